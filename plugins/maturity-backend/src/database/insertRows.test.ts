import { insertRows } from './insertRows';
import { DbFactsRow } from './tables';
import {
  migratedDatabase,
  testDatabaseIds,
} from './__testUtils__/migratedTestDatabases';

const row: DbFactsRow = {
  entity_ref: 'component:default/orders',
  source_id: 'repository',
  facts: '{"name":{"value":"ä\\u0000\\"\\\\"}}',
  hash: 'one',
  etag: null,
  observed_at: new Date('2026-03-01T08:00:00.123Z'),
  error: null,
  error_at: null,
};
const key = ['entity_ref', 'source_id'] as const;

describe.each(testDatabaseIds)('insertRows on %s', id => {
  it('stores what `insert` of knex stores', async () => {
    const knex = await migratedDatabase(id);
    await knex<DbFactsRow>('facts').insert(row);
    const expected = await knex<DbFactsRow>('facts');
    await knex<DbFactsRow>('facts').delete();
    await insertRows(knex, { table: 'facts', rows: [row] });

    expect(await knex<DbFactsRow>('facts')).toEqual(expected);
  });

  it.each([
    '{"b":{"value":"ä 😀 \\"\\\\ \\n"},"a":[1.5,1e+21,-0.1,null,true,""]}',
    '{"name":{"value":"a\\u0000b"}}',
    '{"name":{"value":"half \\ud83d of a character"}}',
    '{}',
  ])('stores JSON as it is: %s', async facts => {
    const knex = await migratedDatabase(id);
    await insertRows<DbFactsRow>(knex, {
      table: 'facts',
      rows: [
        { ...row, facts },
        { ...row, source_id: 'second', facts: '{"second":1}' },
      ],
      longJson: 'facts',
    });

    expect(await knex<DbFactsRow>('facts').orderBy('source_id')).toMatchObject([
      { source_id: 'repository', facts, hash: 'one' },
      { source_id: 'second', facts: '{"second":1}', hash: 'one' },
    ]);
  });

  it('takes any number of rows, and none', async () => {
    const knex = await migratedDatabase(id);
    const rows = Array.from({ length: 1_001 }, (_, index) => ({
      ...row,
      facts: JSON.stringify({ text: 'x'.repeat(1_500) }),
      entity_ref: `component:default/service-${index}`,
    }));
    await insertRows(knex, { table: 'facts', rows });
    await insertRows(knex, { table: 'facts', rows: [] });

    const stored = await knex<DbFactsRow>('facts').select('entity_ref');
    expect(new Set(stored.map(one => one.entity_ref)).size).toBe(1_001);
  });

  it('replaces all, some or no columns of a row that is there', async () => {
    const knex = await migratedDatabase(id);
    const later = { ...row, hash: 'two', etag: 'new' };
    const stored = () => knex<DbFactsRow>('facts').first();
    await insertRows(knex, { table: 'facts', rows: [row] });

    const insert = (replace: 'all' | 'none' | ['etag']) =>
      insertRows(knex, {
        table: 'facts',
        rows: [later],
        onConflict: { key, replace },
      });
    await insert('none');
    expect(await stored()).toMatchObject({ hash: 'one', etag: null });
    await insert(['etag']);
    expect(await stored()).toMatchObject({ hash: 'one', etag: 'new' });
    await insert('all');
    expect(await stored()).toMatchObject({ hash: 'two', etag: 'new' });
  });

  it('refuses a row whose key is taken where nothing is said of it', async () => {
    const knex = await migratedDatabase(id);
    await insertRows(knex, { table: 'facts', rows: [row] });

    await expect(
      insertRows(knex, { table: 'facts', rows: [row] }),
    ).rejects.toThrow(/unique|UNIQUE/);
  });

  it('makes text of what is no text', async () => {
    const knex = await migratedDatabase(id);
    await insertRows(knex, {
      table: 'facts',
      rows: [{ ...row, etag: 'half \ud83d of 😀' }],
    });

    expect(await knex<DbFactsRow>('facts').first()).toMatchObject({
      etag: 'half \ufffd of 😀',
    });
  });
});
