import { TestDatabaseId, TestDatabases } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { migrate } from '../migrations';

const databases = TestDatabases.create({
  ids: ['POSTGRES_18', 'SQLITE_3'],
});

/** The engines that every operation is tested on. */
export const testDatabaseIds: TestDatabaseId[] = databases
  .eachSupportedId()
  .map(([id]) => id);

/** An empty database without tables. */
export async function emptyDatabase(id: TestDatabaseId): Promise<Knex> {
  return databases.init(id);
}

/** An empty database with all tables. */
export async function migratedDatabase(id: TestDatabaseId): Promise<Knex> {
  const knex = await databases.init(id);
  await migrate(knex);
  return knex;
}
