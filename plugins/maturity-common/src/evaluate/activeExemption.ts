import { DAY, parseDate, parseInstant } from '../model/instant';
import { Exemption } from './types';

/**
 * The exemption from a check that holds now, the first if there are several.
 * One whose end cannot be read does not hold.
 */
export function activeExemption(
  exemptions: readonly Exemption[],
  checkId: string,
  now: number,
): Exemption | undefined {
  return exemptions.find(
    exemption => exemption.checkId === checkId && now < endOf(exemption.until),
  );
}

/** An exemption until a date holds all of that day, in UTC. */
function endOf(until: string): number {
  const date = parseDate(until);
  return date === undefined ? parseInstant(until) ?? -Infinity : date + DAY;
}
