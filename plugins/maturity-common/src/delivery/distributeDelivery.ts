import { DeliveryDistribution } from '../api/delivery';
import { deliveryScales } from './scales';
import { DELIVERY_METRICS } from './choices';
import { quantile } from './metrics/readings';
import { DeliverySummary } from './summarizeDelivery';
import { NotMeasuredReason } from './types';
import { DeliveryMetricId, DeliveryWindowDays } from './choices';

/** Counts one metric over many entities. */
class Tally {
  readonly #values: number[] = [];
  readonly #byBands: number[];
  readonly #reasons = new Map<NotMeasuredReason, number>();
  readonly #trends = { better: 0, steady: 0, worse: 0, notComparable: 0 };

  constructor(private readonly metric: DeliveryMetricId) {
    this.#byBands = deliveryScales[metric].bands.map(() => 0);
  }

  add(summary: DeliverySummary[DeliveryWindowDays][number]) {
    if (typeof summary === 'string') {
      this.#reasons.set(summary, (this.#reasons.get(summary) ?? 0) + 1);
      return;
    }
    // By index: destructuring an array is slower, and this runs for each
    // entity.
    const band = summary[1];
    this.#values.push(summary[0]);
    this.#byBands[band] = (this.#byBands[band] ?? 0) + 1;
    this.#trends[summary[2] ?? 'notComparable']++;
  }

  distribution(): DeliveryDistribution {
    const sorted = Float64Array.from(this.#values).sort();
    return {
      metric: this.metric,
      byBands: this.#byBands,
      ...(sorted.length > 0 && {
        quartiles: [
          quantile(sorted, 0.25),
          quantile(sorted, 0.5),
          quantile(sorted, 0.75),
        ] as const,
      }),
      measured: sorted.length,
      notMeasured: Object.fromEntries(this.#reasons),
      trends: this.#trends,
    };
  }
}

/**
 * Computes the distribution of each metric over entities. It contains no
 * average: if half the entities need an hour and half need a month, none of
 * them needs two weeks.
 *
 * @param summaries - one per entity, `undefined` without events
 * @public
 */
export function distributeDelivery(
  summaries: Iterable<DeliverySummary | undefined>,
  days: DeliveryWindowDays,
): DeliveryDistribution[] {
  const tallies = DELIVERY_METRICS.map(id => new Tally(id));
  for (const summary of summaries) {
    const metrics = summary?.[days];
    for (let index = 0; index < tallies.length; index++) {
      tallies[index].add(metrics?.[index] ?? 'noEvents');
    }
  }
  return tallies.map(tally => tally.distribution());
}
