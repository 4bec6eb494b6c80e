import { ScorecardTable } from './ScorecardTable';
import { Outcome } from '@platform-maturity/backstage-plugin-maturity-common';
import { codeAt, OUTCOMES } from '../database';

/** The places of checks among the outcomes of rows. */
export class CheckPlaces {
  /** Places by list of checks. Most rows share one list. */
  readonly #places = new Map<number, Int16Array>();

  constructor(
    private readonly table: ScorecardTable,
    private readonly checkIds: readonly string[],
  ) {}

  /** The place of each check among the outcomes of the row, -1 without an outcome. */
  findPlaces(row: number): Int16Array {
    const listId = this.table.columns.checkIds[row];
    let places = this.#places.get(listId);
    if (!places) {
      const own = this.table.lists.getValue(listId) ?? [];
      const placeById = new Map(own.map((id, place) => [id, place]));
      places = Int16Array.from(this.checkIds, id => placeById.get(id) ?? -1);
      this.#places.set(listId, places);
    }
    return places;
  }
}

/** Reads the outcomes of these checks in a row by check id. Checks without an outcome are left out. */
export function readOutcomes(
  table: ScorecardTable,
  checkIds: readonly string[],
): (row: number) => { readonly [checkId: string]: Outcome } {
  const checkPlaces = new CheckPlaces(table, checkIds);
  return row => {
    const places = checkPlaces.findPlaces(row);
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
