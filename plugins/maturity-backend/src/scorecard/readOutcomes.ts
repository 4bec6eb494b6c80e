import { Outcome } from '@platform-maturity/backstage-plugin-maturity-common';
import { CheckPlaces } from './CheckPlaces';
import { codeAt, OUTCOMES } from './outcomeCodes';
import { ScorecardTable } from './ScorecardTable';

/** What became of these checks in a row, by their ids; those that it does not have are left out. */
export function readOutcomes(
  table: ScorecardTable,
  checkIds: readonly string[],
): (row: number) => { readonly [checkId: string]: Outcome } {
  const checkPlaces = new CheckPlaces(table, checkIds);
  return row => {
    const places = checkPlaces.ofRow(row);
    const packed = table.columns.outcomes[row];
    return Object.fromEntries(
      checkIds.flatMap((id, index) =>
        places[index] === -1
          ? []
          : [[id, OUTCOMES[codeAt(packed, places[index])]]],
      ),
    );
  };
}
