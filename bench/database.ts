import { randomBytes } from 'node:crypto';
import { Knex, knex } from 'knex';

/** The PostgreSQL that `bench/run.mjs` started. */
export function postgresUrl(): string {
  const url = process.env.BENCH_POSTGRES_URL;
  if (!url) {
    throw new Error('BENCH_POSTGRES_URL is not set; run `npm run bench`');
  }
  return url;
}

/** New, empty databases in it. */
export function newDatabase(): { url: string; prefix: string } {
  return {
    url: postgresUrl(),
    prefix: `bench_${randomBytes(4).toString('hex')}_`,
  };
}

/** The databases of a backend: the plugin's is `<prefix>maturity`. */
export interface BenchDatabase {
  readonly url: string;
  readonly prefix: string;
}

/** Uses the plugin's database from outside. */
export async function withKnex<T>(
  database: BenchDatabase,
  work: (connection: Knex) => Promise<T>,
): Promise<T> {
  const url = new URL(database.url);
  url.pathname = `/${database.prefix}maturity`;
  const connection = knex({ client: 'pg', connection: url.href });
  try {
    return await work(connection);
  } finally {
    await connection.destroy();
  }
}

/**
 * Runs VACUUM. PostgreSQL would run it within a minute of a large write and
 * slow down the measured reads.
 */
export async function tidyUp(database: BenchDatabase): Promise<void> {
  await withKnex(database, connection => connection.raw('VACUUM (ANALYZE)'));
}

/** Bytes that all tables and indexes take, after a VACUUM. */
export async function totalBytes(database: BenchDatabase): Promise<number> {
  return withKnex(database, async connection => {
    await connection.raw('VACUUM');
    const { rows } = await connection.raw(
      'select pg_database_size(current_database()) bytes',
    );
    return Number(rows[0].bytes);
  });
}
