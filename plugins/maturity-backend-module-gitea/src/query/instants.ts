import { daysBefore } from '@platform-maturity/backstage-plugin-maturity-scm-node';

/**
 * Turns a time in the zone of the host into ISO 8601 in UTC. Returns `undefined` for
 * the years 1 and 1970, which stand for "not yet".
 */
export function toInstant(text: string | null | undefined): string | undefined {
  const time = Date.parse(text ?? '');
  return time > 0 ? daysBefore(time, 0) : undefined;
}

/** Returns the minutes between two instants, to a tenth; `undefined` without both. */
export function countMinutes(
  from: string | undefined,
  to: string | undefined,
): number | undefined {
  const took = Date.parse(to ?? '') - Date.parse(from ?? '');
  return took >= 0 ? Math.round(took / 6_000) / 10 : undefined;
}
