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
  const countOf = (code: number) =>
    countCommon(outcomes.rowsWith(checkId, code), rows);
  return {
    pass: countOf(CODE_OF.pass),
    fail: countOf(CODE_OF.fail),
    unknown: countOf(CODE_OF.unknown),
    notApplicable: countOf(CODE_OF.notApplicable),
    exempt: countOf(CODE_OF.exempt),
  };
}
