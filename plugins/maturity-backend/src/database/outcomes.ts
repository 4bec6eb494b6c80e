import {
  allGrades,
  Grade,
  Outcome,
} from '@platform-maturity/backstage-plugin-maturity-common';

/** Outcomes in the order of their codes. */
export const OUTCOMES = [
  'pass',
  'fail',
  'unknown',
  'notApplicable',
  'exempt',
] as const satisfies readonly Outcome[];

/** The place of each outcome in {@link OUTCOMES}. */
export const OUTCOME_CODES = {
  pass: 0,
  fail: 1,
  unknown: 2,
  notApplicable: 3,
  exempt: 4,
} as const satisfies Record<Outcome, number>;

const ZERO = '0'.charCodeAt(0);

/** Packs outcomes as one digit each: a tenth of the memory of a list. */
export function packOutcomes(outcomes: readonly Outcome[]): string {
  return outcomes.map(outcome => OUTCOME_CODES[outcome]).join('');
}

/** Packs the grades of proofs as one digit each, which is its place among all grades. */
export function packGrades(grades: readonly (Grade | undefined)[]): string {
  return grades
    .map(grade => (grade ? allGrades.indexOf(grade) : allGrades.length))
    .join('');
}

/** The code at a place; not a number after the last. */
export function codeAt(packed: string, place: number): number {
  return packed.charCodeAt(place) - ZERO;
}
