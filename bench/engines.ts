import createKnexClient, { Knex } from 'knex';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The database engines that the plugin runs on. */
export const engines = ['SQLite', 'PostgreSQL'] as const;

/**
 * An empty database: SQLite in a file, or the PostgreSQL that `bench/run.mjs`
 * started.
 */
export async function createKnex(
  engine: (typeof engines)[number],
): Promise<{ knex: Knex; close: () => Promise<void> }> {
  if (engine === 'SQLite') {
    const folder = await mkdtemp(join(tmpdir(), 'maturity-bench-'));
    const knex = createKnexClient({
      client: 'better-sqlite3',
      connection: { filename: join(folder, 'bench.sqlite') },
      useNullAsDefault: true,
    });
    const close = async () => {
      await knex.destroy();
      await rm(folder, { recursive: true, force: true });
    };
    return { knex, close };
  }
  const connection = process.env.BENCH_POSTGRES_URL;
  if (!connection) {
    throw new Error('BENCH_POSTGRES_URL is not set; run `npm run bench`');
  }
  const knex = createKnexClient({ client: 'pg', connection });
  return { knex, close: () => knex.destroy() };
}
