import { Outcome } from '@platform-maturity/backstage-plugin-maturity-common';

const LETTERS = {
  pass: 'p',
  fail: 'f',
  unknown: 'u',
  notApplicable: 'n',
  exempt: 'e',
} as const satisfies Record<Outcome, string>;

const OUTCOMES = new Map(
  Object.entries(LETTERS).map(([outcome, letter]) => [
    letter as string,
    outcome as Outcome,
  ]),
);

/** Outcomes as stored: one letter each. */
export function packOutcomes(outcomes: readonly Outcome[]): string {
  return outcomes.map(outcome => LETTERS[outcome]).join('');
}

/** The opposite of {@link packOutcomes}. */
export function unpackOutcomes(packed: string): Outcome[] {
  return Array.from(packed, letter => {
    const outcome = OUTCOMES.get(letter);
    if (outcome === undefined) {
      throw new Error(`Stored outcomes have an unknown letter '${letter}'`);
    }
    return outcome;
  });
}
