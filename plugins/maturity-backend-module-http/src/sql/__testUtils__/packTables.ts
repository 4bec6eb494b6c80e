import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { Knex } from 'knex';

/** Runs the migrations that a published plugin brings. */
export async function migratePlugin(knex: Knex, name: string): Promise<void> {
  const directory = join(
    dirname(require.resolve(`${name}/package.json`)),
    'migrations',
  );
  await knex.migrate.latest({ directory });
}

/** Creates the tables of DevLake. */
export async function createDevlakeTables(knex: Knex): Promise<void> {
  const { client } = knex.client.config;
  const file = resolve(__dirname, `../__fixtures__/devlake.${client}.sql`);
  await knex.raw(readFileSync(file, 'utf8'));
}

const DAY = 24 * 3_600_000;

/** A time some days ago, without milliseconds. */
export function daysAgo(days: number): Date {
  return new Date(Math.floor((Date.now() - days * DAY) / 1000) * 1000);
}
