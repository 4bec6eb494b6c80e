import { DAY } from '../model/instant';

/**
 * A span of whole UTC days, in milliseconds since the epoch: `from` belongs to
 * it, `to` does not. A day in UTC always has 24 hours, so no clock change
 * makes one window longer than another.
 */
export interface Period {
  readonly from: number;
  readonly to: number;
}

/** The last days, today included. */
export function lastDays(now: Date, days: number): Period {
  const to = (Math.floor(now.getTime() / DAY) + 1) * DAY;
  return { from: to - days * DAY, to };
}

/** The period of the same length right before. */
export function periodBefore({ from, to }: Period): Period {
  return { from: from - (to - from), to: from };
}

/** The last weeks of seven days each, the one that ends today last. */
export function lastWeeks(now: Date, weeks: number): Period[] {
  const { from } = lastDays(now, weeks * 7);
  return Array.from({ length: weeks }, (_, week) => ({
    from: from + week * 7 * DAY,
    to: from + (week + 1) * 7 * DAY,
  }));
}

export function daysIn({ from, to }: Period): number {
  return (to - from) / DAY;
}

/** Its first and its last day, as `2026-10-01`. */
export function formatPeriod({ from, to }: Period): {
  from: string;
  to: string;
} {
  return { from: formatDay(from), to: formatDay(to - 1) };
}

function formatDay(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10);
}

/** Those of a list that fall into a period; the list is sorted by `at`. */
export function within<T extends { readonly at: number }>(
  sorted: readonly T[],
  { from, to }: Period,
): readonly T[] {
  return sorted.slice(firstFrom(sorted, from), firstFrom(sorted, to));
}

/** The index of the first at or after an instant. */
function firstFrom(
  sorted: readonly { readonly at: number }[],
  instant: number,
): number {
  return countWhile(sorted, ({ at }) => at < instant);
}

/** How many hold, at the beginning of a list in which those that hold come first. */
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
