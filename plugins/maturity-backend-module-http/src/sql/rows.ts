import { JsonValue } from '@backstage/types';
import { Statement } from './toStatement';

/** Rows that are read before others are let in. */
export const PART_SIZE = 200;

/** Some rows of an answer: for each, the values of the columns. */
export interface RowPart {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly JsonValue[])[];
}

/** How a statement is run. */
export interface ReadOptions {
  /** Milliseconds. */
  readonly timeout: number;
  /** Of PostgreSQL: where tables without a schema are. */
  readonly schema?: string;
  /** Of times that are stored without one: `UTC`, or an offset. */
  readonly timezone?: string;
  /** Takes some rows, and returns whether there may be more. */
  readonly onPart: (part: RowPart) => boolean;
}

/** Reads the rows of a statement by an open connection of a driver. */
export type ReadRows<T> = (
  connection: T,
  statement: Statement,
  options: ReadOptions,
) => Promise<void>;
