import { DAY } from '../model/instant';

/**
 * A period of whole UTC days, in milliseconds since the epoch: `from` is
 * included, `to` is not. A UTC day always has 24 hours, so all windows have the
 * same length.
 */
export interface Period {
  readonly from: number;
  readonly to: number;
}

/** Returns the last days, including today. */
export function lastDays(now: Date, days: number): Period {
  const to = (Math.floor(now.getTime() / DAY) + 1) * DAY;
  return { from: to - days * DAY, to };
}

/** Returns the previous period of the same length. */
export function periodBefore({ from, to }: Period): Period {
  return { from: from - (to - from), to: from };
}

/** Returns the last weeks of seven days each; the last one ends today. */
export function lastWeeks(now: Date, weeks: number): Period[] {
  const { from } = lastDays(now, weeks * 7);
  return Array.from({ length: weeks }, (_, week) => ({
    from: from + week * 7 * DAY,
    to: from + (week + 1) * 7 * DAY,
  }));
}

/** Formats the first and the last day, as `2026-10-01`. */
export function formatPeriod({ from, to }: Period): {
  from: string;
  to: string;
} {
  return { from: formatDay(from), to: formatDay(to - 1) };
}

function formatDay(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10);
}

/** Selects the items of a period from a list that is sorted by `at`. */
export function within<T extends { readonly at: number }>(
  sorted: readonly T[],
  { from, to }: Period,
): readonly T[] {
  return sorted.slice(firstFrom(sorted, from), firstFrom(sorted, to));
}

/** Finds the index of the first item at or after an instant. */
function firstFrom(
  sorted: readonly { readonly at: number }[],
  instant: number,
): number {
  return countWhile(sorted, ({ at }) => at < instant);
}

/** Counts the leading items that match, by binary search. */
export function countWhile<T>(
  sorted: readonly T[],
  holds: (item: T) => boolean,
): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(sorted[middle])) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}
