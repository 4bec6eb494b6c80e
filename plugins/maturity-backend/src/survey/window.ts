import { SurveyWindow } from './types';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Whoever began before the survey closed can send the answer. */
const GRACE_MS = HOUR_MS;

/** Longer than an answer that came in time takes to be stored. */
const SETTLE_MS = 2 * HOUR_MS;

/** Where an instant is in the windows of the survey. */
export interface WindowPosition {
  /** The quarter, e.g. `2026-Q4`. */
  readonly quarter: string;
  readonly isOpen: boolean;
  /** When it closes, if it is open. */
  readonly closesAt?: Date;
  /** When it opens next, if it is closed. */
  readonly opensAt?: Date;
}

/** The quarter of an instant, e.g. `2026-Q4`, in UTC. */
export function toSurveyQuarter(at: Date): string {
  const number = Math.floor(at.getUTCMonth() / 3) + 1;
  return `${at.getUTCFullYear()}-Q${number}`;
}

/** The quarter that is that many quarters later, or earlier if negative. */
export function shiftQuarter(quarter: string, by: number): string {
  const start = quarterStart(quarter);
  start.setUTCMonth(start.getUTCMonth() + 3 * by);
  return toSurveyQuarter(start);
}

/** Finds whether the survey is open. */
export function findWindow(window: SurveyWindow, now: Date): WindowPosition {
  const quarter = toSurveyQuarter(now);
  const { opensAt, closesAt } = toInstants(window, quarter);
  if (now < opensAt) {
    return { quarter, isOpen: false, opensAt };
  }
  if (now < closesAt) {
    return { quarter, isOpen: true, closesAt };
  }
  const next = toInstants(window, shiftQuarter(quarter, 1));
  return { quarter, isOpen: false, opensAt: next.opensAt };
}

/** Tells whether an answer for a quarter is taken: also shortly after it closed. */
export function takesAnswers(
  window: SurveyWindow,
  quarter: string,
  now: Date,
): boolean {
  const { opensAt, closesAt } = toInstants(window, quarter);
  return now >= opensAt && now.getTime() < closesAt.getTime() + GRACE_MS;
}

/** Tells whether no answer for a quarter can come any more. */
export function isSettled(
  window: SurveyWindow,
  quarter: string,
  now: Date,
): boolean {
  const { closesAt } = toInstants(window, quarter);
  return now.getTime() >= closesAt.getTime() + SETTLE_MS;
}

/** The quarter that answers can still come for: the last one, shortly after it. */
export function findUnsettledQuarter(now: Date): string {
  return toSurveyQuarter(new Date(now.getTime() - SETTLE_MS));
}

function toInstants({ fromDay, days }: SurveyWindow, quarter: string) {
  const start = quarterStart(quarter);
  const end = new Date(start);
  end.setUTCMonth(end.getUTCMonth() + 3);
  const opensAt = new Date(start.getTime() + (fromDay - 1) * DAY_MS);
  const closesAt =
    days === undefined
      ? end
      : new Date(Math.min(opensAt.getTime() + days * DAY_MS, end.getTime()));
  return { opensAt, closesAt };
}

function quarterStart(quarter: string): Date {
  const [year, number] = quarter.split('-Q').map(Number);
  return new Date(Date.UTC(year, (number - 1) * 3));
}
