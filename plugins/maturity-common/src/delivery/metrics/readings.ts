import { CountedDelivery, NotMeasuredReason } from '../types';
import { DeliveryEvent } from '../events';
import { DeliveryQuantiles, Reading, TimedValue } from './types';

export function notMeasured(
  reason: NotMeasuredReason,
  since?: string,
): Reading {
  return { status: 'notMeasured', reason, ...(since && { since }) };
}

/**
 * Reads the median of at least one duration in milliseconds.
 *
 * @param independent - durations for comparisons; default: all
 */
export function readDurations(
  milliseconds: readonly TimedValue[],
  { independent = milliseconds }: { independent?: readonly TimedValue[] } = {},
) {
  const quantiles = readQuantiles(
    Float64Array.from(milliseconds, ({ value }) => value / 1_000).sort(),
  );
  return {
    status: 'measured',
    value: quantiles.p50,
    size: milliseconds.length,
    sample: {
      kind: 'durations',
      seconds: independent.map(({ at, value }) => ({
        at,
        value: value / 1_000,
      })),
    },
    quantiles,
  } as const satisfies Reading;
}

/** Reads the share of the items that hit; there is at least one item. */
export function readShare<T extends { readonly at: number }>(
  items: readonly T[],
  isHit: (item: T) => boolean,
) {
  const hits = items.map(item => ({
    at: item.at,
    value: Number(isHit(item)),
  }));
  const count = hits.reduce((sum, { value }) => sum + value, 0);
  return {
    status: 'measured',
    value: count / hits.length,
    size: hits.length,
    sample: { kind: 'share', hits },
  } as const satisfies Reading;
}

/**
 * Computes a quantile of sorted numbers by linear interpolation between the two
 * nearest: type 7 of Hyndman and Fan, the default of R and of spreadsheets.
 */
export function quantile(sorted: ArrayLike<number>, share: number): number {
  const place = (sorted.length - 1) * share;
  const below = Math.floor(place);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
}

export function readQuantiles(sorted: ArrayLike<number>): DeliveryQuantiles {
  return {
    p25: quantile(sorted, 0.25),
    p50: quantile(sorted, 0.5),
    p75: quantile(sorted, 0.75),
    p90: quantile(sorted, 0.9),
  };
}

/** Describes a counted event: its source, id, title and link. */
export function counted(
  event: DeliveryEvent,
  at: number,
  parts: number = 1,
): CountedDelivery {
  return {
    source: event.source,
    ...linkTo(event, at),
    ...(parts > 1 && { parts }),
  };
}

/** Describes a linked event. */
export function linkTo(
  event: DeliveryEvent,
  at: number,
): NonNullable<CountedDelivery['with']> {
  const { kind, externalId, title, url } = event;
  return {
    kind,
    externalId,
    ...(title !== undefined && { title }),
    ...(url !== undefined && { url }),
    at: new Date(at).toISOString(),
  };
}
