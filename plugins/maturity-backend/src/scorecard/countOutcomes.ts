import { OutcomeCounts } from '@platform-maturity/backstage-plugin-maturity-common';
import { OUTCOME_CODES } from './outcomeCodes';
import { countCommon, RowBits } from './rowBits';
import { ScorecardTable } from './ScorecardTable';

/** How often a check came to each outcome, in a set of rows. */
export function countOutcomes(
  { outcomes }: ScorecardTable,
  checkId: string,
  rows: RowBits,
): OutcomeCounts {
  const countCode = (code: number) =>
    countCommon(outcomes.rowsWith(checkId, code), rows);
  return {
    pass: countCode(OUTCOME_CODES.pass),
    fail: countCode(OUTCOME_CODES.fail),
    unknown: countCode(OUTCOME_CODES.unknown),
    notApplicable: countCode(OUTCOME_CODES.notApplicable),
    exempt: countCode(OUTCOME_CODES.exempt),
  };
}
