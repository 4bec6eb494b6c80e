import { CountedDelivery, NotMeasuredReason } from '../types';
import { DeliveryEvent } from '../events';
import { DeliveryQuantiles, Reading } from './types';

export function notMeasured(reason: NotMeasuredReason): Reading {
  return { status: 'notMeasured', reason };
}

/** Reads the median of at least one duration in milliseconds. */
export function readDurations(
  milliseconds: readonly number[],
  more: { readonly open?: number } = {},
): Reading {
  const seconds = milliseconds.map(duration => duration / 1_000);
  const quantiles = readQuantiles(Float64Array.from(seconds).sort());
  return {
    status: 'measured',
    value: quantiles.p50,
    size: seconds.length,
    sample: { kind: 'durations', seconds },
    quantiles,
    ...more,
  };
}

/** Reads a share; `total` is at least 1. */
export function readShare(count: number, total: number): Reading {
  return {
    status: 'measured',
    value: count / total,
    size: total,
    sample: { kind: 'share', count, total },
  };
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
export function counted(event: DeliveryEvent, at: number): CountedDelivery {
  return { source: event.source, ...linkTo(event, at) };
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
