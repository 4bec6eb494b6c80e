const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;
const MONTH = 30 * DAY;

/** Units of durations, each used from the given number of seconds on. */
const units = [
  { unit: 'month', length: MONTH, from: 2 * MONTH },
  { unit: 'week', length: WEEK, from: 2 * WEEK },
  { unit: 'day', length: DAY, from: 2 * DAY },
  { unit: 'hour', length: HOUR, from: HOUR },
  { unit: 'minute', length: MINUTE, from: MINUTE },
  { unit: 'second', length: 1, from: 0 },
] as const;

/** Two digits are as much as any of it is known to: 2.3, but 23. */
function digitsOf(value: number): number {
  return Math.abs(value) < 10 ? 1 : 0;
}

/** A duration in the reader's language: "2.3 hours", "3 days". */
export function formatDuration(
  seconds: number,
  unitDisplay: 'long' | 'short' = 'long',
): string {
  const { unit, length } =
    units.find(({ from }) => seconds >= from) ?? units[units.length - 1];
  const value = seconds / length;
  return new Intl.NumberFormat(undefined, {
    style: 'unit',
    unit,
    unitDisplay,
    maximumFractionDigits: digitsOf(value),
  }).format(value);
}

/** The limit of a step, as short as it can be: "1 day", "6 mths". */
export function formatLimit(seconds: number): string {
  const { unit, length } =
    [...units].find(({ length: each }) => seconds >= each) ??
    units[units.length - 1];
  return new Intl.NumberFormat(undefined, {
    style: 'unit',
    unit,
    unitDisplay: 'short',
    maximumFractionDigits: 1,
  }).format(seconds / length);
}

/** A share in per cent, exact enough to tell 0 from nearly 0. */
export function formatRate(share: number): string {
  const percent = 100 * share;
  return new Intl.NumberFormat(undefined, {
    style: 'percent',
    maximumFractionDigits: percent > 0 ? digitsOf(percent) : 0,
  }).format(share);
}

/** How often something happens: a number of at least 1 and the span that it is for. */
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

/** Chooses the shortest span in which it happens at least once. */
export function frequencyOf(perDay: number): Frequency {
  const { span, days } =
    spans.find(each => perDay * each.days >= 1 - 1e-9) ??
    spans[spans.length - 1];
  const number = perDay * days;
  return {
    span,
    number: new Intl.NumberFormat(undefined, {
      maximumFractionDigits: digitsOf(number),
    }).format(number),
  };
}
