import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  DeliveryMetricId,
  GetDeliveryDistributionResponse,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { maturityTranslationRef } from '../../translation';
import { RulerScale } from '../../delivery/RulerScale';
import { metricIds } from '../../delivery/rulerScale';
import { useMeasureWords } from '../../delivery/useMeasureWords';
import { ChartPanel } from '../../charts/ChartPanel';
import { useOrg } from '../../orgFrame/OrgContext';
import { useOrgLinks } from '../../url/useOrgLinks';
import { stageRowsOf } from './stageRows';
import { StagesLegend } from './StagesLegend';
import styles from './StagesPanel.module.css';
import { StagesTable } from './StagesTable';
import { StageStrip } from './StageStrip';

function MetricByStage(props: {
  metric: DeliveryMetricId;
  answer: GetDeliveryDistributionResponse;
}) {
  const { metric, answer } = props;
  const words = useMeasureWords();
  const links = useOrgLinks();
  const { model } = useOrg();
  return (
    <section aria-label={words.title(metric)}>
      <h3 className={styles.title}>{words.title(metric)}</h3>
      <ul className={styles.rows}>
        {stageRowsOf(model, answer, metric).map(row => (
          <StageStrip
            key={row.id}
            row={row}
            href={links.services({ stage: [row.id] })}
          />
        ))}
      </ul>
      <div className={styles.row} aria-hidden="true">
        <span className={styles.scale}>
          <RulerScale metric={metric} />
        </span>
      </div>
    </section>
  );
}

/** Where the services of each stage stand on the rulers: what comes with moving up. */
export function StagesPanel(props: {
  answer: GetDeliveryDistributionResponse;
  isStale: boolean;
}) {
  const { answer, isStale } = props;
  const { t } = useTranslationRef(maturityTranslationRef);
  const { model } = useOrg();
  return (
    <ChartPanel
      title={t('delivery.stages.title')}
      text={t('delivery.stages.text')}
      isStale={isStale}
      table={<StagesTable model={model} answer={answer} />}
    >
      <div className={styles.metrics}>
        {metricIds.map(metric => (
          <MetricByStage key={metric} metric={metric} answer={answer} />
        ))}
        <StagesLegend />
      </div>
    </ChartPanel>
  );
}
