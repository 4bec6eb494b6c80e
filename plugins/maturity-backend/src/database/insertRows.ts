import { Knex } from 'knex';
import { isPostgres } from './batches';

/**
 * Characters in one statement: few enough that putting them together is a
 * matter of a few milliseconds, so that requests need not wait for it.
 */
const LENGTH_AT_ONCE = 500_000;

/** Stands between the texts of rows. JSON has it as an escape only. */
const SEPARATOR = '\x1e';

/** Half a character, which no text in UTF-8 can hold. */
const LONE_SURROGATE = /\p{Surrogate}/gu;

/** The action for a row whose key exists. */
export interface OnConflict<TRow> {
  readonly key: readonly (string & keyof TRow)[];
  /** Columns that the new row replaces: all, some, or `none` to keep the old row. */
  readonly replace: 'all' | 'none' | readonly (string & keyof TRow)[];
  /** Columns that are computed from the old row and `excluded`, the new one. */
  readonly compute?: { readonly [P in string & keyof TRow]?: Knex.Raw };
}

/**
 * Inserts rows, which all have the same columns, in their order.
 *
 * @remarks
 * They go as one JSON parameter. To bind each value by itself, as `insert` of
 * knex does, takes ten times as long for wide rows, during which nothing else
 * runs. PostgreSQL takes long JSON as a list of texts beside it, because to
 * escape it and to read it as JSON takes longer than to store it.
 */
export async function insertRows<TRow extends {}>(
  knex: Knex,
  options: {
    table: string;
    rows: readonly TRow[];
    onConflict?: OnConflict<TRow>;
    /** A column with long JSON in each row. */
    longJson?: string & keyof TRow;
  },
): Promise<void> {
  const { table, rows, onConflict } = options;
  if (rows.length === 0) {
    return;
  }
  const columns = Object.keys(rows[0]);
  const longJson = isPostgres(knex) ? options.longJson : undefined;
  const source = isPostgres(knex)
    ? selectFromPostgres(table, columns, longJson)
    : selectFromSqlite(columns);
  const conflict = toConflictClause(columns, onConflict);
  for (const parameters of toParameters(rows, longJson, !isPostgres(knex))) {
    await knex.raw(
      `insert into ?? (${columns.map(() => '??')}) ${source.sql} ${
        conflict.sql
      }`,
      [
        table,
        ...columns,
        ...source.bindings,
        ...parameters,
        ...conflict.bindings,
      ],
    );
  }
}

interface Clause {
  readonly sql: string;
  readonly bindings: readonly (string | Knex.Raw)[];
}

function selectFromPostgres(
  table: string,
  columns: readonly string[],
  longJson: string | undefined,
): Clause {
  const selected = columns.map(column =>
    column === longJson ? 'long.text' : 'r.??',
  );
  const rows = 'json_populate_recordset(null::??, ?::json) with ordinality r';
  const texts = `unnest(string_to_array(?, '${SEPARATOR}')) with ordinality long (text, place)`;
  return {
    sql: longJson
      ? `select ${selected} from ${rows}, ${texts} where place = ordinality`
      : `select ${selected} from ${rows}`,
    bindings: [...columns.filter(column => column !== longJson), table],
  };
}

function selectFromSqlite(columns: readonly string[]): Clause {
  return {
    // SQLite takes "on" for a join where no "where" stands before it.
    sql: `select ${columns.map(
      () => 'json_extract(value, ?)',
    )} from json_each(?) where true`,
    bindings: columns.map(column => `$.${column}`),
  };
}

function toConflictClause<TRow>(
  columns: readonly string[],
  onConflict: OnConflict<TRow> | undefined,
): Clause {
  if (!onConflict) {
    return { sql: '', bindings: [] };
  }
  const { key, replace } = onConflict;
  const computed = Object.entries<Knex.Raw | undefined>(
    onConflict.compute ?? {},
  ).flatMap(([column, value]) => (value ? [[column, value] as const] : []));
  const target = `on conflict (${key.map(() => '??')})`;
  if (replace === 'none') {
    return { sql: `${target} do nothing`, bindings: key };
  }
  const replaced =
    replace === 'all'
      ? columns.filter(column => !key.some(part => part === column))
      : replace;
  const sets = [
    ...replaced.map(() => '?? = excluded.??'),
    ...computed.map(() => '?? = ?'),
  ];
  return {
    sql: `${target} do update set ${sets}`,
    bindings: [
      ...key,
      ...replaced.flatMap(column => [column, column]),
      ...computed.flat(),
    ],
  };
}

/** The parameters of each statement: rows as JSON, and long texts if there are. */
function* toParameters<TRow extends {}>(
  rows: readonly TRow[],
  longJson: (string & keyof TRow) | undefined,
  instantsAsNumbers: boolean,
): Generator<string[]> {
  let parts: string[] = [];
  let texts: string[] = [];
  let length = 0;
  const take = () => {
    const json = `[${parts}]`;
    const parameters = longJson ? [json, texts.join(SEPARATOR)] : [json];
    parts = [];
    texts = [];
    length = 0;
    return parameters;
  };
  for (const row of rows) {
    const rest = longJson ? { ...row, [longJson]: undefined } : row;
    const part = toWellFormedJson(
      instantsAsNumbers ? withInstantsAsNumbers(rest) : rest,
    );
    const text = longJson ? String(row[longJson]) : '';
    parts.push(part);
    texts.push(text);
    length += part.length + text.length;
    if (length >= LENGTH_AT_ONCE) {
      yield take();
    }
  }
  if (parts.length > 0) {
    yield take();
  }
}

/** Instants as the driver of SQLite binds them. */
function withInstantsAsNumbers(row: {}): {} {
  return Object.fromEntries(
    Object.entries(row).map(([column, value]) => [
      column,
      value instanceof Date ? value.getTime() : value,
    ]),
  );
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
