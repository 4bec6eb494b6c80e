import {
  DeliveryMetricId,
  GetDeliveryDistributionResponse,
  deliveryScales,
  Model,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { CSSProperties } from 'react';
import { ChartPanel } from '../../charts/ChartPanel';
import tone from '../../charts/tone.module.css';
import { metricIds, positionOn, stepsAsDrawn } from '../../delivery/rulerScale';
import { useMeasureWords, useStepCounts } from '../../delivery/useMeasureWords';
import { useOrg } from '../../orgFrame/OrgContext';
import { useTexts } from '../../translation';
import styles from './StagesPanel.module.css';
import { toStageRows, StageRow } from './stageRows';
import { LegendEntry, ShapeLegend } from '../../charts/Legend';
import { RulerScale } from '../../delivery/MetricRuler';
import { formatNumber } from '../../format/numbers';
import { DataRow, DataTable } from '../../charts/DataTable';
import { Link } from 'react-router-dom';
import { useStageWords } from '../../names/useEntityWords';
import { useOrgLinks } from '../../url/orgQuery';

/** Fewer measured services than this say little of a stage. */
const few = 5;

function Cells(props: { row: StageRow }) {
  const { metric, byBands, measured, quartiles } = props.row.distribution;
  const t = useTexts();
  const words = useMeasureWords();
  const ruler = deliveryScales[metric];
  return (
    <>
      {stepsAsDrawn(ruler).map(({ id, index }) => {
        const count = byBands[index] ?? 0;
        const share = measured > 0 ? count / measured : 0;
        return (
          <span
            key={id}
            className={count > 0 ? `${tone.stage} ${styles.cell}` : styles.cell}
            style={
              {
                '--maturity-tone': `${Math.round(14 + 86 * share)}%`,
              } as CSSProperties
            }
            title={t('delivery.spread.bar', {
              shown: formatNumber(count),
              step: words.step(metric, index),
            })}
          >
            {count > 0 && formatNumber(count)}
          </span>
        );
      })}
      {quartiles && measured >= few && (
        <span
          className={styles.median}
          style={{ '--at': positionOn(ruler, quartiles[1]) } as CSSProperties}
        />
      )}
    </>
  );
}

/** The services of one stage on a metric's scale, as cells. */
function StageStrip(props: { row: StageRow; href: string }) {
  const { row, href } = props;
  const t = useTexts();
  const words = useMeasureWords();
  const stage = useStageWords()(row);
  const steps = useStepCounts(row.distribution);
  const { metric, measured } = row.distribution;
  const told = { metric: words.title(metric), stage };
  return (
    <li className={styles.row}>
      <Link to={href} className={styles.stage} title={stage}>
        {row.rank === 0
          ? t('common.notAssessed')
          : `${formatNumber(row.rank)} ${row.title}`}
      </Link>
      <span
        className={styles.strip}
        role="img"
        aria-label={
          measured > 0
            ? t('delivery.stages.strip', { ...told, steps })
            : t('delivery.stages.stripNone', told)
        }
      >
        <Cells row={row} />
      </span>
      <span className={styles.count}>
        {measured > 0
          ? t('delivery.stages.measured', { shown: formatNumber(measured) })
          : t('delivery.stages.none')}
        {measured > 0 && measured < few && ` (${t('delivery.stages.few')})`}
      </span>
    </li>
  );
}

/** The metrics at each stage in numbers; the steps from the best to the worst. */
function StagesTable(props: {
  model: Model;
  answer: GetDeliveryDistributionResponse;
}) {
  const { model, answer } = props;
  const t = useTexts();
  const words = useMeasureWords();
  const stageWords = useStageWords();
  return (
    <>
      {metricIds.map(metric => (
        <DataTable
          key={metric}
          isNumeric
          columns={[
            words.title(metric),
            ...deliveryScales[metric].bands.map((_, step) =>
              words.step(metric, step),
            ),
            t('delivery.stages.middle'),
            t('delivery.spread.table.measured'),
          ]}
        >
          {toStageRows(model, answer, metric).map(row => {
            const { byBands, quartiles, measured } = row.distribution;
            return (
              <DataRow
                key={row.id}
                cells={[
                  stageWords(row),
                  ...byBands.map(formatNumber),
                  quartiles ? words.value(metric, quartiles[1]) : '–',
                  formatNumber(measured),
                ]}
              />
            );
          })}
        </DataTable>
      ))}
    </>
  );
}

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
