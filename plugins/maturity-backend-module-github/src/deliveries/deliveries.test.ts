import { createComponent } from '../__testUtils__/exampleWorld';
import { FakeRepository, toObjectId } from '../__testUtils__/FakeRepository';
import { receiveDeliveries, startSource } from '../__testUtils__/startSource';
import { DeliverySettings } from './readDeliverySettings';

// The first test reads the published schema.
jest.setTimeout(60_000);

const shop: FakeRepository = {
  slug: 'acme/shop',
  deployments: [
    {
      createdAt: '2026-11-20T10:00:00Z',
      environment: 'production',
      state: 'INACTIVE',
      statuses: [
        { state: 'IN_PROGRESS', createdAt: '2026-11-20T10:01:00Z' },
        { state: 'SUCCESS', createdAt: '2026-11-20T10:05:00Z' },
        { state: 'INACTIVE', createdAt: '2026-11-21T08:00:00Z' },
      ],
    },
    {
      createdAt: '2026-11-21T10:00:00Z',
      environment: 'production',
      state: 'IN_PROGRESS',
      task: 'rollback',
    },
  ],
  pullRequests: [
    { mergedAt: '2026-11-20T09:00:00Z' },
    { mergedAt: '2026-11-20T09:30:00Z', into: 'release-1' },
  ],
};

async function start(
  repositories: readonly FakeRepository[],
  deliverySettings?: DeliverySettings,
) {
  const { deliveries, published } = await receiveDeliveries();
  const started = await startSource(repositories, {
    deliveries,
    deliverySettings,
  });
  return { ...started, published };
}

const target = {
  entityRef: 'component:default/acme-shop',
  annotations: { 'github.com/project-slug': 'acme/shop' },
  labels: { repository: 'acme/shop' },
};

