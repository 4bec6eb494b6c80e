import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Badge, Text } from '@backstage/ui';
import { maturityTranslationRef } from '../../translation';
import { EntityMaturity } from '../../queries/useEntityMaturity';
import { stepTitle } from '../../names/stepTitle';
import styles from './Card.module.css';
import { firstStandingOf } from './firstStandingOf';
import { StageReached } from './StageReached';

/** The stage of the first model that applies, and the step that pays most. */
export function CardStanding(props: { maturity: EntityMaturity }) {
  const { t } = useTranslationRef(maturityTranslationRef);
  const { model, assessment } = firstStandingOf(props.maturity);
  if (!model) {
    return <Text color="secondary">{t('entity.card.noModel')}</Text>;
  }
  if (!assessment) {
    return (
      <>
        <Text weight="bold">{t('common.notAssessed')}</Text>
        <Text color="secondary">{t('entity.card.notAssessed')}</Text>
      </>
    );
  }
  const [step] = assessment.nextSteps;
  const check = model.stages
    .flatMap(({ checks }) => checks)
    .find(({ id }) => id === step?.checkId);
  return (
    <>
      <StageReached model={model} assessment={assessment} />
      {check && step ? (
        <div className={styles.next}>
          <Text variant="body-small" color="secondary">
            {t(
              step.outcome === 'unknown'
                ? 'entity.card.unknownNext'
                : 'entity.card.next',
            )}
          </Text>
          <Text className={styles.title}>{stepTitle(check)}</Text>
          <Badge size="small">{t(`common.effort.${step.effort}`)}</Badge>
        </div>
      ) : (
        <Text color="secondary">{t('entity.card.top')}</Text>
      )}
    </>
  );
}
