/** One measured figure beside its budget. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly budget: number;
  /** Whether the figure keeps its budget. */
  readonly ok: boolean;
}

/** Prints a figure as a row for people, and as a line of JSON for machines. */
export function printFigure(figure: Figure): void {
  const { name, value, unit, budget, ok } = figure;
  const columns = [
    ok ? 'ok  ' : 'MISS',
    name.padEnd(44),
    `${format(value)} ${unit}`.padStart(28),
    `budget ${format(budget)} ${unit}`,
  ];
  console.log(`${columns.join('  ')}\n${JSON.stringify(figure)}`);
}

function format(value: number): string {
  return value.toLocaleString('en-GB', { maximumFractionDigits: 1 });
}
