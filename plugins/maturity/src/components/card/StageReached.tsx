import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import {
  Assessment,
  Model,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { maturityTranslationRef } from '../../translation';
import { formatNumber } from '../../format/format';
import { MeasuredMeter } from '../../stage/MeasuredMeter';
import { StageLadderMini } from '../../stage/StageLadderMini';
import styles from './Card.module.css';

/** The stage that an assessment comes to, as a small ladder with its words. */
export function StageReached(props: { model: Model; assessment: Assessment }) {
  const { model, assessment } = props;
  const { t } = useTranslationRef(maturityTranslationRef);
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
