import { UIEvent, useCallback, useLayoutEffect, useRef, useState } from 'react';

/** Rows drawn above and below what is seen, so that scrolling shows no gaps. */
const spare = 6;
/** Rows that are taken to be seen before the browser has laid them out. */
const seenAtFirst = 24;

/** The rows that are drawn. */
export interface RowWindow {
  readonly first: number;
  /** Behind the last one. */
  readonly end: number;
}

/**
 * Draws only the rows that can be seen of many rows of equal height.
 *
 * @param headHeight - pixels of what sticks to the top of the scrolled box
 */
export function useRowWindow(options: {
  count: number;
  rowHeight: number;
  headHeight: number;
}) {
  const { count, rowHeight, headHeight } = options;
  const boxRef = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  const [seen, setSeen] = useState(seenAtFirst);

  const measure = useCallback(() => {
    const box = boxRef.current;
    if (box) {
      setTop(Math.floor(box.scrollTop / rowHeight));
      setSeen(Math.ceil(box.clientHeight / rowHeight) || seenAtFirst);
    }
  }, [rowHeight]);

  useLayoutEffect(() => {
    measure();
    window.addEventListener('resize', measure);
    return () => window.removeEventListener('resize', measure);
  }, [measure, count]);

  const first = Math.max(0, Math.min(top, count - seen) - spare);
  const end = Math.min(count, top + seen + spare);

  const showRow = useCallback(
    (index: number) => {
      const box = boxRef.current;
      if (!box) {
        return;
      }
      const start = index * rowHeight;
      const room = box.clientHeight - headHeight;
      if (start < box.scrollTop) {
        box.scrollTop = start;
      } else if (start + rowHeight > box.scrollTop + room) {
        box.scrollTop = start + rowHeight - Math.max(room, rowHeight);
      }
      measure();
    },
    [rowHeight, headHeight, measure],
  );

  return {
    boxRef,
    onScroll: (_event: UIEvent) => measure(),
    rows: { first, end } satisfies RowWindow,
    showRow,
  };
}
