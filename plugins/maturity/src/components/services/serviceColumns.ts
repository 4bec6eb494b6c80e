/** The columns of the services table that are no checks, in the order in which they stand. */
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

const checkPrefix = 'check:';

/** A column that tells what became of one check. */
export type CheckColumnId = `${typeof checkPrefix}${string}`;

/** One of {@link serviceColumnIds}, or a check. */
export type ServiceColumnId = (typeof serviceColumnIds)[number] | CheckColumnId;

/** The columns that a reader sees who has not chosen any: they fit a laptop's screen. */
export const usualColumns: readonly ServiceColumnId[] = [
  'name',
  'stage',
  'nextSteps',
  'measured',
  'owner',
  'system',
  'stageSince',
];

/** Checks that can be columns at once: as many as the backend tells the outcomes of. */
export const maxCheckColumns = 20;

/** The column of a check. */
export function toCheckColumn(checkId: string): CheckColumnId {
  return `${checkPrefix}${checkId}`;
}

/** The check of a column; `undefined` for a column that is none. */
export function readCheckId(column: unknown): string | undefined {
  return typeof column === 'string' && column.startsWith(checkPrefix)
    ? column.slice(checkPrefix.length)
    : undefined;
}

/**
 * The known ones of these columns, in the table's order, the name always among
 * them; `undefined` when none is known.
 *
 * @param checkIds - the checks that there are, in the order of the model; those
 * that are wanted stand last, and no more than {@link maxCheckColumns} of them
 */
export function knownColumns(
  wanted: readonly unknown[],
  checkIds: readonly string[],
): readonly ServiceColumnId[] | undefined {
  const plain = serviceColumnIds.filter(id => wanted.includes(id));
  const checks = checkIds
    .map(toCheckColumn)
    .filter(id => wanted.includes(id))
    .slice(0, maxCheckColumns);
  return plain.length + checks.length > 0
    ? [
        ...serviceColumnIds.filter(id => id === 'name' || plain.includes(id)),
        ...checks,
      ]
    : undefined;
}
