import { createTestPipeline } from '../__testUtils__/createTestPipeline';
import { component, group } from '../__testUtils__/entities';
import { FakeFactSource } from '../__testUtils__/FakeFactSource';
import { testDatabaseIds } from '../database/__testUtils__/migratedTestDatabases';

jest.setTimeout(60_000);

const shop = group('shop', { members: ['ana', 'ben'] });
const orders = component('orders');
const ordersRef = 'component:default/orders';
const tested = () => ({ facts: { isTested: { value: true } } });

describe.each(testDatabaseIds)('Pipeline for one entity, %p', databaseId => {
  const setUp = createTestPipeline(databaseId);

  it('refreshes one entity with all its sources, and says what each came to', async () => {
    const fake = new FakeFactSource(tested);
    const { readStage, refresh } = await setUp({
      entities: [shop, orders],
      sources: [fake],
    });

    expect(await refresh(ordersRef)).toEqual([
      { sourceId: 'catalog', result: 'changed' },
      { sourceId: 'fake', result: 'changed' },
      { sourceId: 'attestation', result: 'changed' },
    ]);
    expect(await readStage(ordersRef)).toBe('owned');

    fake.answer = () => ({ error: 'the token has expired' });
    expect(await refresh(ordersRef)).toEqual([
      { sourceId: 'catalog', result: 'unchanged' },
      { sourceId: 'fake', result: 'failed', message: 'the token has expired' },
      { sourceId: 'attestation', result: 'unchanged' },
    ]);
    fake.answer = () => ({
      postponed: {
        until: '2026-11-23T13:00:00Z',
        reason: 'the rest of the hour is for others',
      },
    });
    expect(await refresh(ordersRef)).toContainEqual({
      sourceId: 'fake',
      result: 'failed',
      message:
        'not asked before 2026-11-23T13:00:00.000Z: the rest of the hour is for others',
    });
    await expect(refresh('component:default/nobody')).rejects.toThrow(
      'There is no entity component:default/nobody',
    );
  });

  it('has one source look at some entities, and assesses those that changed', async () => {
    const fake = new FakeFactSource(tested);
    const cart = component('cart');
    const { pipeline, runAll, readStage, logger } = await setUp({
      entities: [shop, orders, cart],
      sources: [fake],
    });
    await runAll();
    fake.calls.length = 0;
    fake.answer = () => ({ facts: { isTested: { value: false } } });

    const { signal } = new AbortController();
    const refs = [ordersRef, 'component:default/gone'];
    await pipeline.runSourceFor('fake', refs, signal);

    expect(fake.calls).toEqual([[ordersRef]]);
    expect(await readStage(ordersRef)).toBe('floor');
    expect(await readStage('component:default/cart')).toBe('owned');
    await pipeline.runSourceFor('switched-off', refs, signal);

    fake.answer = () => ({
      postponed: { until: '2026-11-23T13:00:00Z', reason: 'nothing is left' },
    });
    await pipeline.runSourceFor('fake', refs, signal);
    expect(logger.info).toHaveBeenCalledWith(
      "'fake' is not asked about the rest before 2026-11-23T13:00:00.000Z: nothing is left",
    );
  });
});
