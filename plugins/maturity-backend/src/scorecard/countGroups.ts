import {
  GroupByField,
  GroupCounts,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { GroupTally, GroupTallyOptions } from './GroupTally';
import { ListColumn, TextColumn } from './ScorecardColumns';

/** Fields with several values, and their columns. */
const LIST_COLUMNS = { owner: 'owners', tag: 'tags' } as const;

function isListField(field: GroupByField): field is keyof typeof LIST_COLUMNS {
  return Object.hasOwn(LIST_COLUMNS, field);
}

/** The column with the values of a field. */
export function toColumn(field: GroupByField): TextColumn | ListColumn {
  return isListField(field) ? LIST_COLUMNS[field] : field;
}

/**
 * Adds up tallies by value. A row counts once in the group of each of its values.
 *
 * @param tallies - by cell of the field's column
 */
export function countGroups(
  tallies: ReadonlyMap<number, GroupTally>,
  field: GroupByField,
  options: GroupTallyOptions,
): GroupCounts[] {
  const { texts, lists } = options.table;
  const groups = new Map<string | undefined, GroupTally>();
  for (const [cell, tally] of tallies) {
    for (const value of listValues(cell)) {
      const group = groups.get(value) ?? new GroupTally(options);
      group.addAll(tally);
      groups.set(value, group);
    }
  }
  return Array.from(groups, ([value, group]) => {
    const named = value === undefined ? {} : { value };
    return { ...named, ...group.stageCounts(), ...group.details() };
  });

  function listValues(cell: number): readonly (string | undefined)[] {
    if (!isListField(field)) {
      return [texts.getValue(cell)];
    }
    const list = lists.getValue(cell) ?? [];
    return list.length > 0 ? list : [undefined];
  }
}
