import {
  DeliveryMetricId,
  deliveryRulers,
  DeliveryRuler,
} from '@platform-maturity/backstage-plugin-maturity-common';

const MINUTE = 60;
const DAY = 86_400;
const YEAR = 365 * DAY;

/** Where the open ends of the rulers are drawn; what lies further out stands at the edge. */
const ends = {
  seconds: { best: MINUTE, worst: 2 * YEAR },
  perDay: { best: 24, worst: 1 / 730 },
  share: { best: 0, worst: 1 },
} as const satisfies Record<
  DeliveryRuler['unit'],
  { best: number; worst: number }
>;

/** The metrics in the order in which DORA's guide tells them. */
export const metricIds = Object.values(deliveryRulers).map(
  ({ metric }) => metric,
) as readonly DeliveryMetricId[];

/** DORA's two groups. */
export const metricGroups = {
  throughput: metricIds.slice(0, 3),
  instability: metricIds.slice(3),
} as const;

/** The steps from the worst to the best, as they are drawn: further right is better. */
export function stepsAsDrawn(ruler: DeliveryRuler) {
  return ruler.steps.map((step, index) => ({ ...step, index })).reverse();
}

/** Between which values a step lies, the worse one first. */
function boundsOf(ruler: DeliveryRuler, step: number) {
  const { best, worst } = ends[ruler.unit];
  return {
    worse: ruler.steps[step].limit ?? worst,
    better: step === 0 ? best : ruler.steps[step - 1].limit ?? best,
  };
}

/** How far a value has come from one bound to the other: 0 to 1. */
function progress(
  { unit }: DeliveryRuler,
  value: number,
  { worse, better }: { worse: number; better: number },
): number {
  // What grows by factors is read by factors.
  const scaled = unit === 'share' ? (x: number) => x : Math.log;
  if (unit !== 'share' && value <= 0) {
    return unit === 'seconds' ? 1 : 0;
  }
  const way =
    (scaled(value) - scaled(worse)) / (scaled(better) - scaled(worse));
  return Math.min(1, Math.max(0, way));
}

/**
 * Where a value stands on its ruler, from 0 at the worst end to 1 at the best.
 * All steps are equally wide.
 */
export function positionOn(ruler: DeliveryRuler, value: number): number {
  const { steps, lowerIsBetter } = ruler;
  const found = steps.findIndex(
    ({ limit }) =>
      limit === undefined || (lowerIsBetter ? value < limit : value >= limit),
  );
  const step = found === -1 ? steps.length - 1 : found;
  const before = steps.length - 1 - step;
  return (
    (before + progress(ruler, value, boundsOf(ruler, step))) / steps.length
  );
}

/** The values between two steps, from the worst to the best. */
export function limitsOf(ruler: DeliveryRuler): readonly number[] {
  return ruler.steps
    .flatMap(({ limit }) => (limit === undefined ? [] : limit))
    .reverse();
}
