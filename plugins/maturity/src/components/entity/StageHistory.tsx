import { Text } from '@backstage/ui';
import {
  Assessment,
  Model,
  StageChange,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { formatDate } from '../../format/times';
import { Section } from '../../layout/Section';
import { AnswerView } from '../../states/AnswerView';
import { useTexts } from '../../translation';
import styles from './StageHistory.module.css';
import {
  RemixiconComponentType,
  RiArrowDownLine,
  RiArrowUpLine,
  RiFlagLine,
  RiQuestionMark,
  RiRulerLine,
} from '@remixicon/react';
import { RelativeTime } from '../../format/RelativeTime';
import { StageChangeCauses } from './StageChangeCauses';
import { useStageHistory } from '../../queries/queries';

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
function StageChangeItem(props: { change: StageChange; model: Model }) {
  const t = useTexts();
  const { change, model } = props;
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
          <StageChangeCauses change={change} model={model} />
        )}
      </div>
    </li>
  );
}

/** The changes of the stage with the checks that caused them, newest first. */
export function StageHistory(props: {
  entityRef: string;
  model: Model;
  assessment?: Assessment;
}) {
  const t = useTexts();
  const { entityRef, model, assessment } = props;
  return (
    <Section
      title={t('entity.history.title')}
      aside={
        assessment?.stageSince && (
          <Text variant="body-small" color="secondary">
            {t('entity.history.since', {
              date: formatDate(assessment.stageSince),
            })}
          </Text>
        )
      }
    >
      <AnswerView
        answer={useStageHistory(entityRef, model.id)}
        loading={t('entity.history.loading')}
        placeholder="4rem"
        failed={t('entity.history.failed')}
      >
        {({ items }) =>
          items.length === 0 ? (
            <Text color="secondary">{t('entity.history.empty')}</Text>
          ) : (
            <ol className={styles.changes}>
              {items.map((change, index) => (
                <StageChangeItem
                  // Counted from the oldest: newer ones are added in front.
                  key={items.length - index}
                  change={change}
                  model={model}
                />
              ))}
            </ol>
          )
        }
      </AnswerView>
    </Section>
  );
}
