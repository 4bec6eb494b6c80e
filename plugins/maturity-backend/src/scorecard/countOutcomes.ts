import { OutcomeCounts } from '@platform-maturity/backstage-plugin-maturity-common';
import { CODE_OF } from './outcomeCodes';
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
    pass: countCode(CODE_OF.pass),
    fail: countCode(CODE_OF.fail),
    unknown: countCode(CODE_OF.unknown),
    notApplicable: countCode(CODE_OF.notApplicable),
    exempt: countCode(CODE_OF.exempt),
  };
}
