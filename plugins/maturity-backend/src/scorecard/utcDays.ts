import { InputError } from '@backstage/errors';
import { parseDate } from '@platform-maturity/backstage-plugin-maturity-common';

export const DAY_MS = 86_400_000;

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
  const instant = parseDate(text);
  if (instant === undefined) {
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