describe('deliveries', () => {
  it('are reported as the webhooks would, with the commit that a change began with', async () => {
    const { collect, published } = await start([shop]);
    await collect([createComponent('acme/shop')]);
    expect(published).toEqual([
      [
        {
          kind: 'deployment',
          source: 'github',
          externalId: 'acme/shop/deployments/1',
          target,
          environment: 'production',
          startedAt: '2026-11-20T10:00:00Z',
          // Not when another took its place.
          finishedAt: '2026-11-20T10:05:00Z',
          result: 'succeeded',
          commit: toObjectId('commit', 'acme/shop 1'),
          title: 'main',
          url: 'https://github.com/acme/shop/actions/runs/1',
        },
        {
          kind: 'deployment',
          source: 'github',
          externalId: 'acme/shop/deployments/2',
          target,
          environment: 'production',
          startedAt: '2026-11-21T10:00:00Z',
          commit: toObjectId('commit', 'acme/shop 2'),
          isRollback: true,
          title: 'main',
        },
        {
          kind: 'change',
          source: 'github',
          externalId: 'acme/shop#1',
          target,
          commit: toObjectId('commit', 'acme/shop#1'),
          committedAt: '2026-11-20T08:00:00.000Z',
          mergedAt: '2026-11-20T09:00:00Z',
          title: 'Change 1',
          url: 'https://github.com/acme/shop/pull/1',
        },
      ],
    ]);
  });

  it('are handed over again only when something is new', async () => {
    const { collect, github, published } = await start([shop]);
    await collect([createComponent('acme/shop')]);
    await collect([createComponent('acme/shop')]);
    expect(published).toHaveLength(1);
    github.have([{ ...shop, pullRequests: [] }]);
    await collect([createComponent('acme/shop')]);
    expect(published).toHaveLength(2);
  });

  it('go to production where GitHub says so, whatever the environment is called', async () => {
    const { collect, published, github } = await start([
      {
        ...shop,
        deployments: [
          {
            createdAt: '2026-11-20T10:00:00Z',
            environment: 'live-eu',
            state: 'SUCCESS',
            isProduction: true,
          },
          {
            createdAt: '2026-11-20T09:00:00Z',
            environment: 'preview',
            state: 'SUCCESS',
          },
        ],
      },
    ]);
    await collect([createComponent('acme/shop')]);
    expect(published[0]).toMatchObject([
      { environment: 'production', part: 'live-eu' },
      { environment: 'preview' },
      { kind: 'change' },
    ]);
    const asked = github.requests.filter(({ text }) =>
      text.includes('/deployments?'),
    );
    expect(asked).toHaveLength(1);
  });

  it('to an environment that is called production need no request for that', async () => {
    const { collect, github } = await start([shop]);
    await collect([createComponent('acme/shop')]);
    expect(
      github.requests.filter(({ text }) => text.includes('/deployments?')),
    ).toEqual([]);
  });

  it('belong to no entity by themselves where several share the repository', async () => {
    const { collect, published } = await start([shop]);
    const other = createComponent('acme/shop');
    other.metadata.name = 'other';
    await collect([createComponent('acme/shop'), other]);
    expect(published[0]?.[0]?.target).toEqual({
      annotations: target.annotations,
      labels: target.labels,
    });
  });

  it('that may not be seen cost no fact', async () => {
    const { collect, published } = await start([
      { ...shop, withheld: ['deployments'] },
    ]);
    const answer = (await collect([createComponent('acme/shop')])).get(
      'component:default/acme-shop',
    );
    expect(answer).toMatchObject({
      facts: {
        archived: { value: false },
        deployments: { unknown: expect.stringContaining('Deployments: read') },
      },
    });
    // Changes are shown.
    expect(published).toEqual([[expect.objectContaining({ kind: 'change' })]]);
  });

  it('are not asked for by a source that does not report them', async () => {
    const started = await startSource([shop]);
    await started.collect([createComponent('acme/shop')]);
    expect(started.github.requests[0]?.text).not.toContain('history');
  });

  it('are releases, where those deploy', async () => {
    const { collect, published, github } = await start(
      [
        {
          ...shop,
          releases: [
            {
              tag: 'v2-rc',
              publishedAt: '2026-11-22T10:00:00Z',
              isPrerelease: true,
            },
            { tag: 'v1', publishedAt: '2026-11-21T10:00:00Z' },
          ],
        },
      ],
      { from: 'releases', environment: 'live' },
    );
    await collect([createComponent('acme/shop')]);
    expect(published[0]).toEqual([
      {
        kind: 'deployment',
        source: 'github',
        externalId: 'acme/shop/releases/2',
        target,
        environment: 'live',
        finishedAt: '2026-11-21T10:00:00Z',
        result: 'succeeded',
        commit: toObjectId('commit', 'acme/shop v1'),
        version: 'v1',
        title: 'Release v1',
        url: 'https://github.com/acme/shop/releases/tag/v1',
      },
      expect.objectContaining({ kind: 'change' }),
    ]);
    expect(github.requests[0]?.text).not.toContain('deployed_latest');
  });

  it('are runs of workflows, where those deploy', async () => {
    const run = {
      conclusion: 'success',
      startedAt: '2026-11-21T10:00:00Z',
      took: 5,
    };
    const { collect, published, github } = await start(
      [
        {
          ...shop,
          runs: [
            { ...run, workflow: 'Deploy (eu)', branch: 'v1', attempt: 2 },
            { ...run, workflow: 'Deploy (us)', conclusion: 'cancelled' },
            { ...run, workflow: 'Deploy (ap)', conclusion: 'skipped' },
            { ...run, workflow: 'Test of Deploy' },
          ],
          files: { '.github/workflows/deploy.yml': '' },
        },
      ],
      {
        from: 'workflows',
        environment: 'production',
        workflows: ['Deploy (*)'],
      },
    );
    await collect([createComponent('acme/shop')]);
    expect(published[0]).toEqual([
      {
        kind: 'deployment',
        source: 'github',
        externalId: 'acme/shop/runs/1/2',
        run: 'acme/shop/runs/1',
        target: {
          ...target,
          labels: { ...target.labels, workflow: 'Deploy (eu)' },
        },
        environment: 'production',
        startedAt: '2026-11-21T10:00:00Z',
        finishedAt: '2026-11-21T10:05:00.000Z',
        result: 'succeeded',
        commit: toObjectId('commit', 'https://github.com/acme/shop 0'),
        title: 'Change 1',
        url: 'https://github.com/acme/shop/actions/runs/1',
      },
      expect.objectContaining({
        externalId: 'acme/shop/runs/2/1',
        result: 'cancelled',
      }),
      expect.objectContaining({ kind: 'change' }),
    ]);
    const asked = github.requests.filter(({ text }) =>
      text.includes('/actions/runs'),
    );
    expect(asked).toHaveLength(1);
  });
});
