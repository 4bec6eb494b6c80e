import { deliveryScales } from '@platform-maturity/backstage-plugin-maturity-common';
import { CSSProperties } from 'react';
import { Link } from 'react-router-dom';
import { useTexts } from '../../translation';
import { positionOn, stepsAsDrawn } from '../../delivery/rulerScale';
import { useMeasureWords } from '../../delivery/useMeasureWords';
import { useStepCounts } from '../../delivery/useStepCounts';
import tone from '../../charts/tone.module.css';
import { useStageWords } from '../../names/useStageWords';
import { StageRow } from './stageRows';
import styles from './StagesPanel.module.css';
import { formatNumber } from '../../format/numbers';

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

/** The services of one stage on a metric's ruler, as cells. */
export function StageStrip(props: { row: StageRow; href: string }) {
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
