import type { Socket } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { JsonValue } from '@backstage/types';
import type { Connection } from 'mysql2';
import { readFloat, readJson, readNumber, readTime } from './readValues';
import { PART_SIZE, ReadOptions, ReadRows } from './rows';
import { Statement } from './toStatement';

/** A column as the driver describes it, also where its types leave that out. */
interface Column {
  readonly name: string;
  readonly columnType: number;
  /** Of MariaDB, which stores JSON as text. */
  readonly extendedFormat?: string;
}

type ReadOwn = (value: string, zone?: string) => JsonValue;

/** By the numbers that MySQL has for its types. Any other value stays as it is. */
const readers: { readonly [type: number]: ReadOwn } = {
  0: readNumber,
  4: readFloat,
  5: readFloat,
  7: text => readTime(text, 'UTC'),
  8: readNumber,
  12: readTime,
  245: readJson,
  246: readNumber,
};

/** Settings of the driver that keep values exact. */
export const exactValues = {
  supportBigNumbers: true,
  bigNumberStrings: true,
  dateStrings: true,
  jsonStrings: true,
  // Parsers are not generated from names of columns.
  disableEval: true,
} as const;

/** Prepares a connection: no transaction writes, and times are in UTC. */
export async function prepareMysql(
  connection: Connection,
  timeout: number,
): Promise<void> {
  const ask = connection.promise();
  const [[{ version }]] = (await ask.query('SELECT VERSION() AS version')) as [
    [{ version: string }],
    unknown,
  ];
  const limit = /mariadb/i.test(version)
    ? `max_statement_time = ${timeout / 1000}`
    : `max_execution_time = ${timeout}`;
  await ask.query('SET SESSION TRANSACTION READ ONLY');
  await ask.query(`SET SESSION time_zone = '+00:00', ${limit}`);
}

/**
 * Reads the rows of a statement from MySQL or MariaDB, in a transaction that cannot
 * write. The server takes one statement only, and binds its values.
 */
export const readMysql: ReadRows<Connection> = async (
  connection,
  statement,
  options,
) => {
  const ask = connection.promise();
  try {
    await ask.query('START TRANSACTION READ ONLY');
    if (await readAll(connection, statement, options)) {
      await ask.query('ROLLBACK');
    }
  } catch (error) {
    // A connection that is lost has ended the transaction.
    await ask.query('ROLLBACK').catch(() => {});
    throw error;
  }
};

/** Ends a connection at once, also in the middle of an answer. */
export function dropMysql(connection: Connection): void {
  connection.destroy();
  // The driver would go on until it has read all rows.
  (Reflect.get(connection, 'stream') as Socket).destroy();
}

/** Returns whether all rows were read; the connection is gone if not. */
async function readAll(
  connection: Connection,
  { text, values }: Statement,
  { timezone, onPart }: ReadOptions,
): Promise<boolean> {
  const command = connection.execute({
    sql: text,
    values: [...values],
    rowsAsArray: true,
  });
  let columns: readonly Column[] = [];
  command.on('fields', fields => {
    columns = fields as unknown as Column[];
  });
  let rows: unknown[][] = [];
  const send = () => {
    const part = {
      columns: columns.map(({ name }) => name),
      rows: rows.map(row =>
        row.map((value, index) => readValue(value, columns[index]!, timezone)),
      ),
    };
    rows = [];
    return onPart(part);
  };
  const stream = command.stream({ highWaterMark: PART_SIZE });
  // The driver tells a stream nothing of a connection that is lost.
  const endStream = (error?: Error) =>
    stream.destroy(error ?? new Error('the connection was closed'));
  connection.once('error', endStream).once('end', endStream);
  try {
    for await (const row of stream) {
      rows.push(row);
      if (rows.length < PART_SIZE) {
        continue;
      }
      if (!send()) {
        dropMysql(connection);
        return false;
      }
      // Rows that were received already follow each other without a pause.
      await setImmediate();
    }
  } finally {
    connection.off('error', endStream).off('end', endStream);
  }
  send();
  return true;
}

function readValue(
  value: unknown,
  { columnType, extendedFormat }: Column,
  zone: string | undefined,
): JsonValue {
  if (value === null || value === undefined) {
    return null;
  }
  if (Buffer.isBuffer(value)) {
    return value.toString('hex');
  }
  if (extendedFormat === 'json') {
    return readJson(String(value));
  }
  const read = readers[columnType];
  if (read) {
    return read(String(value), zone);
  }
  // Points and vectors.
  return typeof value === 'object'
    ? (JSON.parse(JSON.stringify(value)) as JsonValue)
    : (value as JsonValue);
}
