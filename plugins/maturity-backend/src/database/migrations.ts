import {
  DatabaseService,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import { Knex } from 'knex';

const migrationsDirectory = resolvePackagePath(
  '@platform-maturity/backstage-plugin-maturity-backend',
  'migrations',
);

/** Longest wait for another replica that migrates at the same time. */
const PATIENCE_MS = 30_000;
const PAUSE_MS = 250;

/**
 * Brings the tables of a database up to date. Replicas that start together wait
 * for the one that is first.
 */
export async function migrate(knex: Knex): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      await knex.migrate.latest({ directory: migrationsDirectory });
      return;
    } catch (error) {
      if (!isOthersWork(error) || Date.now() > deadline) {
        throw error;
      }
      await new Promise(resolve => setTimeout(resolve, PAUSE_MS));
    }
  }
}

/**
 * PostgreSQL finds that a table is being created by its row type, by its name in
 * the catalog or by an index of that, whichever the other has got to.
 */
const ALREADY_THERE = ['23505', '42P07', '42710'];

/** The lock is taken, or the tables of knex itself are just being created. */
function isOthersWork(error: unknown): boolean {
  return (
    isError(error) &&
    (error.name === 'MigrationLocked' ||
      (/knex_migrations/.test(error.message) &&
        ALREADY_THERE.includes(String(error.code))))
  );
}

/** The plugin's database with its tables up to date. */
export async function openDatabase(database: DatabaseService): Promise<Knex> {
  const knex = await database.getClient();
  if (!database.migrations?.skip) {
    await migrate(knex);
  }
  return knex;
}
