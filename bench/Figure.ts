import type { monitorEventLoopDelay } from 'node:perf_hooks';

/** One measured figure beside its budget. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly budget: number;
  /** Whether the figure is within its budget. */
  readonly ok: boolean;
  /** A short note. */
  readonly note?: string;
}

/** Creates a figure with a maximum. */
export function atMost(figure: Omit<Figure, 'ok'>): Figure {
  return { ...figure, ok: figure.value <= figure.budget };
}

/** Creates a figure with a minimum. */
export function atLeast(figure: Omit<Figure, 'ok'>): Figure {
  return { ...figure, ok: figure.value >= figure.budget };
}

/** The figure of how long the event loop was blocked. */
export function longestBlock(
  name: string,
  delay: ReturnType<typeof monitorEventLoopDelay>,
): Figure {
  return atMost({
    name: `${name}: longest block of the event loop`,
    value: delay.max / 1e6,
    unit: 'ms',
    budget: 50,
    note: `p99 ${format(delay.percentile(99) / 1e6)} ms`,
  });
}

/** Prints a figure as a table row and as a line of JSON. */
export function printFigure(figure: Figure): void {
  const { name, value, unit, budget, ok, note = '' } = figure;
  const columns = [
    ok ? 'ok  ' : 'MISS',
    name.padEnd(44),
    `${format(value)} ${unit}`.padStart(28),
    `budget ${format(budget)} ${unit}`,
    note,
  ];
  console.log(`${columns.join('  ').trimEnd()}\n${JSON.stringify(figure)}`);
}

/** Formats a number. */
export function format(value: number): string {
  return value.toLocaleString('en-GB', { maximumFractionDigits: 1 });
}
