import { quantilesOf } from '../statistics/quantiles';
import { NotMeasuredReason } from '../types';
import { Reading } from './types';

export function notMeasured(reason: NotMeasuredReason): Reading {
  return { status: 'notMeasured', reason };
}

/** The median of durations in milliseconds, of which there is at least one. */
export function readDurations(
  milliseconds: readonly number[],
  more: { readonly open?: number } = {},
): Reading {
  const seconds = milliseconds.map(duration => duration / 1_000);
  const quantiles = quantilesOf(Float64Array.from(seconds).sort());
  return {
    status: 'measured',
    value: quantiles.p50,
    size: seconds.length,
    sample: { kind: 'durations', seconds },
    quantiles,
    ...more,
  };
}

/** A share of at least one. */
export function readShare(count: number, total: number): Reading {
  return {
    status: 'measured',
    value: count / total,
    size: total,
    sample: { kind: 'share', count, total },
  };
}
