import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Badge, Text } from '@backstage/ui';
import { maturityTranslationRef } from '../../translation';
import { EntityMaturity } from '../entity/useEntityMaturity';
import { formatNumber } from '../format';
import { MeasuredMeter, StageLadderMini, stepTitle } from '../stage';
import styles from './EntityMaturityCard.module.css';

/** The stage of the first model that applies, and the step that pays most. */
export function CardStanding(props: { maturity: EntityMaturity }) {
  const { t } = useTranslationRef(maturityTranslationRef);
  const { models, assessments } = props.maturity;
  const model = models.items.find(({ id }) =>
    assessments.modelIds.includes(id),
  );
  if (!model) {
    return <Text color="secondary">{t('entity.card.noModel')}</Text>;
  }
  const assessment = assessments.items.find(item => item.modelId === model.id);
  if (!assessment || assessment.rank === 0) {
    return (
      <>
        <Text weight="bold">{t('common.notAssessed')}</Text>
        <Text color="secondary">{t('entity.card.notAssessed')}</Text>
      </>
    );
  }
  const stage = model.stages.find(({ id }) => id === assessment.stage);
  const [step] = assessment.nextSteps;
  const check = model.stages
    .flatMap(({ checks }) => checks)
    .find(({ id }) => id === step?.checkId);
  const rank = formatNumber(assessment.rank);
  return (
    <>
      <div className={styles.stage}>
        <StageLadderMini
          rank={assessment.rank}
          count={model.stages.length}
          label={t('common.stageOf', {
            rank,
            stages: formatNumber(model.stages.length),
            title: stage?.title ?? '',
          })}
        />
        <Text weight="bold" variant="body-large">
          {rank} {stage?.title}
        </Text>
        <MeasuredMeter measured={assessment.measured} />
      </div>
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
