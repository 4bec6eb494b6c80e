import { Text } from '@backstage/ui';
import {
  AssessmentSummary,
  Model,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { useId } from 'react';
import { useTexts } from '../translation';
import { EntityName } from '../names/EntityName';
import { useStageWords } from '../names/useStageWords';
import { StageLadderMini } from '../stage/StageLadderMini';
import styles from './Rollup.module.css';
import { findCheck, stepTitle } from '../names/checks';

/** The members at the lowest stages, each with its first next step. */
export function WeakestMembers(props: {
  model: Model;
  members: readonly AssessmentSummary[];
}) {
  const { model, members } = props;
  const t = useTexts();
  const stageWords = useStageWords();
  const titleId = useId();
  const below = members.filter(({ rank }) => rank < model.stages.length);
  if (below.length === 0) {
    return null;
  }
  return (
    <section aria-labelledby={titleId}>
      <Text
        as="h4"
        id={titleId}
        variant="body-small"
        color="secondary"
        className={styles.title}
      >
        {t('entity.parts.weakest')}
      </Text>
      <ul className={styles.weakest}>
        {below.map(({ entityRef, rank, nextSteps }) => {
          const step = nextSteps[0] && findCheck(model, nextSteps[0]);
          const title = model.stages[rank - 1]?.title;
          return (
            <li key={entityRef} className={styles.part}>
              <StageLadderMini
                rank={rank}
                count={model.stages.length}
                label={stageWords({ rank, title })}
              />
              <span className={styles.name}>
                <EntityName entityRef={entityRef} defaultKind="component" />
                {step && (
                  <Text variant="body-small" color="secondary">
                    {stepTitle(step)}
                  </Text>
                )}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
