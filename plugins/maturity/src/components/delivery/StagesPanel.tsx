import {
  DeliveryMetricId,
  GetDeliveryDistributionResponse,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { CSSProperties } from 'react';
import { ChartPanel } from '../../charts/ChartPanel';
import { LegendEntry, ShapeLegend } from '../../charts/ShapeLegend';
import tone from '../../charts/tone.module.css';
import { RulerScale } from '../../delivery/RulerScale';
import { metricIds } from '../../delivery/rulerScale';
import { useMeasureWords } from '../../delivery/useMeasureWords';
import { useOrg } from '../../orgFrame/OrgContext';
import { useTexts } from '../../translation';
import { useOrgLinks } from '../../url/useOrgLinks';
import { StageStrip } from './StageStrip';
import styles from './StagesPanel.module.css';
import { StagesTable } from './StagesTable';
import { toStageRows } from './stageRows';

/** The legend of the strips, with a caution. */
function StagesLegend() {
  const t = useTexts();
  const shades = (
    <span className={styles.swatches} aria-hidden="true">
      {['100%', '22%'].map(share => (
        <span
          key={share}
          className={`${tone.stage} ${styles.swatch}`}
          style={{ '--maturity-tone': share } as CSSProperties}
        />
      ))}
    </span>
  );
  return (
    <ShapeLegend
      title={t('delivery.spread.legend.title')}
      caution={t('delivery.stages.caution')}
    >
      <LegendEntry shape={shades}>
        {t('delivery.stages.legend.cell')}
      </LegendEntry>
      <LegendEntry shape={<span className={styles.notch} aria-hidden="true" />}>
        {t('delivery.stages.legend.median')}
      </LegendEntry>
    </ShapeLegend>
  );
}

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
        {toStageRows(model, answer, metric).map(row => (
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

/** The delivery metrics by stage. */
export function StagesPanel(props: {
  answer: GetDeliveryDistributionResponse;
  isStale: boolean;
}) {
  const { answer, isStale } = props;
  const t = useTexts();
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
