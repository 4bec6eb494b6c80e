/** A quarter of a year in UTC, by its number: four times the year plus 0 to 3. */
export type Quarter = number;

/** The quarter of an instant. */
export function toQuarter(at: Date): Quarter {
  return at.getUTCFullYear() * 4 + Math.floor(at.getUTCMonth() / 3);
}

/** The first instant of a quarter. */
export function quarterStart(quarter: Quarter): Date {
  return new Date(Date.UTC(Math.floor(quarter / 4), (quarter % 4) * 3));
}

/** A quarter in a name: `2026q1`. */
export function quarterName(quarter: Quarter): string {
  return `${Math.floor(quarter / 4)}q${(quarter % 4) + 1}`;
}

/** The opposite of {@link quarterName}. */
export function parseQuarter(name: string): Quarter | undefined {
  const [, year, number] = /^(\d{4})q([1-4])$/.exec(name) ?? [];
  return year ? Number(year) * 4 + Number(number) - 1 : undefined;
}
