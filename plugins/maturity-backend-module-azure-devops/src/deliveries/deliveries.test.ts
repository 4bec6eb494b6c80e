import { createComponent, shop } from '../__testUtils__/exampleWorld';
import {
  toCommitId,
  toObjectId,
  toRepositoryId,
  toUuid,
} from '../__testUtils__/FakeProject';
import { receiveDeliveries, startSource } from '../__testUtils__/startSource';

const [cart] = shop.repositories;

async function start() {
  const { deliveries, published } = await receiveDeliveries();
  const { azure, collect } = await startSource([shop], { deliveries });
  return {
    collect,
    published,
    entity: createComponent(`http://${azure.host}`, shop.name, 'cart'),
  };
}

const target = {
  annotations: { 'dev.azure.com/project-repo': 'Web Läden/cart' },
  labels: { repository: 'Web Läden/cart' },
};
const run = `${toUuid(shop.name)}/runs`;

describe('deliveries', () => {
  it('are the deployments, however they went, and the completed pull requests', async () => {
    const { collect, published, entity } = await start();
    const [entityRef] = (await collect([entity])).keys();
    const common = { source: 'azure-devops', target: { ...target, entityRef } };
    expect(published).toEqual([
      [
        {
          ...common,
          kind: 'deployment',
          externalId: `${run}/4/environments/1/1/deploy`,
          run: `${run}/4`,
          environment: 'production',
          startedAt: '2026-11-24T11:00:00Z',
          finishedAt: '2026-11-24T11:05:00Z',
          result: 'succeeded',
          commit: toCommitId(cart!),
          title: 'run 4',
          url: expect.stringContaining('/_build/results?buildId=4'),
        },
        expect.objectContaining({
          externalId: `${run}/4/environments/2/1/deploy`,
          environment: 'staging',
        }),
        expect.objectContaining({
          externalId: `${run}/3/environments/1/1/deploy`,
          result: 'failed',
        }),
        {
          ...common,
          kind: 'change',
          externalId: `${toRepositoryId(shop, cart!)}#11`,
          commit: toObjectId('merge 11'),
          mergedAt: '2026-11-24T09:00:00Z',
          title: 'Change 11',
          url: expect.stringContaining('/_git/cart/pullrequest/11'),
        },
        expect.objectContaining({ mergedAt: '2026-11-23T09:00:00Z' }),
      ],
    ]);
  });

  it('are handed over once while nothing is new, and belong to no entity of several', async () => {
    const { collect, published, entity } = await start();
    const other = structuredClone(entity);
    other.metadata.name = 'other';
    await collect([entity, other]);
    await collect([entity, other]);
    expect(published).toHaveLength(1);
    expect(published[0]![0]).toMatchObject({ target });
    expect(JSON.stringify(published)).not.toContain('entityRef');
  });
});
