import {
  Model,
  TrendPoint,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { ticks } from 'd3-array';
import { useId } from 'react';
import {
  Area,
  AreaChart,
  CartesianGrid,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { useTexts } from '../../translation';
import styles from './Trend.module.css';
import { formatDate } from '../../format/times';
import { formatNumber, formatShare } from '../../format/numbers';
import { toSlices, countAtLeast, stageFill } from '../../charts/stageCounts';
import { useStageWords } from '../../names/useEntityWords';

/** One day of the trend in numbers, as the cursor passes it. */
function TrendTip(props: { model: Model; point: TrendPoint; atLeast: number }) {
  const { model, point, atLeast } = props;
  const t = useTexts();
  const stageWords = useStageWords();
  const reached = countAtLeast(model, point, atLeast);
  const rows = [
    {
      key: 'atLeast',
      words: t('overview.trend.atLeast', { rank: String(atLeast) }),
      count: reached,
    },
    ...toSlices(model, point).map(slice => ({
      key: slice.id,
      words: stageWords(slice),
      count: slice.count,
    })),
  ];
  return (
    <div className={styles.tip}>
      <span className={styles.tipDay}>{formatDate(point.day)}</span>
      <dl>
        {rows.map(({ key, words, count }) => (
          <div key={key}>
            <dt>{words}</dt>
            <dd>{formatNumber(count)}</dd>
            <dd>{formatShare(count, point.total)}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

/** A band lower than this share of the plot has no room for its name. */
const leastShare = 0.06;

/** The number of each stage beside its band, for the eye only: the table says the same. */
function EndLabels(props: {
  model: Model;
  point: TrendPoint;
  /** The count at the full height of the plot. */
  max: number;
  ranks: readonly number[];
}) {
  const { model, point, max, ranks } = props;
  const countsByRank = new Map(
    toSlices(model, point).map(({ rank, count }) => [rank, count]),
  );
  return (
    <ul className={styles.end} aria-hidden="true">
      {[...ranks].reverse().map(rank => {
        const count = countsByRank.get(rank) ?? 0;
        return (
          <li
            key={rank}
            className={styles.endItem}
            style={{ height: `${(100 * count) / max}%` }}
          >
            {count / max >= leastShare && (
              <>
                <span className={styles.endRank}>{rank || '–'}</span>
                {formatNumber(count)}
              </>
            )}
          </li>
        );
      })}
    </ul>
  );
}

const line = 'color-mix(in oklab, var(--bui-fg-primary) 14%, transparent)';

function shortDay(day: string): string {
  return new Intl.DateTimeFormat(undefined, {
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  }).format(new Date(day));
}

/** Two to five whole numbers from 0 on that divide an axis evenly, none above `max`. */
export function toAxisTicks(max: number): number[] {
  return ticks(0, max, 3).filter(Number.isInteger);
}

/** Stages over time as stacked areas, the highest stage at the bottom; the edge of the chosen stage is strong. */
export function TrendChart(props: {
  model: Model;
  items: readonly TrendPoint[];
  /** 1-based rank whose edge is drawn strong. */
  atLeast: number;
  marked?: string;
}) {
  const { model, items, atLeast, marked } = props;
  const t = useTexts();
  // Colons of React's ids would have to be escaped inside url(#…).
  const hatch = `hatch${useId().replaceAll(':', '')}`;
  const count = model.stages.length;
  const data = items.map(point => ({
    point,
    day: point.day,
    counts: new Map(
      toSlices(model, point).map(slice => [slice.rank, slice.count]),
    ),
  }));
  type Datum = (typeof data)[number];
  const ranks = [...model.stages.map((_, index) => count - index), 0];
  const max = Math.max(1, ...items.map(({ total }) => total));

  return (
    <div className={styles.chart}>
      <div className={styles.plot}>
        <ResponsiveContainer
          width="100%"
          height="100%"
          initialDimension={{ width: 640, height: 256 }}
        >
          <AreaChart
            data={data}
            margin={{ top: 8, right: 0, bottom: 0, left: 0 }}
            aria-label={t('overview.trend.chartLabel')}
          >
            <defs>
              <pattern
                id={hatch}
                width="6"
                height="6"
                patternUnits="userSpaceOnUse"
                patternTransform="rotate(45)"
              >
                <path
                  d="M0 0V6"
                  stroke="color-mix(in oklab, var(--bui-fg-primary) 40%, transparent)"
                  strokeWidth="1.5"
                />
              </pattern>
            </defs>
            <CartesianGrid vertical={false} stroke={line} />
            <XAxis
              dataKey="day"
              height={28}
              minTickGap={40}
              tickFormatter={shortDay}
              tickLine={false}
              tickMargin={8}
              stroke={line}
            />
            <YAxis
              width={44}
              domain={[0, max]}
              ticks={toAxisTicks(max)}
              tickFormatter={formatNumber}
              tickLine={false}
              axisLine={false}
            />
            {ranks.map(rank => (
              <Area
                key={rank}
                stackId="stages"
                type="linear"
                dataKey={({ counts }: Datum) => counts.get(rank) ?? 0}
                name={String(rank)}
                fill={rank === 0 ? `url(#${hatch})` : stageFill(rank, count)}
                fillOpacity={1}
                stroke={
                  rank === atLeast
                    ? 'var(--bui-fg-primary)'
                    : 'color-mix(in oklab, var(--bui-accent-bg) 68%, var(--bui-bg-neutral-1))'
                }
                strokeWidth={rank === atLeast ? 2 : 0.5}
                isAnimationActive={false}
                activeDot={false}
              />
            ))}
            {marked && (
              <ReferenceLine
                x={marked}
                stroke="var(--bui-fg-primary)"
                strokeDasharray="4 3"
                label={{
                  value: formatDate(marked),
                  position: 'insideTopLeft',
                  fill: 'var(--bui-fg-primary)',
                  fontSize: 12,
                }}
              />
            )}
            <Tooltip
              isAnimationActive={false}
              cursor={{ stroke: 'var(--bui-fg-primary)' }}
              content={({ active, label }) => {
                const shown = data.find(({ day }) => day === label);
                return active && shown ? (
                  <TrendTip
                    model={model}
                    point={shown.point}
                    atLeast={atLeast}
                  />
                ) : null;
              }}
            />
          </AreaChart>
        </ResponsiveContainer>
      </div>
      <EndLabels
        model={model}
        point={items[items.length - 1]}
        max={max}
        ranks={ranks}
      />
    </div>
  );
}
