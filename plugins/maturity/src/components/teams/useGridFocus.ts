import {
  FocusEvent,
  KeyboardEvent,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { TeamRow } from './teamRows';

/** The row of the team that a row hangs below, if it hangs below one. */
function findParent(
  rows: readonly TeamRow[],
  index: number,
): number | undefined {
  for (let above = index - 1; above >= 0; above--) {
    if (rows[above].level < rows[index].level) {
      return above;
    }
  }
  return undefined;
}

/**
 * The keys of the names: right opens a team, left closes it or goes to the team
 * above, space does either, Enter leads to the team's page.
 *
 * @returns the place to go to, true when the key is dealt with, false when not
 */
export function keyInTree(
  event: Pick<KeyboardEvent, 'key' | 'target'>,
  options: {
    place: GridPlace;
    rows: readonly TeamRow[];
    onToggle: (ownerRef: string) => void;
  },
): GridPlace | boolean {
  const { place, rows, onToggle } = options;
  const row = rows[place.row];
  if (!row || place.column !== 0) {
    return false;
  }
  const { ownerRef, isOpen } = row;
  const canToggle = ownerRef !== undefined && isOpen !== undefined;
  const { key } = event;
  if (key === 'Enter' && event.target instanceof HTMLElement) {
    event.target.querySelector('a')?.click();
    return true;
  }
  if (
    canToggle &&
    (key === ' ' ||
      (key === 'ArrowRight' && !isOpen) ||
      (key === 'ArrowLeft' && isOpen))
  ) {
    onToggle(ownerRef);
    return true;
  }
  if (key === 'ArrowLeft') {
    const parent = findParent(rows, place.row);
    return parent === undefined ? true : { row: parent, column: 0 };
  }
  return false;
}

/** A place in the grid: row -1 is the head, column 0 the names. */
export interface GridPlace {
  readonly row: number;
  readonly column: number;
}

/** The size of the grid. */
interface GridSize {
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

/** The name of a place, as an attribute of the element that takes its focus. */
export function placeName({ row, column }: GridPlace): string {
  return `${row}:${column}`;
}

/** One stop of the Tab key for the whole grid; the arrow keys go on from there. */
export function useGridFocus(options: {
  size: GridSize;
  /** Brings a row into sight, so that it can take the focus. */
  showRow: (row: number) => void;
  /** Takes a key before it moves the focus; the place to go to, if it leads to one. */
  onKey: (event: KeyboardEvent, place: GridPlace) => GridPlace | boolean;
}) {
  const { size, showRow, onKey } = options;
  const gridRef = useRef<HTMLTableElement>(null);
  const [place, setPlace] = useState<GridPlace>({ row: 0, column: 0 });
  const wanted = useRef<GridPlace>();

  useLayoutEffect(() => {
    const target =
      wanted.current &&
      gridRef.current?.querySelector<HTMLElement>(
        `[data-place="${placeName(wanted.current)}"]`,
      );
    if (target) {
      wanted.current = undefined;
      target.focus({ preventScroll: true });
      target.scrollIntoView?.({ block: 'nearest', inline: 'nearest' });
    }
  });

  const goTo = (to: GridPlace) => {
    wanted.current = to;
    setPlace(to);
    if (to.row >= 0) {
      showRow(to.row);
    }
  };

  const onFocus = (event: FocusEvent) => {
    const name = event.target.getAttribute('data-place');
    if (name) {
      const [row, column] = name.split(':').map(Number);
      setPlace({ row, column });
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.shiftKey) {
      return;
    }
    const taken = onKey(event, place);
    const to =
      taken === false
        ? moveInGrid(event.key, place, size, event.ctrlKey || event.metaKey)
        : taken;
    if (to) {
      event.preventDefault();
      if (typeof to === 'object') {
        goTo(to);
      }
    }
  };
  return {
    gridProps: { ref: gridRef, onFocus, onKeyDown },
    /** The place of the focus, or the place where the Tab key enters. */
    place: { ...place, row: Math.min(place.row, size.rows - 1) },
  };
}
