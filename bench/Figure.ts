/** One measured figure beside its budget. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly budget: number;
  /** Whether the figure keeps its budget. */
  readonly ok: boolean;
  /** What else was seen, in a few words. */
  readonly note?: string;
}

/** A figure that keeps its budget up to a value. */
export function atMost(figure: Omit<Figure, 'ok'>): Figure {
  return { ...figure, ok: figure.value <= figure.budget };
}

/** A figure that keeps its budget from a value on. */
export function atLeast(figure: Omit<Figure, 'ok'>): Figure {
  return { ...figure, ok: figure.value >= figure.budget };
}

/** Prints a figure as a row for people, and as a line of JSON for machines. */
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

/** A number as people read it. */
export function format(value: number): string {
  return value.toLocaleString('en-GB', { maximumFractionDigits: 1 });
}
