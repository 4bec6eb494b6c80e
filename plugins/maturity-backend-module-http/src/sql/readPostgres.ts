import { JsonValue } from '@backstage/types';
import type { Client, FieldDef } from 'pg';
import { types } from 'pg';
import Cursor from 'pg-cursor';
import { readFloat, readJson, readNumber, readTime } from './readValues';
import { PART_SIZE, ReadOptions, ReadRows, RowPart } from './rows';

type ReadText = (text: string, zone?: string) => JsonValue;

/** By the ids that PostgreSQL has for its types. Any other value stays text. */
const readers: { readonly [type: number]: ReadText } = {
  16: text => text === 't',
  17: text => text.replace(/^\\x/, ''),
  20: readNumber,
  21: readNumber,
  23: readNumber,
  26: readNumber,
  114: readJson,
  700: readFloat,
  701: readFloat,
  1114: readTime,
  1184: text => readTime(text, 'UTC'),
  1700: readNumber,
  3802: readJson,
};

const keepText: ReadText = text => text;

/** Types of lists, with the type of their items. */
const lists: { readonly [type: number]: number } = {
  199: 114,
  1000: 16,
  1005: 21,
  1007: 23,
  1009: 25,
  1015: 1043,
  1016: 20,
  1021: 700,
  1022: 701,
  1115: 1114,
  1182: 1082,
  1185: 1184,
  1231: 1700,
  2951: 2950,
  3807: 3802,
};

const TEXT_LIST: number = 1009;
const splitList = types.getTypeParser(TEXT_LIST, 'text');

const asText = { getTypeParser: () => (text: string | Buffer) => text };

/**
 * Reads the rows of a statement from PostgreSQL, in a transaction that cannot write.
 * PostgreSQL takes one statement only, and binds its values.
 */
export const readPostgres: ReadRows<Client> = async (
  client,
  { text, values },
  options,
) => {
  try {
    await client.query(begin(options));
    const cursor = client.query(
      new Cursor<(string | null)[]>(text, [...values], {
        rowMode: 'array',
        types: asText as never,
      }),
    );
    let part = await readPart(cursor);
    while (options.onPart(toPart(part, options)) && isFull(part)) {
      part = await readPart(cursor);
    }
    if (isFull(part)) {
      await cursor.close();
    }
    await client.query('ROLLBACK');
  } catch (error) {
    // A connection that is lost has ended the transaction.
    await client.query('ROLLBACK').catch(() => {});
    throw error;
  }
};

interface CursorPart {
  readonly rows: (string | null)[][];
  readonly fields: readonly FieldDef[];
}

function isFull({ rows }: CursorPart): boolean {
  return rows.length === PART_SIZE;
}

function toPart(
  { rows, fields }: CursorPart,
  { timezone }: ReadOptions,
): RowPart {
  return {
    columns: fields.map(({ name }) => name),
    rows: rows.map(row =>
      row.map((value, index) =>
        readValue(value, fields[index]!.dataTypeID, timezone),
      ),
    ),
  };
}

/** How values are written must not depend on the server. */
function begin({ timeout, schema }: ReadOptions): string {
  const settings = {
    statement_timeout: String(timeout),
    TimeZone: 'UTC',
    DateStyle: 'ISO',
    bytea_output: 'hex',
    extra_float_digits: '1',
  };
  return [
    'BEGIN TRANSACTION READ ONLY',
    ...Object.entries(settings).map(
      ([name, value]) => `SET LOCAL ${name} = '${value}'`,
    ),
    ...(schema === undefined
      ? []
      : [`SET LOCAL search_path = "${schema.replaceAll('"', '""')}"`]),
  ].join('; ');
}

async function readPart(
  cursor: Cursor<(string | null)[]>,
): Promise<CursorPart> {
  return new Promise((resolve, reject) => {
    cursor.read(PART_SIZE, (error, rows, result) =>
      error ? reject(error) : resolve({ rows, fields: result.fields }),
    );
  });
}

function readValue(
  text: string | null,
  type: number,
  zone: string | undefined,
): JsonValue {
  if (text === null) {
    return null;
  }
  const item = lists[type];
  return item === undefined
    ? (readers[type] ?? keepText)(text, zone)
    : readList(splitList(text) as unknown, item, zone);
}

/** Lists can be in lists. */
function readList(
  value: unknown,
  type: number,
  zone: string | undefined,
): JsonValue {
  return Array.isArray(value)
    ? value.map(each => readList(each, type, zone))
    : readValue(value as string | null, type, zone);
}
