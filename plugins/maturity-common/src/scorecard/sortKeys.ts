import { ScorecardTable } from './ScorecardTable';
import { AssessmentSort, compareDefined, SortPosition } from './sortRows';

/** Where there is no value: after all others, in either order. */
const NOTHING = Infinity;

/** Numbers that put rows in order: of two rows, the one with the smaller comes first. */
export interface SortKeys {
  /** By row; they hold until the next answer begins. */
  readonly keys: Float64Array;
  /** The number of a value, which need not be one of the rows'. */
  keyOf(value: SortPosition['value']): number;
}

/** The keys of some rows; none by name, since nearly each has another. */
export function sortKeysOf(
  table: ScorecardTable,
  rows: Int32Array,
  { field, order }: AssessmentSort,
): SortKeys | undefined {
  const { columns } = table;
  const sign = order === 'asc' ? 1 : -1;
  switch (field) {
    case 'name':
      return undefined;
    case 'owner':
      return ownerKeys(table, rows, sign);
    case 'measured':
      return measuredKeys(table, rows, sign);
    case 'stage':
      return columnKeys(table, rows, { column: columns.rank, sign });
    case 'nextSteps':
      return columnKeys(table, rows, { column: columns.nextStepCount, sign });
    case 'stageSince':
      return columnKeys(table, rows, { column: columns.stageSince, sign });
    default:
      return field satisfies never;
  }
}

function columnKeys(
  { scratch, size }: ScorecardTable,
  rows: Int32Array,
  { column, sign }: { column: Uint16Array | Float64Array; sign: number },
): SortKeys {
  const keys = scratch.takeNumbers(size);
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index];
    const value = column[row];
    // Instants that are not known.
    keys[row] = value === -1 ? NOTHING : sign * value;
  }
  return { keys, keyOf: value => numberKey(value, sign) };
}

function measuredKeys(
  { columns, scratch, size }: ScorecardTable,
  rows: Int32Array,
  sign: number,
): SortKeys {
  const { known, applicable } = columns;
  const keys = scratch.takeNumbers(size);
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index];
    keys[row] =
      applicable[row] === 0 ? NOTHING : (sign * known[row]) / applicable[row];
  }
  return { keys, keyOf: value => numberKey(value, sign) };
}

function numberKey(value: SortPosition['value'], sign: number): number {
  return typeof value === 'number' ? sign * value : NOTHING;
}

/** Each owner is looked up and compared once, however many rows it has. */
function ownerKeys(
  { columns, texts, scratch, size }: ScorecardTable,
  rows: Int32Array,
  sign: number,
): SortKeys {
  const { owner } = columns;
  const keyById: number[] = [];
  const idOf = new Map<string, number>();
  for (let index = 0; index < rows.length; index++) {
    const id = owner[rows[index]];
    if (keyById[id] === undefined) {
      keyById[id] = NOTHING;
      const text = texts.valueOf(id);
      if (text !== undefined) {
        idOf.set(text, id);
      }
    }
  }
  const owners = [...idOf.keys()].sort(compareDefined);
  owners.forEach((text, place) => {
    keyById[idOf.get(text) ?? 0] = sign * place;
  });

  const keys = scratch.takeNumbers(size);
  for (let index = 0; index < rows.length; index++) {
    keys[rows[index]] = keyById[owner[rows[index]]];
  }
  return {
    keys,
    keyOf(value) {
      if (typeof value !== 'string') {
        return NOTHING;
      }
      const place = owners.findIndex(text => text >= value);
      const before = place === -1 ? owners.length : place;
      // Between two owners, when it is none of them any more.
      return sign * (owners[before] === value ? before : before - 0.5);
    },
  };
}
