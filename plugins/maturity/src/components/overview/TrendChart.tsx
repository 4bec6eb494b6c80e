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
import { EndLabels } from './EndLabels';
import styles from './Trend.module.css';
import { TrendTip } from './TrendTip';
import { formatDate } from '../../format/times';
import { formatNumber } from '../../format/numbers';
import { toSlices } from '../../charts/stageCounts';
import { stageFill } from '../../charts/tone';

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

/**
 * Stages over time as stacked areas, the highest at the bottom: an edge that
 * rises says that more stand at that stage or above. The edge of the chosen
 * stage is the strong one.
 */
export function TrendChart(props: {
  model: Model;
  items: readonly TrendPoint[];
  /** 1-based rank whose edge is drawn strong. */
  atLeast: number;
  /** A day to mark. */
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
