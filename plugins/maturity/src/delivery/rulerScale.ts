import {
  DeliveryMetricId,
  deliveryScales,
  DeliveryScale,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { scaleLinear, scaleLog } from 'd3-scale';

const MINUTE = 60;
const DAY = 86_400;
const YEAR = 365 * DAY;

/** The positions of the open ends of the scales; values beyond them are drawn at the edge. */
const ends = {
  seconds: { best: MINUTE, worst: 2 * YEAR },
  perDay: { best: 24, worst: 1 / 730 },
  share: { best: 0, worst: 1 },
} as const satisfies Record<
  DeliveryScale['unit'],
  { best: number; worst: number }
>;

/** The metrics in the order of DORA's guide. */
export const metricIds = Object.values(deliveryScales).map(
  ({ metric }) => metric,
) as readonly DeliveryMetricId[];

/** DORA's two groups. */
export const metricGroups = {
  throughput: metricIds.slice(0, 3),
  instability: metricIds.slice(3),
} as const;

/** The bands from the worst to the best, as they are drawn: right is better. */
export function stepsAsDrawn(ruler: DeliveryScale) {
  return ruler.bands.map((step, index) => ({ ...step, index })).reverse();
}

/** The position of a value on its scale, from 0 (worst) to 1 (best); bands are equally wide. */
export function positionOn(ruler: DeliveryScale, value: number): number {
  const { best, worst } = ends[ruler.unit];
  const domain = [worst, ...readLimits(ruler), best];
  const range = domain.map((_, index) => index / (domain.length - 1));
  const scale = ruler.unit === 'share' ? scaleLinear() : scaleLog();
  return scale.domain(domain).range(range).clamp(true)(value);
}

/** The limits between the bands, from the worst to the best. */
export function readLimits(ruler: DeliveryScale): readonly number[] {
  return ruler.bands
    .flatMap(({ limit }) => (limit === undefined ? [] : limit))
    .reverse();
}
