/** A place in the grid: row -1 is the head, column 0 the names. */
export interface GridPlace {
  readonly row: number;
  readonly column: number;
}

/** The size of the grid. */
export interface GridSize {
  readonly rows: number;
  readonly columns: number;
}

/** Rows that Page Up and Page Down go over. */
const page = 12;

type Move = (from: GridPlace, size: GridSize) => GridPlace;

const moves = {
  ArrowUp: ({ row, column }) => ({ row: row - 1, column }),
  ArrowDown: ({ row, column }) => ({ row: row + 1, column }),
  ArrowLeft: ({ row, column }) => ({ row, column: column - 1 }),
  ArrowRight: ({ row, column }) => ({ row, column: column + 1 }),
  PageUp: ({ row, column }) => ({ row: Math.max(0, row - page), column }),
  PageDown: ({ row, column }) => ({ row: row + page, column }),
  Home: ({ row }) => ({ row, column: 0 }),
  End: ({ row }, { columns }) => ({ row, column: columns - 1 }),
} as const satisfies Record<string, Move>;

function within(value: number, lowest: number, highest: number): number {
  return Math.max(lowest, Math.min(value, highest));
}

/**
 * Where a key leads in the grid; `undefined` for keys that do not move.
 *
 * @param isFar - with Control or Command: Home and End go to the corners
 */
export function moveInGrid(
  key: string,
  from: GridPlace,
  size: GridSize,
  isFar: boolean,
): GridPlace | undefined {
  if (!Object.hasOwn(moves, key)) {
    return undefined;
  }
  const to = moves[key as keyof typeof moves](from, size);
  const farRow = key === 'Home' ? 0 : size.rows - 1;
  const row = isFar && (key === 'Home' || key === 'End') ? farRow : to.row;
  return {
    row: within(row, -1, size.rows - 1),
    column: within(to.column, 0, size.columns - 1),
  };
}
