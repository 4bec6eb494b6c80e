import { shop } from '../__testUtils__/exampleWorld';
import { receiveDeliveries, startSource } from '../__testUtils__/startSource';

async function start() {
  const { deliveries, published } = await receiveDeliveries();
  const started = await startSource([shop], { deliveries });
  return { ...started, published };
}

const target = {
  annotations: { 'gitea.com/repo-slug': 'Acme/shop' },
  labels: { repository: 'Acme/shop' },
};

describe('deliveries', () => {
  it('are the pull requests that were merged into the default branch', async () => {
    const { collect, published, toEntity, baseUrl } = await start();
    const [entityRef] = (await collect([toEntity(shop.slug)])).keys();
    const change = (number: number, mergedAt: string) => ({
      kind: 'change',
      source: 'gitea',
      externalId: `Acme/shop#${number}`,
      target: { ...target, entityRef },
      commit: expect.stringMatching(/^[0-9a-f]{40}$/),
      mergedAt,
      title: `change ${number}`,
      url: `${baseUrl}/Acme/shop/pulls/${number}`,
    });
    expect(published).toEqual([
      [
        change(1, '2026-11-28T07:00:00Z'),
        change(2, '2026-11-28T03:00:00Z'),
        change(3, '2026-11-28T03:00:00Z'),
      ],
    ]);
  });

  it('are handed over once while nothing is new, and belong to no entity of several', async () => {
    const { collect, published, toEntity } = await start();
    const other = toEntity(shop.slug);
    other.metadata.name = 'other';
    const both = [toEntity(shop.slug), other];
    await collect(both);
    await collect(both);
    expect(published).toHaveLength(1);
    expect(published[0]).toMatchObject([{ target }, { target }, { target }]);
    expect(JSON.stringify(published)).not.toContain('entityRef');
  });
});
