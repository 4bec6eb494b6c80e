import { createComponent, NOW } from '../__testUtils__/exampleWorld';
import { FakeRepository, toCommitId } from '../__testUtils__/FakeRepository';
import { receiveDeliveries, startSource } from '../__testUtils__/startSource';

const shop: FakeRepository = {
  slug: 'acme/shop',
  deployments: [
    {
      environment: 'Live EU',
      type: 'Production',
      startedOn: '2026-11-20T10:00:00Z',
    },
    {
      environment: 'Staging',
      type: 'Staging',
      startedOn: '2026-11-20T09:00:00Z',
      status: 'FAILED',
    },
    {
      environment: 'Staging',
      startedOn: '2026-11-20T08:00:00Z',
      status: 'STOPPED',
    },
    {
      environment: 'Staging',
      startedOn: '2026-11-20T07:00:00Z',
      state: 'IN_PROGRESS',
    },
    {
      environment: 'Staging',
      startedOn: '2026-11-20T06:00:00Z',
      state: 'UNDEPLOYED',
    },
  ],
  pullRequests: [
    { mergedOn: '2026-11-20T05:00:00Z' },
    {
      mergedOn: '2026-11-19T05:00:00Z',
      createdOn: '2026-11-18T05:00:00Z',
    },
    { mergedOn: '2026-11-17T05:00:00Z', into: 'topic' },
  ],
};

async function start(repositories: readonly FakeRepository[]) {
  const { deliveries, published } = await receiveDeliveries();
  const started = await startSource(repositories, { deliveries });
  return { ...started, published };
}

const target = {
  annotations: { 'bitbucket.org/project-slug': 'acme/shop' },
  labels: { repository: 'acme/shop' },
};
const source = 'bitbucket-cloud';

describe('deliveries', () => {
  it('are deployments, however they went, and merged pull requests', async () => {
    const { collect, published } = await start([shop]);
    const answers = await collect([createComponent('acme/shop')]);
    const [entityRef] = answers.keys();
    const commit = toCommitId(shop);
    const url = 'https://bitbucket.org/acme/shop';
    const common = {
      kind: 'deployment',
      source,
      target: { ...target, entityRef },
      commit,
    };
    const change = {
      kind: 'change',
      source,
      target: { ...target, entityRef },
    };
    expect(published).toEqual([
      [
        {
          ...common,
          externalId: expect.stringMatching(
            /^acme\/shop\/deployments\/[0-9a-f]{8}$/,
          ),
          environment: 'production',
          part: 'Live EU',
          startedAt: '2026-11-20T10:00:00.000Z',
          finishedAt: '2026-11-20T10:00:59.000Z',
          result: 'succeeded',
          title: '#1',
          url: `${url}/pipelines/results/1/steps/1`,
        },
        {
          ...common,
          externalId: expect.anything(),
          environment: 'Staging',
          startedAt: '2026-11-20T09:00:00.000Z',
          finishedAt: '2026-11-20T09:00:59.000Z',
          result: 'failed',
          title: '#2',
          url: `${url}/pipelines/results/2/steps/1`,
        },
        {
          ...common,
          externalId: expect.anything(),
          environment: 'Staging',
          startedAt: '2026-11-20T08:00:00.000Z',
          finishedAt: '2026-11-20T08:00:59.000Z',
          result: 'cancelled',
          title: '#3',
          url: `${url}/pipelines/results/3/steps/1`,
        },
        {
          ...common,
          externalId: expect.anything(),
          environment: 'Staging',
          startedAt: '2026-11-20T07:00:00.000Z',
          title: '#4',
          url: `${url}/pipelines/results/4`,
        },
        {
          ...change,
          externalId: 'acme/shop#1',
          // The list states a short id, and a deployment the full one.
          commit,
          mergedAt: '2026-11-20T05:00:00.000Z',
          title: 'Change 1',
          url: `${url}/pull-requests/1`,
        },
        {
          ...change,
          externalId: 'acme/shop#2',
          mergedAt: '2026-11-19T05:00:00.000Z',
          title: 'Change 2',
          url: `${url}/pull-requests/2`,
        },
      ],
    ]);
  });

  it('were merged when they changed last, if the commit is older than the request', async () => {
    const { collect, published } = await start([
      {
        slug: 'acme/shop',
        pullRequests: [
          {
            mergedOn: new Date(NOW).toISOString(),
            createdOn: '2026-11-27T00:00:00Z',
            committedOn: '2026-11-01T00:00:00Z',
          },
        ],
      },
    ]);
    await collect([createComponent('acme/shop')]);
    expect(published[0]).toMatchObject([
      { mergedAt: new Date(NOW).toISOString() },
    ]);
  });

  it('are handed over once while nothing is new, and belong to no entity of several', async () => {
    const { collect, published } = await start([shop]);
    const other = createComponent('acme/shop');
    other.metadata.name = 'other';
    const both = [createComponent('acme/shop'), other];
    await collect(both);
    await collect(both);
    expect(published).toHaveLength(1);
    expect(published[0]![0]).toMatchObject({ target });
    expect(JSON.stringify(published)).not.toContain('entityRef');
  });

  it('are none where Bitbucket does not show them', async () => {
    const { collect, published } = await start([
      { ...shop, withheld: ['pipeline', 'pullrequest'] },
    ]);
    await collect([createComponent('acme/shop')]);
    expect(published.flat()).toEqual([]);
  });
});
