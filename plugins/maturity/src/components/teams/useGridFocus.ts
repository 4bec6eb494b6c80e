import {
  FocusEvent,
  KeyboardEvent,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { GridPlace, GridSize, moveInGrid } from './gridMoves';

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
