import { createTestPipeline } from './__testUtils__/createTestPipeline';
import { component, group } from './__testUtils__/entities';
import { FakeFactSource } from './__testUtils__/FakeFactSource';
import { testDatabaseIds } from './database/__testUtils__/migratedTestDatabases';

jest.setTimeout(60_000);

const shop = group('shop', { members: ['ana', 'ben'] });
const orders = component('orders');
const ordersRef = 'component:default/orders';
const tested = () => ({ facts: { isTested: { value: true } } });

describe.each(testDatabaseIds)('Pipeline for one entity, %p', databaseId => {
  const setUp = createTestPipeline(databaseId);

  it('refreshes one entity with all its sources, and says what each came to', async () => {
    const fake = new FakeFactSource(tested);
    const { stageOf, refresh } = await setUp({
      entities: [shop, orders],
      sources: [fake],
    });

    expect(await refresh(ordersRef)).toEqual([
      { sourceId: 'catalog', result: 'changed' },
      { sourceId: 'fake', result: 'changed' },
      { sourceId: 'attestation', result: 'changed' },
    ]);
    expect(await stageOf(ordersRef)).toBe('owned');

    fake.answer = () => ({ error: 'the token has expired' });
    expect(await refresh(ordersRef)).toEqual([
      { sourceId: 'catalog', result: 'unchanged' },
      { sourceId: 'fake', result: 'failed', message: 'the token has expired' },
      { sourceId: 'attestation', result: 'unchanged' },
    ]);
    await expect(refresh('component:default/nobody')).rejects.toThrow(
      'There is no entity component:default/nobody',
    );
  });
});
