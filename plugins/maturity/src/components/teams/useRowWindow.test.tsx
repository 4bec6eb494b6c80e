import { act, render } from '@testing-library/react';
import { RowWindow, useRowWindow } from './useRowWindow';

const rowHeight = 40;
const boxHeight = 400;

/** A box that the browser has laid out. */
function layOut() {
  for (const [name, value] of [
    ['offsetHeight', boxHeight],
    ['clientHeight', boxHeight],
    ['scrollHeight', 80 + 5_000 * rowHeight],
  ] as const) {
    Object.defineProperty(HTMLElement.prototype, name, {
      configurable: true,
      get: () => value,
    });
  }
  HTMLElement.prototype.scrollTo = function scrollTo(
    this: HTMLElement,
    options?: ScrollToOptions | number,
  ) {
    this.scrollTop = typeof options === 'object' ? options.top ?? 0 : 0;
    this.dispatchEvent(new Event('scroll'));
  } as typeof HTMLElement.prototype.scrollTo;
}

afterEach(() => {
  Reflect.deleteProperty(HTMLElement.prototype, 'scrollTo');
  Reflect.deleteProperty(HTMLElement.prototype, 'clientHeight');
  Reflect.deleteProperty(HTMLElement.prototype, 'scrollHeight');
  Object.defineProperty(HTMLElement.prototype, 'offsetHeight', {
    configurable: true,
    get: () => 0,
  });
});

function start(count: number) {
  const latest: { rows?: RowWindow; showRow?: (row: number) => void } = {};
  function Box() {
    const seen = useRowWindow({ count, rowHeight, headHeight: 80 });
    latest.rows = seen.rows;
    latest.showRow = seen.showRow;
    return <div ref={seen.boxRef} data-testid="box" />;
  }
  const { getByTestId } = render(<Box />);
  return { latest, box: getByTestId('box') };
}

describe('useRowWindow', () => {
  it('draws the visible rows and a few more, not all of them', () => {
    layOut();
    const { latest } = start(5_000);
    expect(latest.rows?.first).toBe(0);
    expect(latest.rows?.end).toBeGreaterThanOrEqual(10);
    expect(latest.rows?.end).toBeLessThan(30);
  });

  it('draws all of few rows', () => {
    layOut();
    expect(start(3).latest.rows).toEqual({ first: 0, end: 3 });
  });

  it('draws nothing of no rows', () => {
    layOut();
    expect(start(0).latest.rows).toEqual({ first: 0, end: 0 });
  });

  it('draws the first rows before the box is laid out', () => {
    const { latest } = start(5_000);
    expect(latest.rows?.first).toBe(0);
    expect(latest.rows?.end).toBeGreaterThanOrEqual(24);
  });

  it('follows the scroll position', () => {
    layOut();
    const { latest, box } = start(5_000);
    act(() => {
      box.scrollTop = 1_000 * rowHeight;
      box.dispatchEvent(new Event('scroll'));
    });
    expect(latest.rows?.first).toBeLessThanOrEqual(1_000);
    expect(latest.rows?.first).toBeGreaterThan(980);
    expect(latest.rows?.end).toBeGreaterThanOrEqual(1_010);
  });

  it('brings a row into view below the sticky head', () => {
    layOut();
    const { latest, box } = start(5_000);
    act(() => latest.showRow?.(2_000));
    expect(latest.rows?.first).toBeLessThanOrEqual(2_000);
    expect(latest.rows?.end).toBeGreaterThan(2_000);
    // The row ends above the lower edge of the box, less what the head takes.
    expect(box.scrollTop + boxHeight - 80).toBeGreaterThanOrEqual(
      2_001 * rowHeight,
    );
  });
});
