import { Text } from '@backstage/ui';
import {
  Assessment,
  Model,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { FactNames } from '../../evidence/sourceTitles';
import { formatDate } from '../../format/times';
import { Section } from '../../layout/Section';
import { useStageHistory } from '../../queries/entityQueries';
import { AnswerView } from '../../states/AnswerView';
import { useTexts } from '../../translation';
import { StageChangeItem } from './StageChangeItem';
import styles from './StageHistory.module.css';

/** The changes of the stage with the checks that caused them, newest first. */
export function StageHistory(props: {
  entityRef: string;
  model: Model;
  assessment?: Assessment;
  names: FactNames;
}) {
  const t = useTexts();
  const { entityRef, model, assessment, names } = props;
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
                  names={names}
                />
              ))}
            </ol>
          )
        }
      </AnswerView>
    </Section>
  );
}
