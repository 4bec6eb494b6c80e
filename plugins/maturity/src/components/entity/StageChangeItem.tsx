import { useTranslationRef } from '@backstage/frontend-plugin-api';
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
} from '@remixicon/react';
import { maturityTranslationRef } from '../../translation';
import { RelativeTime } from '../format';
import { outcomes } from '../outcome';
import styles from './StageHistory.module.css';

type Direction = 'up' | 'down' | 'first' | 'lost';

const icons = {
  up: RiArrowUpLine,
  down: RiArrowDownLine,
  first: RiFlagLine,
  lost: RiQuestionMark,
} as const satisfies Record<Direction, RemixiconComponentType>;

function directionOf(change: StageChange, model: Model): Direction {
  const rankOf = (id: string) => model.stages.findIndex(s => s.id === id);
  if (change.to === undefined) {
    return 'lost';
  }
  if (change.from === undefined) {
    return 'first';
  }
  return rankOf(change.to) > rankOf(change.from) ? 'up' : 'down';
}

/** One change of stage with the checks that caused it. */
export function StageChangeItem(props: { change: StageChange; model: Model }) {
  const { t } = useTranslationRef(maturityTranslationRef);
  const { change, model } = props;
  const direction = directionOf(change, model);
  const Icon = icons[direction];
  const titles = new Map(
    model.stages.flatMap(stage => [
      [stage.id, stage.title] as const,
      ...stage.checks.map(check => [check.id, check.title] as const),
    ]),
  );
  const to = titles.get(change.to ?? '') ?? change.to ?? '';
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
          <ul className={styles.causes}>
            {change.checks.map(({ id, from, to: outcome }) => {
              const check = titles.get(id) ?? id;
              const after = outcome && t(outcomes[outcome].word);
              const before = from && t(outcomes[from].word);
              return (
                <li key={id}>
                  {before
                    ? t('entity.history.change', {
                        check,
                        from: before,
                        to: after ?? '–',
                      })
                    : t('entity.history.appeared', { check, to: after ?? '–' })}
                </li>
              );
            })}
          </ul>
        )}
      </div>
    </li>
  );
}
