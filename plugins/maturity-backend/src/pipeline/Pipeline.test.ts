import { createTestPipeline } from '../__testUtils__/createTestPipeline';
import { component, group } from '../__testUtils__/entities';
import { FakeFactSource } from '../__testUtils__/FakeFactSource';
import {
  hasFinishedRuns,
  listEntityRefs,
  readFacts,
  readStageChanges,
} from '../database';
import { testDatabaseIds } from '../database/__testUtils__/migratedTestDatabases';

jest.setTimeout(60_000);

const shop = group('shop', { members: ['ana', 'ben'] });
const orders = component('orders');
const ordersRef = 'component:default/orders';
const tested = () => ({ facts: { isTested: { value: true } } });

describe.each(testDatabaseIds)('Pipeline, %p', databaseId => {
  const setUp = createTestPipeline(databaseId);

  it('collects, assesses and stores, and writes nothing when nothing changed', async () => {
    const fake = new FakeFactSource(tested);
    const { readStage, latestRevision, knex, runAll, reassess } = await setUp({
      entities: [shop, orders],
      sources: [fake],
    });

    await runAll();

    expect(await readStage(ordersRef)).toBe('owned');
    const revision = await latestRevision();
    await runAll();
    await reassess();
    expect(await latestRevision()).toBe(revision);
    expect(
      await readStageChanges(knex, { entityRef: ordersRef, limit: 10 }),
    ).toMatchObject([{ from: 'floor', to: 'owned' }, { to: 'floor' }]);
  });

  it('does not assess what nothing is known of', async () => {
    const { readAssessment, reassess } = await setUp({
      entities: [shop, orders],
    });

    await reassess();

    expect(await readAssessment(ordersRef)).toMatchObject({
      rank: 0,
      stage: undefined,
      measured: { observed: 0, applicable: 2 },
    });
  });

  it('records when all entities were assessed, unless that was cut off', async () => {
    const { knex, reassess, reassessShard } = await setUp({
      entities: [shop, orders],
    });
    const isFinished = (workId: string) =>
      hasFinishedRuns(knex, { workIds: [workId] });
    expect(await isFinished('reassess')).toBe(false);
    await reassess();
    expect(await isFinished('reassess')).toBe(true);

    await reassessShard({ index: 1, count: 2 });
    expect(await isFinished('reassess:1/2')).toBe(true);
    expect(await isFinished('reassess:2/2')).toBe(false);
  });

  it('asks once about each of exactly two pages of entities', async () => {
    const entities = Array.from({ length: 1_000 }, (_, i) =>
      component(`c${i}`),
    );
    const fake = new FakeFactSource(tested, { batchSize: 250 });
    const { knex, run, catalog } = await setUp({ entities, sources: [fake] });

    await run('fake');

    expect(fake.calls.map(refs => refs.length)).toEqual([250, 250, 250, 250]);
    expect(new Set(fake.calls.flat()).size).toBe(1_000);
    expect(catalog.queryEntities).toHaveBeenCalledTimes(2);
    expect(await listEntityRefs(knex)).toHaveLength(1_000);
  });

  it('stores names and values that look like SQL and HTML as they are', async () => {
    const title = `"><script>alert(1)</script>'; drop table facts; --`;
    const fake = new FakeFactSource(() => ({
      facts: { owners: { value: [`${title}\u0000`], evidence: [{ title }] } },
    }));
    const { knex, runAll } = await setUp({
      entities: [shop, component('orders', { metadata: { title } })],
      sources: [fake],
    });

    await runAll();

    const facts = (await readFacts(knex, { entityRefs: [ordersRef] })).get(
      ordersRef,
    );
    expect(facts?.fake?.facts.owners).toEqual({
      value: [title],
      evidence: [{ title }],
    });
    expect(await knex('assessments').select('title')).toEqual([{ title }]);
  });

  it('asks a source only about entities that it applies to', async () => {
    const fake = new FakeFactSource(tested, {
      appliesTo: { 'spec.type': 'service' },
    });
    const { run, refresh } = await setUp({
      entities: [orders, component('library', { spec: { type: 'library' } })],
      sources: [fake],
    });

    await run('fake');

    expect(fake.calls.flat()).toEqual([ordersRef]);
    expect(await refresh('component:default/library')).toContainEqual({
      sourceId: 'fake',
      result: 'nothing',
    });
  });
});
