import { randomBytes } from 'node:crypto';
import { knex } from 'knex';

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

/**
 * Runs VACUUM. PostgreSQL would run it within a minute of a large write and
 * slow down the measured reads.
 */
export async function tidyUp(database: {
  url: string;
  prefix: string;
}): Promise<void> {
  const url = new URL(database.url);
  url.pathname = `/${database.prefix}maturity`;
  const connection = knex({ client: 'pg', connection: url.href });
  try {
    await connection.raw('VACUUM (ANALYZE)');
  } finally {
    await connection.destroy();
  }
}
