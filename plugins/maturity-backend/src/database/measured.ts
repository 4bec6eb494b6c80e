import { Measured } from '@platform-maturity/backstage-plugin-maturity-common';
import { DbAssessmentsRow } from './tables';

/** The columns of the numbers of known checks, by grade. */
export const measuredColumns = [
  'observed_checks',
  'declared_checks',
  'attested_checks',
  'applicable_checks',
] as const satisfies readonly (keyof DbAssessmentsRow)[];

type MeasuredColumns = Pick<DbAssessmentsRow, (typeof measuredColumns)[number]>;

/** Reads the numbers of known checks of an assessment. */
export function readMeasured(row: MeasuredColumns): Measured {
  return {
    observed: row.observed_checks,
    declared: row.declared_checks,
    attested: row.attested_checks,
    applicable: row.applicable_checks,
  };
}

/** The opposite of {@link readMeasured}. */
export function toMeasuredColumns(measured: Measured): MeasuredColumns {
  return {
    observed_checks: measured.observed,
    declared_checks: measured.declared,
    attested_checks: measured.attested,
    applicable_checks: measured.applicable,
  };
}
