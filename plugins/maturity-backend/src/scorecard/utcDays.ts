import { InputError } from '@backstage/errors';

export const DAY_MS = 86_400_000;

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Midnight, at which the UTC day of an instant begins. */
export function startOfDay(instant: number): number {
  return Math.floor(instant / DAY_MS) * DAY_MS;
}

/**
 * Midnight of a day that is written as `2026-10-01`.
 *
 * @throws `InputError` that names the parameter
 */
export function parseDay(name: string, text: string): number {
  const instant = DAY.test(text) ? Date.parse(text) : NaN;
  // Date.parse takes the 30th of February for the 2nd of March.
  if (Number.isNaN(instant) || formatDay(instant) !== text) {
    throw new InputError(
      `${name}: must be a UTC day like 2026-10-01, not '${text}'`,
    );
  }
  return instant;
}

/** The opposite of {@link parseDay}. */
export function formatDay(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10);
}
