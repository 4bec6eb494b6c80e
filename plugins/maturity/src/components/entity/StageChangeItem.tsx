import { Text } from '@backstage/ui';
import {
  Model,
  StageChange,
} from '@platform-maturity/backstage-plugin-maturity-common';
import {
  RemixiconComponentType,
  RiArrowDownLine,
  RiArrowUpLine,
  RiFlagLine,
  RiQuestionMark,
  RiRulerLine,
} from '@remixicon/react';
import { useTexts } from '../../translation';
import { FactNames } from '../../evidence/sourceTitles';
import { RelativeTime } from '../../format/RelativeTime';
import { StageChangeCauses } from './StageChangeCauses';
import styles from './StageHistory.module.css';

type Direction = 'up' | 'down' | 'measured' | 'first' | 'lost';

const icons = {
  up: RiArrowUpLine,
  down: RiArrowDownLine,
  measured: RiRulerLine,
  first: RiFlagLine,
  lost: RiQuestionMark,
} as const satisfies Record<Direction, RemixiconComponentType>;

function readDirection(change: StageChange, model: Model): Direction {
  const findRank = (id: string) => model.stages.findIndex(s => s.id === id);
  if (change.to === undefined) {
    return 'lost';
  }
  if (change.from === undefined) {
    return 'first';
  }
  // Nothing got better or worse where nobody had looked before.
  const isFirstLook = change.checks.every(
    ({ from }) => from === undefined || from === 'unknown',
  );
  if (isFirstLook && change.checks.length > 0) {
    return 'measured';
  }
  return findRank(change.to) > findRank(change.from) ? 'up' : 'down';
}

/** One change of stage with the checks that caused it. */
export function StageChangeItem(props: {
  change: StageChange;
  model: Model;
  names: FactNames;
}) {
  const t = useTexts();
  const { change, model, names } = props;
  const direction = readDirection(change, model);
  const Icon = icons[direction];
  const stage = model.stages.find(({ id }) => id === change.to);
  const to = stage?.title ?? change.to ?? '';
  return (
    <li className={styles.change} data-direction={direction}>
      <span className={styles.icon} aria-hidden>
        <Icon />
      </span>
      <div className={styles.text}>
        <Text weight="bold">{t(`entity.history.${direction}`, { to })}</Text>
        <Text variant="body-small" color="secondary">
          <RelativeTime instant={change.at} />
        </Text>
        {direction !== 'first' && (
          <StageChangeCauses change={change} model={model} names={names} />
        )}
      </div>
    </li>
  );
}
