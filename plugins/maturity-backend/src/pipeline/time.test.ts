import { createTestPipeline } from '../__testUtils__/createTestPipeline';
import { component, entity, group } from '../__testUtils__/entities';
import { FakeFactSource } from '../__testUtils__/FakeFactSource';
import { testDatabaseIds } from '../database/__testUtils__/migratedTestDatabases';

jest.setTimeout(60_000);

const shop = group('shop', { members: ['ana', 'ben'] });
const orders = component('orders');
const ordersRef = 'component:default/orders';

describe.each(testDatabaseIds)('Pipeline over time, %p', databaseId => {
  const setUp = createTestPipeline(databaseId);

  it('exempts for as long as the exemption lasts', async () => {
    const { readOutcome, runAll, reassess, now } = await setUp({
      entities: [shop, orders],
      sources: [
        new FakeFactSource(() => ({ facts: { isTested: { value: false } } })),
      ],
      exemptions: [
        {
          entityRef: ordersRef,
          exemption: {
            checkId: 'tested',
            reason: 'It is being replaced.',
            grantedBy: 'group:default/platform',
            until: '2026-12-01',
          },
        },
      ],
    });
    await runAll();
    expect(await readOutcome(ordersRef, 'tested')).toMatchObject({
      outcome: 'exempt',
    });

    now.value = new Date('2026-12-03T00:00:00Z');
    await reassess();
    expect((await readOutcome(ordersRef, 'tested'))?.outcome).not.toBe(
      'exempt',
    );
  });

  it('writes nothing over an attestation that stays expired', async () => {
    const { readOutcome, latestRevision, runAll, now } = await setUp({
      entities: [
        shop,
        entity('User', 'ana'),
        component('orders', {
          metadata: {
            annotations: {
              'platform-maturity.io/attestation.tested':
                '{ by: ana, on: 2025-01-01, evidence: "https://example.com/" }',
            },
          },
        }),
      ],
      sources: [
        new FakeFactSource(() => ({ facts: { isTested: { value: false } } })),
      ],
    });
    await runAll();
    expect(await readOutcome(ordersRef, 'tested')).toMatchObject({
      unknown: { reason: 'stale' },
    });
    const revision = await latestRevision();

    now.value = new Date('2026-11-23T13:00:00Z');
    await runAll();

    expect(await latestRevision()).toBe(revision);
  });
});
