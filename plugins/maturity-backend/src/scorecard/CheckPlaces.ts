import { ScorecardTable } from './ScorecardTable';

/** Finds the outcomes of checks in the rows of a table. */
export class CheckPlaces {
  /** By list of checks: most rows have the same one. */
  readonly #places = new Map<number, Int16Array>();

  constructor(
    private readonly table: ScorecardTable,
    private readonly checkIds: readonly string[],
  ) {}

  /** For each check its place among the outcomes of the row, -1 if it has none. */
  ofRow(row: number): Int16Array {
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
