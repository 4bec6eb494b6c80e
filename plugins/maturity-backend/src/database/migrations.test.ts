import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { migrate, openDatabase } from './migrations';
import {
  emptyDatabase,
  testDatabaseIds,
} from './__testUtils__/migratedTestDatabases';

jest.setTimeout(60_000);

const migrationsDirectory = resolvePackagePath(
  '@platform-maturity/backstage-plugin-maturity-backend',
  'migrations',
);

const tables = [
  'assessments',
  'check_lists',
  'declared_sources',
  'deleted_assessments',
  'deliveries',
  'delivery_reports',
  'delivery_targets',
  'facts',
  'request_pauses',
  'revisions',
  'source_runs',
  'stage_changes',
  'survey_participations',
  'survey_tallies',
  'stage_targets',
];

async function existingTables(knex: Knex): Promise<string[]> {
  const found = await Promise.all(
    tables.map(async table =>
      (await knex.schema.hasTable(table)) ? table : '',
    ),
  );
  return found.filter(Boolean);
}

describe('migrations', () => {
  it('are tested on both engines', () => {
    expect(testDatabaseIds).toEqual(
      expect.arrayContaining(['POSTGRES_18', 'SQLITE_3']),
    );
  });

  it.each(testDatabaseIds)('go up, down and up again, %p', async id => {
    const knex = await emptyDatabase(id);

    await migrate(knex);
    expect(await existingTables(knex)).toEqual(tables);
    expect(await knex('revisions').pluck('id')).toEqual([1, 2]);

    await knex.migrate.rollback({ directory: migrationsDirectory }, true);
    expect(await existingTables(knex)).toEqual([]);

    await migrate(knex);
    expect(await existingTables(knex)).toEqual(tables);
  });

  it('wait for each other when several replicas start at once', async () => {
    const knex = await emptyDatabase('POSTGRES_18');
    await Promise.all(Array.from({ length: 8 }, () => migrate(knex)));
    expect(await existingTables(knex)).toEqual(tables);
  });

  it.each(testDatabaseIds)('are left alone when switched off, %p', async id => {
    const knex = await emptyDatabase(id);
    const database = mockServices.database.mock({
      getClient: async () => knex,
    });

    await openDatabase({ ...database, migrations: { skip: true } });
    expect(await existingTables(knex)).toEqual([]);

    await openDatabase(database);
    expect(await existingTables(knex)).toEqual(tables);
  });
});
