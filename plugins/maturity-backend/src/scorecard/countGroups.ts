import {
  GroupByField,
  GroupCounts,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { GroupTally, GroupTallyOptions } from './GroupTally';

/** Fields with several values, and their columns. */
const LIST_COLUMNS = { owner: 'owners', tag: 'tags' } as const;

function isListField(field: GroupByField): field is keyof typeof LIST_COLUMNS {
  return Object.hasOwn(LIST_COLUMNS, field);
}

/**
 * Adds rows to tallies.
 *
 * @param findTallies - the tallies of a row, the same for all rows with its cell
 */
export function tallyRows(
  rows: Int32Array,
  column: Int32Array,
  findTallies: (row: number) => readonly GroupTally[],
): void {
  const byCell: (readonly GroupTally[])[] = [];
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index];
    const own = (byCell[column[row]] ??= findTallies(row));
    for (let group = 0; group < own.length; group++) {
      own[group].addRow(row);
    }
  }
}

/** Counts rows by value. A row counts once in the group of each of its values. */
export function countGroups(
  rows: Int32Array,
  field: GroupByField,
  options: GroupTallyOptions,
): GroupCounts[] {
  const { table, visibility } = options;
  const column = isListField(field) ? LIST_COLUMNS[field] : field;
  const tallies = new Map<string | undefined, GroupTally>();
  const cells = table.readColumn(column, visibility);
  tallyRows(rows, cells, row =>
    listValues(row).map(value => {
      const tally = tallies.get(value) ?? new GroupTally(options);
      tallies.set(value, tally);
      return tally;
    }),
  );
  return Array.from(tallies, ([value, tally]) => {
    const named = value === undefined ? {} : { value };
    return { ...named, ...tally.stageCounts(), ...tally.details() };
  });

  function listValues(row: number): readonly (string | undefined)[] {
    if (!isListField(field)) {
      return [table.texts.getValue(cells[row])];
    }
    const list = table.readList(LIST_COLUMNS[field], row);
    return list.length > 0 ? list : [undefined];
  }
}
