import { durationToMilliseconds, HumanDuration } from '@backstage/types';

/**
 * The units of a `HumanDuration`, the longest first.
 *
 * @public
 */
export const durationUnits = [
  'years',
  'months',
  'weeks',
  'days',
  'hours',
  'minutes',
  'seconds',
  'milliseconds',
] as const satisfies readonly (keyof HumanDuration)[];

const ISO_DURATION =
  /^P(?=\d|T\d)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;

/** The formats of {@link parseDuration}, for messages. */
export const DURATION_FORMS =
  "a duration such as '90 days', 'P90D' or { days: 90 }, longer than nothing";

/**
 * Parses a `HumanDuration`, ISO 8601 (`P90D`) or words (`90 days`) to
 * milliseconds; `undefined` if it is invalid or not positive. As in Backstage,
 * a year has 365 days and a month 30.
 */
export function parseDuration(value: unknown): number | undefined {
  const duration =
    typeof value === 'string'
      ? parseDurationText(value)
      : parseDurationObject(value);
  const milliseconds = duration && durationToMilliseconds(duration);
  return milliseconds && Number.isFinite(milliseconds)
    ? milliseconds
    : undefined;
}

function parseDurationText(text: string): HumanDuration | undefined {
  const iso = ISO_DURATION.exec(text);
  if (iso) {
    return Object.fromEntries(
      durationUnits
        .slice(0, 7)
        .map((unit, index) => [unit, Number(iso[index + 1] ?? 0)]),
    );
  }
  const words = /^(\d+) ?([a-z]+)$/i.exec(text);
  const unit =
    words &&
    durationUnits.find(name =>
      [name, name.slice(0, -1)].includes(words[2].toLowerCase()),
    );
  return unit ? { [unit]: Number(words[1]) } : undefined;
}

function parseDurationObject(value: unknown): HumanDuration | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return undefined;
  }
  const duration: HumanDuration = {};
  for (const [key, amount] of Object.entries(value)) {
    const unit = durationUnits.find(name => name === key);
    if (!unit || typeof amount !== 'number' || amount < 0) {
      return undefined;
    }
    duration[unit] = amount;
  }
  return duration;
}
