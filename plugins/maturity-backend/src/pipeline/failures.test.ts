import { createTestPipeline } from '../__testUtils__/createTestPipeline';
import { component, group } from '../__testUtils__/entities';
import { FakeFactSource } from '../__testUtils__/FakeFactSource';
import { listEntityRefs, readFacts } from '../database';
import { testDatabaseIds } from '../database/__testUtils__/migratedTestDatabases';

jest.setTimeout(60_000);

const shop = group('shop', { members: ['ana', 'ben'] });
const orders = component('orders');
const ordersRef = 'component:default/orders';
const tested = () => ({ facts: { isTested: { value: true } } });

describe.each(testDatabaseIds)('Pipeline in trouble, %p', databaseId => {
  const setUp = createTestPipeline(databaseId);

  it('keeps the last good facts of a source that throws, and says why', async () => {
    const fake = new FakeFactSource(tested);
    const { readStage, readOutcome, knex, run, runAll, now } = await setUp({
      entities: [shop, orders],
      sources: [fake],
    });
    await runAll();

    fake.answer = () => {
      throw new Error('401 from the tool\nline two');
    };
    await run('fake');

    expect(await readStage(ordersRef)).toBe('owned');
    const facts = (await readFacts(knex, { entityRefs: [ordersRef] })).get(
      ordersRef,
    );
    expect(facts?.fake).toMatchObject({
      facts: { isTested: { value: true } },
      error: { message: '401 from the tool line two' },
    });

    now.value = new Date('2026-12-23T12:00:00Z');
    await run('catalog');
    await run('attestation');
    expect(await readOutcome(ordersRef, 'tested')).toMatchObject({
      outcome: 'unknown',
      unknown: { reason: 'stale' },
    });
    expect(await readStage(ordersRef)).toBe('floor');
  });

  it('does not wait for a source that hangs, nor for its other batches in vain', async () => {
    const fake = new FakeFactSource(
      ref => (ref.endsWith('/a') ? new Promise<never>(() => {}) : tested()),
      { batchSize: 1 },
    );
    const { readOutcome, run } = await setUp({
      entities: [shop, component('a'), component('b')],
      sources: [fake],
      batchTimeout: 100,
    });

    await run('fake');

    expect(await readOutcome('component:default/a', 'tested')).toMatchObject({
      unknown: {
        reason: 'error',
        message: 'did not answer within 0.1 seconds',
      },
    });
    expect(await readOutcome('component:default/b', 'tested')).toMatchObject({
      outcome: 'pass',
    });
  });

  it('stops when it is cut off, and keeps what it has', async () => {
    const abort = new AbortController();
    const fake = new FakeFactSource(
      (ref, { signal }) => {
        if (ref.endsWith('/c1')) {
          abort.abort(new Error('time is over'));
          signal.throwIfAborted();
        }
        return tested();
      },
      { batchSize: 1 },
    );
    const { knex, run } = await setUp({
      entities: [component('c0'), component('c1'), component('c2')],
      sources: [fake],
    });

    await expect(run('fake', abort.signal)).rejects.toThrow('time is over');

    expect(fake.calls.flat()).toHaveLength(2);
    expect(await listEntityRefs(knex)).toEqual(['component:default/c0']);
    await run('fake');
    expect(await listEntityRefs(knex)).toHaveLength(3);
  });

  it('leaves everything as it is while the catalog does not answer', async () => {
    const { readAssessment, runAll, run, reassess, setCatalogFailure } =
      await setUp({
        entities: [shop, orders],
        sources: [new FakeFactSource(tested)],
      });
    await runAll();
    const before = await readAssessment(ordersRef);

    setCatalogFailure(new Error('catalog is down'));
    await expect(run('catalog')).rejects.toThrow('catalog is down');
    await expect(reassess()).rejects.toThrow('catalog is down');

    expect(await readAssessment(ordersRef)).toEqual(before);
  });

  it('takes none for gone when the catalog seems empty', async () => {
    const { readStage, runAll, reassess, setEntities, logger } = await setUp({
      entities: [shop, orders],
      sources: [new FakeFactSource(tested)],
    });
    await runAll();

    setEntities([]);
    await reassess();

    expect(await readStage(ordersRef)).toBe('owned');
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringContaining('none of them counts as gone'),
    );
  });
});
