import { Knex } from 'knex';

/**
 * Rows in one `insert`: SQLite takes at most 500 of them and 32,766 values,
 * and the widest table has 28 columns.
 */
const ROWS_PER_INSERT = 400;

/** Parts of at most `size` items, and no part at all for no item. */
export function* toChunks<T>(
  items: readonly T[],
  size: number = ROWS_PER_INSERT,
): Generator<T[]> {
  for (let start = 0; start < items.length; start += size) {
    yield items.slice(start, start + size);
  }
}

/** Tells whether the database is PostgreSQL, not SQLite. */
export function isPostgres(knex: Knex): boolean {
  return knex.client.config.client === 'pg';
}

/**
 * Keeps the rows whose column is one of the values, any number of them: they go
 * as one parameter, so the statement has one text and no limit on its length.
 * No values select no rows.
 */
export function whereInList<TRow extends {}, TResult>(
  query: Knex.QueryBuilder<TRow, TResult>,
  options: {
    knex: Knex;
    column: string & keyof TRow;
    values: readonly string[];
  },
): Knex.QueryBuilder<TRow, TResult> {
  const { knex, column, values } = options;
  return query.whereRaw(inList(knex, column, values));
}

/**
 * The condition of {@link whereInList}.
 *
 * @remarks
 * PostgreSQL estimates each value of a list that it knows, in each partition:
 * for 1,000 values, planning takes longer than reading. Behind a subquery it
 * does not know them.
 */
export function inList(
  knex: Knex,
  column: string,
  values: readonly string[],
): Knex.Raw {
  return isPostgres(knex)
    ? knex.raw('?? = any(array(select unnest(?::text[])))', [
        column,
        [...values],
      ])
    : knex.raw('?? in (select value from json_each(?))', [
        column,
        JSON.stringify(values),
      ]);
}
