import { hoursAgo, shop } from '../__testUtils__/exampleWorld';
import { receiveDeliveries, startSource } from '../__testUtils__/startSource';

const target = {
  annotations: { 'bitbucket.org/project-slug': 'ACME/shop' },
  labels: { repository: 'ACME/shop' },
};

describe('deliveries', () => {
  it('are the pull requests that were merged into the default branch, once', async () => {
    const { deliveries, published } = await receiveDeliveries();
    const { collect, toEntity, baseUrl } = await startSource([shop], {
      deliveries,
    });
    const entity = toEntity(shop.name);
    const [entityRef] = (await collect([entity])).keys();
    await collect([entity]);
    const change = (id: number, mergedAt: string) => ({
      kind: 'change',
      source: 'bitbucket-server',
      externalId: `ACME/shop#${id}`,
      target: { ...target, entityRef },
      commit: `${id}`.repeat(40),
      mergedAt,
      title: `change ${id}`,
      url: `${baseUrl}/projects/ACME/repos/shop/pull-requests/${id}`,
    });
    expect(published).toEqual([
      [change(1, hoursAgo(5)), change(2, hoursAgo(9)), change(3, hoursAgo(9))],
    ]);
  });
});
