import { TargetForecast } from '@platform-maturity/backstage-plugin-maturity-common';

/** Weeks that a forecast looks back at most. */
export const MOST_WEEKS = 12;

/** Weeks without which there is no forecast. */
const FEWEST_WEEKS = 4;

/** Two-sided 80 % of the normal distribution. */
const Z = 1.2816;

/** The basis of a forecast. */
export interface ForecastInput {
  readonly total: number;
  /** Members at the stage now. */
  readonly reached: number;
  /** Members that have to be there on the due day. */
  readonly needed: number;
  /** How many more came than left, in each of the last weeks. */
  readonly gains: readonly number[];
  /** Days until the end of the due day. */
  readonly daysLeft: number;
}

/** A forecast of a target that has members. */
export type KnownForecast = Omit<TargetForecast, 'reason'>;

/**
 * Forecasts how many members reach the stage of a target by its due day, from the
 * group's own speed.
 *
 * @remarks
 * The range is as wide as the wider of two answers:
 *
 * - the weeks to come go like the slower half of the past weeks on average, or like the
 *   faster half. This is the expected shortfall of half of them (Rockafellar and
 *   Uryasev, 2000): it needs no distribution, and covers that speed comes in bursts.
 * - the number of those who come is random as in a Poisson process: 80 % of the normal
 *   approximation of a prediction from n weeks for h more (Hahn and Meeker, Statistical
 *   Intervals), with the variance `h + h²/n` weeks. One arrival more than was seen is
 *   assumed, so that weeks in which nothing happened do not promise that nothing will.
 *
 * Both grow with each gain: more speed never makes the state worse.
 */
export function forecastTarget(input: ForecastInput): KnownForecast {
  const { total, reached, needed, gains, daysLeft } = input;
  const weeks = gains.length;
  const isOver = daysLeft <= 0;
  if (reached >= needed) {
    return { state: 'met', weeks };
  }
  if (isOver) {
    return { state: 'missed', weeks };
  }
  if (weeks < FEWEST_WEEKS) {
    return { state: 'tooEarly', weeks };
  }
  const ahead = daysLeft / 7;
  const pace = mean(gains);
  const arrivals = sum(gains.map(gain => Math.max(gain, 0)));
  const noise =
    Z * Math.sqrt(((arrivals + 1) / weeks) * (ahead + ahead ** 2 / weeks));
  const sorted = [...gains].sort((a, b) => a - b);
  const half = Math.ceil(weeks / 2);
  const slow = mean(sorted.slice(0, half));
  const fast = mean(sorted.slice(-half));
  const low = reached + Math.min(ahead * slow, ahead * pace - noise);
  const high = reached + Math.max(ahead * fast, ahead * pace + noise);
  return {
    state: toState(low, high, needed),
    weeks,
    range: { low: toShare(low, total), high: toShare(high, total) },
  };
}

function toState(low: number, high: number, needed: number) {
  if (low >= needed) {
    return 'likely';
  }
  return high >= needed ? 'atRisk' : 'unlikely';
}

/** There are no fewer members than none, and no more than all. */
function toShare(members: number, total: number): number {
  return Math.min(Math.max(members / total, 0), 1);
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}

function mean(values: readonly number[]): number {
  return sum(values) / values.length;
}
