import { Badge, Text } from '@backstage/ui';
import {
  Assessment,
  Model,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { formatNumber } from '../../format/numbers';
import { findCheck, stepTitle } from '../../names/checks';
import { EntityMaturity } from '../../queries/entityQueries';
import { AggregateKind } from '../../rollup/aggregates';
import { MeasuredMeter } from '../../stage/MeasuredMeter';
import { StageLadderMini } from '../../stage/StageLadderMini';
import { useTexts } from '../../translation';
import styles from './Card.module.css';

/**
 * The first model that applies to an entity, and its assessment. The model is
 * absent where none applies, the assessment where nothing could be measured.
 */
function readFirstStanding({ models, assessments }: EntityMaturity): {
  readonly model?: Model;
  readonly assessment?: Assessment;
} {
  const model = models.items.find(({ id }) =>
    assessments.modelIds.includes(id),
  );
  const assessment = assessments.items.find(
    ({ modelId, rank }) => modelId === model?.id && rank > 0,
  );
  return { model, assessment };
}

/** The stage of an assessment as a small ladder with its title. */
function StageReached(props: { model: Model; assessment: Assessment }) {
  const { model, assessment } = props;
  const t = useTexts();
  const { stages } = model;
  const title = stages.find(({ id }) => id === assessment.stage)?.title ?? '';
  const rank = formatNumber(assessment.rank);
  return (
    <div className={styles.stage}>
      <StageLadderMini
        rank={assessment.rank}
        count={stages.length}
        label={t('common.stageOf', {
          rank,
          stages: formatNumber(stages.length),
          title,
        })}
      />
      <Text weight="bold" variant="body-large">
        {rank} {title}
      </Text>
      <MeasuredMeter measured={assessment.measured} />
    </div>
  );
}

/** The stage by the first model that applies, and the first next step. */
export function CardStanding(props: { maturity: EntityMaturity }) {
  const t = useTexts();
  const { model, assessment } = readFirstStanding(props.maturity);
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
  const check = step && findCheck(model, step.checkId);
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

/** The stage of a system, domain or group itself, apart from its members. */
export function OwnStanding(props: {
  kind: AggregateKind;
  maturity: EntityMaturity;
}) {
  const { kind, maturity } = props;
  const t = useTexts();
  const { model, assessment } = readFirstStanding(maturity);
  return (
    <div className={styles.own}>
      <Text variant="body-small" color="secondary">
        {t(`entity.parts.itself.${kind}`)}
      </Text>
      {model && assessment ? (
        <StageReached model={model} assessment={assessment} />
      ) : (
        <Text variant="body-small">
          {t(model ? 'entity.card.notAssessed' : 'entity.parts.noStage')}
        </Text>
      )}
    </div>
  );
}
