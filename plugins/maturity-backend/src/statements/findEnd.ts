/** Validity of an attestation without an end. */
const DEFAULT_MONTHS = 6;
/** Longest validity: whoever attests looks again after a year. */
const MAX_MONTHS = 12;

/**
 * The day on which a statement of a day ends, or why it cannot end then.
 *
 * @param expires - the day that the author names; 6 months later when left out
 */
export function findEnd(
  on: string,
  expires: string = monthsAfter(on, DEFAULT_MONTHS),
): { readonly day: string } | { readonly problem: string } {
  if (expires <= on) {
    return { problem: `ends on ${expires}, not after ${on}` };
  }
  const latest = monthsAfter(on, MAX_MONTHS);
  return expires > latest
    ? {
        problem: `ends on ${expires}, which is more than ${MAX_MONTHS} months after ${on}: the latest end is ${latest}`,
      }
    : { day: expires };
}

function monthsAfter(on: string, months: number): string {
  const start = new Date(`${on}T00:00:00Z`);
  const end = new Date(start);
  end.setUTCMonth(end.getUTCMonth() + months);
  // 31 August plus six months is the last of February, not 3 March.
  if (end.getUTCDate() !== start.getUTCDate()) {
    end.setUTCDate(0);
  }
  return end.toISOString().slice(0, 10);
}
