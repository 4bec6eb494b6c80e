import { Knex } from 'knex';
import { isPostgres } from './batches';

/**
 * Characters in one statement: few enough that putting them together is a
 * matter of a few milliseconds, so that requests need not wait for it.
 */
const LENGTH_AT_ONCE = 500_000;

/** Half a character, which no text in UTF-8 can hold. */
const LONE_SURROGATE = /\p{Surrogate}/gu;

/** The action for a row whose key exists. */
export interface OnConflict<TRow> {
  readonly key: readonly (string & keyof TRow)[];
  /** Columns that the new row replaces: all, some, or `none` to keep the old row. */
  readonly replace: 'all' | 'none' | readonly (string & keyof TRow)[];
}

/**
 * Inserts rows, which all have the same columns.
 *
 * @remarks
 * They go as one JSON parameter. To bind each value by itself, as `insert` of
 * knex does, takes ten times as long for wide rows, during which nothing else
 * runs.
 */
export async function insertRows<TRow extends {}>(
  knex: Knex,
  options: {
    table: string;
    rows: readonly TRow[];
    onConflict?: OnConflict<TRow>;
    /** Columns that hold the JSON of an object, without spaces. */
    jsonColumns?: readonly (string & keyof TRow)[];
  },
): Promise<void> {
  const { table, rows, onConflict, jsonColumns = [] } = options;
  if (rows.length === 0) {
    return;
  }
  const columns = Object.keys(rows[0]);
  const source = isPostgres(knex)
    ? {
        sql: `select ${columns.map(
          () => '??',
        )} from json_populate_recordset(null::??, ?::json)`,
        bindings: [...columns, table],
      }
    : {
        // SQLite takes "on" for a join where no "where" stands before it.
        sql: `select ${columns.map(
          () => 'json_extract(value, ?)',
        )} from json_each(?) where true`,
        bindings: columns.map(column => `$.${column}`),
      };
  const conflict = toConflictClause(columns, onConflict);
  const toJson = (row: TRow) =>
    toRowJson(isPostgres(knex) ? row : withInstantsAsNumbers(row), jsonColumns);
  for (const json of toJsonLists(rows, toJson)) {
    await knex.raw(
      `insert into ?? (${columns.map(() => '??')}) ${source.sql} ${
        conflict.sql
      }`,
      [table, ...columns, ...source.bindings, json, ...conflict.bindings],
    );
  }
}

function toConflictClause<TRow>(
  columns: readonly string[],
  onConflict: OnConflict<TRow> | undefined,
): { readonly sql: string; readonly bindings: readonly string[] } {
  if (!onConflict) {
    return { sql: '', bindings: [] };
  }
  const { key, replace } = onConflict;
  const target = `on conflict (${key.map(() => '??')})`;
  if (replace === 'none') {
    return { sql: `${target} do nothing`, bindings: key };
  }
  const replaced =
    replace === 'all'
      ? columns.filter(column => !key.some(part => part === column))
      : replace;
  return {
    sql: `${target} do update set ${replaced.map(() => '?? = excluded.??')}`,
    bindings: [...key, ...replaced.flatMap(column => [column, column])],
  };
}

/** Lists of rows as JSON. */
function* toJsonLists<TRow extends {}>(
  rows: readonly TRow[],
  toJson: (row: TRow) => string,
): Generator<string> {
  let parts: string[] = [];
  let length = 0;
  for (const row of rows) {
    const part = toJson(row);
    parts.push(part);
    length += part.length;
    if (length >= LENGTH_AT_ONCE) {
      yield `[${parts}]`;
      parts = [];
      length = 0;
    }
  }
  if (parts.length > 0) {
    yield `[${parts}]`;
  }
}

/** Instants as the driver of SQLite binds them. */
function withInstantsAsNumbers<TRow extends {}>(row: TRow): TRow {
  return Object.fromEntries(
    Object.entries(row).map(([column, value]) => [
      column,
      value instanceof Date ? value.getTime() : value,
    ]),
  ) as TRow;
}

/**
 * A row as JSON. Text that is JSON stands in it as it is: the database returns
 * it unchanged as text, and the long texts need no escapes. Those with escapes
 * for single characters go as text, because databases refuse some of them.
 */
function toRowJson<TRow extends {}>(
  row: TRow,
  jsonColumns: readonly (string & keyof TRow)[],
): string {
  const asTheyAre = jsonColumns.filter(
    column => !String(row[column]).includes('\\u'),
  );
  if (asTheyAre.length === 0) {
    return toWellFormedJson(row);
  }
  const others: Partial<TRow> = { ...row };
  asTheyAre.forEach(column => delete others[column]);
  const parts = asTheyAre.map(column => `"${column}":${row[column]}`);
  return `${toWellFormedJson(others).slice(0, -1)},${parts}}`;
}

/** Text that is no Unicode is made so, as the drivers do. */
function toWellFormedJson(row: {}): string {
  const json = JSON.stringify(row);
  // Well-formed text needs no escapes. Nearly all rows return here.
  return json.includes('\\ud')
    ? JSON.stringify(row, (_, value) =>
        typeof value === 'string'
          ? value.replace(LONE_SURROGATE, '\ufffd')
          : value,
      )
    : json;
}
