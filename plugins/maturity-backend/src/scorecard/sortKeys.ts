import { AssessmentSortField } from '@platform-maturity/backstage-plugin-maturity-common';
import { ScorecardTable } from './ScorecardTable';
import {
  AssessmentSort,
  compareDefined,
  SortPosition,
  VALUES,
} from './sortRows';

/** Key of rows without a value. They come last in either order. */
const NOTHING = Infinity;

/** Numbers that put rows in order: of two rows, the one with the smaller comes first. */
export interface SortKeys {
  /** Keys by row, valid until the next answer begins. */
  readonly keys: Float64Array;
  /** The number of a value, which need not be one of the rows'. */
  toKey(value: SortPosition['value']): number;
}

/** The keys of some rows. Names have no keys, because most are distinct. */
export function createSortKeys(
  table: ScorecardTable,
  rows: Int32Array,
  { field, order }: AssessmentSort,
): SortKeys | undefined {
  const sign = order === 'asc' ? 1 : -1;
  switch (field) {
    case 'name':
      return undefined;
    case 'owner':
      return ownerKeys(table, rows, sign);
    default:
      return numberKeys(table, rows, { field, sign });
  }
}

function numberKeys(
  table: ScorecardTable,
  rows: Int32Array,
  { field, sign }: { field: AssessmentSortField; sign: number },
): SortKeys {
  const getValue = VALUES[field];
  const keys = table.scratch.takeNumbers(table.size);
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index];
    keys[row] = numberKey(getValue(table, row), sign);
  }
  return { keys, toKey: value => numberKey(value, sign) };
}

function numberKey(value: SortPosition['value'], sign: number): number {
  return typeof value === 'number' ? sign * value : NOTHING;
}

/** Reads and compares each first owner once. */
function ownerKeys(
  { columns, lists, scratch, size }: ScorecardTable,
  rows: Int32Array,
  sign: number,
): SortKeys {
  const ids = new Set<number>();
  for (let index = 0; index < rows.length; index++) {
    ids.add(columns.owners[rows[index]]);
  }
  const firstById = new Map(
    Array.from(ids, id => [id, lists.getValue(id)?.[0]]),
  );
  const owners = [...new Set(firstById.values())]
    .filter(owner => owner !== undefined)
    .sort(compareDefined);
  const places = new Map(owners.map((owner, place) => [owner, sign * place]));
  const keyById: number[] = [];
  for (const [id, owner] of firstById) {
    keyById[id] = owner === undefined ? NOTHING : places.get(owner) ?? NOTHING;
  }

  const keys = scratch.takeNumbers(size);
  for (let index = 0; index < rows.length; index++) {
    keys[rows[index]] = keyById[columns.owners[rows[index]]];
  }
  return {
    keys,
    toKey(value) {
      if (typeof value !== 'string') {
        return NOTHING;
      }
      const place = owners.findIndex(text => text >= value);
      const before = place === -1 ? owners.length : place;
      // Between two owners, if no row has this owner any more.
      return sign * (owners[before] === value ? before : before - 0.5);
    },
  };
}
