/** A count, or any other plain number, in the reader's language. */
export function formatNumber(value: number): string {
  return new Intl.NumberFormat(undefined, {
    maximumFractionDigits: 2,
  }).format(value);
}

const percentFormat = new Intl.NumberFormat(undefined, {
  style: 'percent',
  maximumFractionDigits: 0,
});

/** A share in whole per cent. It reads 0 or 100 only where that is exact; a dash stands for no data. */
export function formatShare(part: number, whole: number): string {
  if (whole <= 0) {
    return '–';
  }
  const share = part / whole;
  if (share > 0 && share < 0.01) {
    return `< ${percentFormat.format(0.01)}`;
  }
  if (share < 1 && share > 0.99) {
    return `> ${percentFormat.format(0.99)}`;
  }
  return percentFormat.format(share);
}

/** A share that {@link toWholeShares} made. */
export function formatPercent(percent: number): string {
  return percentFormat.format(percent / 100);
}

/**
 * The share of each part in whole per cent. Together they are exactly 100, by
 * the largest remainders, and only a part of nothing is 0.
 */
export function toWholeShares(parts: readonly number[]): readonly number[] {
  const whole = parts.reduce((sum, part) => sum + part, 0);
  if (whole <= 0) {
    return parts.map(() => 0);
  }
  const exact = parts.map(part => (100 * part) / whole);
  const shares = exact.map((share, index) =>
    Math.max(Math.floor(share), parts[index] > 0 ? 1 : 0),
  );
  const sum = shares.reduce((one, other) => one + other);
  const step = Math.sign(100 - sum);
  for (let rest = Math.abs(100 - sum); rest > 0; rest--) {
    // Missing points go to the largest remainder. Surplus points were given to
    // tiny parts, and come from the largest one.
    const urges = shares.map((percent, index) =>
      step > 0 ? exact[index] - percent : percent,
    );
    shares[urges.indexOf(Math.max(...urges))] += step;
  }
  return shares;
}

/** Digits after the point of a measured value: two significant digits, 2.3 but 23. */
export function countDigits(value: number): number {
  return Math.abs(value) < 10 ? 1 : 0;
}

/** A measured rate in per cent, exact enough to tell 0 from nearly 0. */
export function formatRate(share: number): string {
  const percent = 100 * share;
  return new Intl.NumberFormat(undefined, {
    style: 'percent',
    maximumFractionDigits: percent > 0 ? countDigits(percent) : 0,
  }).format(share);
}

/** A frequency: a number and the span that it counts in. */
export interface Frequency {
  readonly span: 'perDay' | 'perWeek' | 'perMonth' | 'perYear';
  readonly number: string;
}

const spans = [
  { span: 'perDay', days: 1 },
  { span: 'perWeek', days: 7 },
  { span: 'perMonth', days: 30 },
  { span: 'perYear', days: 365 },
] as const;

/** The frequency in the shortest span in which the event happens at least once. */
export function toFrequency(perDay: number): Frequency {
  const { span, days } =
    spans.find(each => perDay * each.days >= 1 - 1e-9) ??
    spans[spans.length - 1];
  const number = perDay * days;
  return {
    span,
    number: new Intl.NumberFormat(undefined, {
      maximumFractionDigits: countDigits(number),
    }).format(number),
  };
}
