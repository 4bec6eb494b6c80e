/** The columns of the services table, in the order in which they stand. */
export const serviceColumnIds = [
  'name',
  'stage',
  'nextSteps',
  'measured',
  'owner',
  'system',
  'domain',
  'type',
  'lifecycle',
  'tags',
  'stageSince',
] as const;

/** One of {@link serviceColumnIds}. */
export type ServiceColumnId = (typeof serviceColumnIds)[number];

/** The columns that a reader sees who has not chosen any. */
export const usualColumns: readonly ServiceColumnId[] = [
  'name',
  'stage',
  'nextSteps',
  'measured',
  'owner',
  'system',
  'type',
  'lifecycle',
  'stageSince',
];

/**
 * The known ones of these columns, in the table's order, the name always among
 * them; `undefined` when none is known.
 */
export function knownColumns(
  wanted: readonly unknown[],
): readonly ServiceColumnId[] | undefined {
  const known = serviceColumnIds.filter(id => wanted.includes(id));
  return known.length > 0
    ? serviceColumnIds.filter(id => id === 'name' || known.includes(id))
    : undefined;
}
