import {
  DeliveryMetricId,
  DeliveryPoint,
  deliveryScales,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { useTexts } from '../translation';
import { useMeasureWords } from './useMeasureWords';
import styles from './TrendLine.module.css';
import { formatDate } from '../format/times';
import { formatNumber } from '../format/numbers';
import { positionOn } from './rulerScale';

/** A measured week of a trend line, on a picture of the size 1 × 1 with the origin at the top left. */
interface TrendDot {
  readonly x: number;
  readonly y: number;
}

/** Less difference than a band of the scale is not drawn larger than it is. */
const leastSpan = 1 / 6;

/** The stretches of weeks without a gap, each a line or, for one week, a dot. Higher is a higher value. */
export function trendRuns(
  metric: DeliveryMetricId,
  points: readonly DeliveryPoint[],
): readonly (readonly TrendDot[])[] {
  const ruler = deliveryScales[metric];
  const positions = points.map(({ measure }) =>
    measure.status === 'measured'
      ? positionOn(ruler, measure.value) * (ruler.lowerIsBetter ? -1 : 1)
      : undefined,
  );
  const known = positions.filter(position => position !== undefined);
  const middle = (Math.min(...known) + Math.max(...known)) / 2;
  const span = Math.max(leastSpan, Math.max(...known) - Math.min(...known));
  const runs: TrendDot[][] = [];
  let run: TrendDot[] | undefined;
  for (const [week, position] of positions.entries()) {
    if (position === undefined) {
      run = undefined;
      continue;
    }
    if (!run) {
      run = [];
      runs.push(run);
    }
    run.push({
      x: points.length > 1 ? week / (points.length - 1) : 1,
      y: 0.5 - (position - middle) / span,
    });
  }
  return runs;
}

const width = 132;
const height = 32;
const margin = 2;

const toX = ({ x }: TrendDot) => margin + x * (width - 2 * margin);
const toY = ({ y }: TrendDot) => margin + y * (height - 2 * margin);

function toPath(run: readonly TrendDot[]): string {
  return run
    .map((dot, index) =>
      [index === 0 ? 'M' : 'L', toX(dot).toFixed(1), toY(dot).toFixed(1)].join(
        ' ',
      ),
    )
    .join(' ');
}

function useLabel(
  metric: DeliveryMetricId,
  points: readonly DeliveryPoint[],
): string {
  const t = useTexts();
  const words = useMeasureWords();
  const measured = points.flatMap(({ from, measure }) =>
    measure.status === 'measured'
      ? { day: formatDate(from), value: words.value(metric, measure.value) }
      : [],
  );
  const told = {
    metric: words.title(metric),
    weeks: formatNumber(points.length),
  };
  const [first] = measured;
  const last = measured[measured.length - 1];
  if (!first) {
    return t('delivery.line.none', told);
  }
  return measured.length === 1
    ? t('delivery.line.one', { ...told, last: last.value, to: last.day })
    : t('delivery.line.label', {
        ...told,
        measured: formatNumber(measured.length),
        first: first.value,
        from: first.day,
        last: last.value,
        to: last.day,
      });
}

/** The highest and the lowest week, at the ends of the axis. */
function Axis(props: {
  metric: DeliveryMetricId;
  points: readonly DeliveryPoint[];
}) {
  const { metric, points } = props;
  const words = useMeasureWords();
  const values = points.flatMap(({ measure }) =>
    measure.status === 'measured' ? measure.value : [],
  );
  const ends = [...new Set([Math.max(...values), Math.min(...values)])];
  return values.length === 0 ? null : (
    <span className={styles.axis} aria-hidden="true">
      {ends.map(value => (
        <span key={value}>{words.value(metric, value)}</span>
      ))}
    </span>
  );
}

/** A metric week by week: the line goes where the value goes, and crosses no week without data. */
export function TrendLine(props: {
  metric: DeliveryMetricId;
  points: readonly DeliveryPoint[];
}) {
  const { metric, points } = props;
  const label = useLabel(metric, points);
  const runs = trendRuns(metric, points);
  const lastRun = runs[runs.length - 1] ?? [];
  const last = lastRun[lastRun.length - 1];
  return (
    <span className={styles.chart}>
      <Axis metric={metric} points={points} />
      <svg
        className={styles.line}
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={label}
      >
        <title>{label}</title>
        <line
          className={styles.base}
          x1={margin}
          x2={width - margin}
          y1={height - 1}
          y2={height - 1}
        />
        {runs.map(run =>
          run.length > 1 ? (
            <path key={run[0].x} className={styles.run} d={toPath(run)} />
          ) : (
            <circle
              key={run[0].x}
              className={styles.dot}
              cx={toX(run[0])}
              cy={toY(run[0])}
              r={1.5}
            />
          ),
        )}
        {last && (
          <circle
            className={styles.last}
            cx={toX(last)}
            cy={toY(last)}
            r={3}
            data-testid="last-week"
          />
        )}
      </svg>
    </span>
  );
}
