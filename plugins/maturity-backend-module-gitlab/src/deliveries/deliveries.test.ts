import { createComponent } from '../__testUtils__/exampleWorld';
import { toCommitId, FakeProject } from '../__testUtils__/FakeProject';
import { receiveDeliveries, startSource } from '../__testUtils__/startSource';

const shop: FakeProject = {
  path: 'acme/shop',
  id: 7,
  environments: [{ name: 'production' }, { name: 'staging' }],
  deployments: [
    {
      createdAt: '2026-11-20T10:00:00Z',
      environment: 'production',
      status: 'success',
    },
    {
      createdAt: '2026-11-20T09:00:00Z',
      environment: 'production',
      status: 'failed',
    },
    {
      createdAt: '2026-11-20T08:00:00Z',
      environment: 'staging',
      status: 'running',
    },
    {
      createdAt: '2026-11-20T07:00:00Z',
      environment: 'staging',
      status: 'blocked',
    },
  ],
};

async function start(projects: readonly FakeProject[]) {
  const { deliveries, published } = await receiveDeliveries();
  const started = await startSource(projects, { deliveries });
  return { ...started, published };
}

const target = {
  annotations: {
    'gitlab.com/project-slug': 'acme/shop',
    'gitlab.com/project-id': '7',
  },
  labels: { repository: 'acme/shop' },
};

describe('deliveries', () => {
  it('are reported as the webhooks would, however they went', async () => {
    const { collect, published } = await start([shop]);
    const entity = createComponent('acme/shop');
    const answers = await collect([entity]);
    const [entityRef] = answers.keys();
    const common = {
      kind: 'deployment',
      source: 'gitlab',
      target: { ...target, entityRef },
      commit: toCommitId(shop),
      title: 'main',
    };
    expect(published).toEqual([
      [
        {
          ...common,
          externalId: 'acme/shop/deployments/1',
          environment: 'production',
          startedAt: '2026-11-20T10:00:00Z',
          finishedAt: '2026-11-20T10:00:59Z',
          result: 'succeeded',
          url: expect.stringContaining('/-/pipelines/1'),
        },
        {
          ...common,
          externalId: 'acme/shop/deployments/2',
          environment: 'production',
          startedAt: '2026-11-20T09:00:00Z',
          finishedAt: '2026-11-20T09:00:59Z',
          result: 'failed',
          url: expect.stringContaining('/-/pipelines/2'),
        },
        {
          ...common,
          externalId: 'acme/shop/deployments/3',
          environment: 'staging',
          startedAt: '2026-11-20T08:00:00Z',
          url: expect.stringContaining('/-/pipelines/3'),
        },
      ],
    ]);
    // Only what succeeded is a proof.
    expect([...answers.values()][0]).toMatchObject({
      facts: { deployments: { value: 1 } },
    });
  });

  it('go to production where the tier says so, whatever the environment is called', async () => {
    const { collect, published } = await start([
      {
        ...shop,
        environments: [
          { name: 'live-eu', tier: 'production' },
          { name: 'preview', tier: 'development' },
        ],
        deployments: ['live-eu', 'preview'].map(environment => ({
          createdAt: '2026-11-20T10:00:00Z',
          environment,
          status: 'success',
        })),
      },
    ]);
    await collect([createComponent('acme/shop')]);
    expect(published[0]).toMatchObject([
      { environment: 'production', part: 'live-eu' },
      { environment: 'preview' },
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
    expect(published[0]).toMatchObject([{ target }, { target }, { target }]);
    expect(JSON.stringify(published)).not.toContain('entityRef');
  });
});
