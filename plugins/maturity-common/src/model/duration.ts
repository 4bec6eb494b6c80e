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

/** What {@link parseDuration} reads, for messages. */
export const DURATION_FORMS =
  "a duration such as '90 days', 'P90D' or { days: 90 }, longer than nothing";

/**
 * A duration in milliseconds, from a `HumanDuration`, ISO 8601 (`P90D`) or
 * words (`90 days`); `undefined` if it is none of them or not above zero.
 * Years count 365 days and months 30, as everywhere in Backstage.
 */
export function parseDuration(value: unknown): number | undefined {
  const duration =
    typeof value === 'string' ? durationOfText(value) : durationOfObject(value);
  const milliseconds = duration && durationToMilliseconds(duration);
  return milliseconds && Number.isFinite(milliseconds)
    ? milliseconds
    : undefined;
}

function durationOfText(text: string): HumanDuration | undefined {
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

function durationOfObject(value: unknown): HumanDuration | undefined {
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
