import { Knex } from 'knex';
import { createTestPipeline } from '../__testUtils__/createTestPipeline';
import { component, group } from '../__testUtils__/entities';
import { FakeFactSource } from '../__testUtils__/FakeFactSource';
import { withRevisionLock, writeFacts } from '../database';
import { isPostgres } from '../database/batches';
import { testDatabaseIds } from '../database/__testUtils__/migratedTestDatabases';

jest.setTimeout(60_000);

const shop = group('shop', { members: ['ana', 'ben'] });
const orders = component('orders');
const ordersRef = 'component:default/orders';
const looked = (isTested: boolean) => ({
  facts: { isTested: { value: isTested } },
});

/** On SQLite there is one connection, and who has none waits already. */
async function untilOneWaits(knex: Knex) {
  while (isPostgres(knex)) {
    const { rows } = await knex.raw(
      `select 1 from pg_stat_activity
       where datname = current_database() and wait_event_type = 'Lock'`,
    );
    if (rows.length > 0) {
      return;
    }
  }
}

describe.each(testDatabaseIds)('Two pipelines, %p', databaseId => {
  const setUp = createTestPipeline(databaseId);

  it('leave the outcome of the newest facts, whoever began first', async () => {
    const { knex, runAll, reassess, now, readStage } = await setUp({
      entities: [shop, orders],
      sources: [new FakeFactSource(() => looked(false))],
    });
    await runAll();
    expect(await readStage(ordersRef)).toBe('floor');
    await knex('assessments').update({ hash: 'to be written again' });

    let reassessed: Promise<void> | undefined;
    await withRevisionLock(knex, async tx => {
      reassessed = reassess();
      await untilOneWaits(knex);
      await writeFacts(tx, {
        sourceId: 'fake',
        results: new Map([[ordersRef, looked(true)]]),
        now: now.value,
      });
    });
    await reassessed;

    expect(await readStage(ordersRef)).toBe('owned');
  });

  it('run at once, and come to what each of them would alone', async () => {
    const entities = [shop, orders, component('returns')];
    const sources = [new FakeFactSource(() => looked(true))];
    const one = await setUp({ entities, sources });
    const two = await setUp({ knex: one.knex, entities, sources });

    await Promise.all([one.runAll(), two.runAll(), two.reassess()]);

    expect(await one.readStage(ordersRef)).toBe('owned');
    expect(await one.readStage('component:default/returns')).toBe('owned');
    const revision = await one.latestRevision();
    await two.runAll();
    expect(await two.latestRevision()).toBe(revision);
  });
});
