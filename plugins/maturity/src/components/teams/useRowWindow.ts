import {
  observeElementRect,
  useVirtualizer,
  Virtualizer,
} from '@tanstack/react-virtual';
import { useCallback, useRef } from 'react';

/** Rows drawn above and below the visible ones, so that scrolling shows no gaps. */
const overscan = 6;
/** Rows that are drawn before the browser has laid out the box. */
const drawnAtFirst = 24;

/** The rows that are drawn. */
export interface RowWindow {
  readonly first: number;
  /** Behind the last one. */
  readonly end: number;
}

/**
 * Draws only the visible ones of many rows of equal height.
 *
 * @param headHeight - pixels of the head that sticks to the top of the box
 */
export function useRowWindow(options: {
  count: number;
  rowHeight: number;
  headHeight: number;
}) {
  const { count, rowHeight, headHeight } = options;
  const boxRef = useRef<HTMLDivElement>(null);
  const initialRect = { width: 0, height: drawnAtFirst * rowHeight };
  const virtualizer = useVirtualizer<HTMLDivElement, Element>({
    count,
    overscan,
    initialRect,
    estimateSize: () => rowHeight,
    getScrollElement: () => boxRef.current,
    observeElementRect: (
      instance: Virtualizer<HTMLDivElement, Element>,
      onRect,
    ) =>
      observeElementRect(instance, rect =>
        onRect(rect.height > 0 ? rect : initialRect),
      ),
    // The sticky head covers as much of the box as it takes in the flow.
    scrollPaddingEnd: headHeight,
  });
  const rows = virtualizer.getVirtualItems();
  const showRow = useCallback(
    (index: number) => virtualizer.scrollToIndex(index, { align: 'auto' }),
    [virtualizer],
  );
  const window: RowWindow = {
    first: rows[0]?.index ?? 0,
    end: (rows[rows.length - 1]?.index ?? -1) + 1,
  };
  return { boxRef, rows: window, showRow };
}
