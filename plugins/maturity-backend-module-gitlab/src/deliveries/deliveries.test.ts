import { createComponent } from '../__testUtils__/exampleWorld';
import {
  FakeProject,
  toCommitId,
  toMergeCommitId,
} from '../__testUtils__/FakeProject';
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

  it('are merge requests into the default branch, with the commit that each began with', async () => {
    const merged: FakeProject = {
      ...shop,
      deployments: [],
      mergeRequests: [
        {
          mergedAt: '2026-11-20T09:00:00Z',
          commits: ['2026-11-20T08:00:00Z', '2026-11-19T07:00:00Z'],
        },
        { mergedAt: '2026-11-20T08:30:00Z', isFastForward: true },
        { mergedAt: '2026-11-20T08:00:00Z', into: 'release-1' },
      ],
    };
    const { collect, published } = await start([merged]);
    await collect([createComponent('acme/shop')]);
    const change = { kind: 'change', source: 'gitlab' };
    expect(published).toEqual([
      [
        {
          ...change,
          externalId: 'acme/shop!1',
          target: { ...target, entityRef: 'component:default/acme-shop' },
          commit: toMergeCommitId(merged, 1, 'merge'),
          committedAt: '2026-11-19T07:00:00Z',
          mergedAt: '2026-11-20T09:00:00Z',
          title: 'Change 1',
          url: 'https://gitlab.com/acme/shop/-/merge_requests/1',
        },
        expect.objectContaining({
          ...change,
          externalId: 'acme/shop!2',
          commit: toMergeCommitId(merged, 2, 'head'),
          committedAt: undefined,
        }),
      ],
    ]);
  });

  describe('of incidents', () => {
    const incidents = [
      { createdAt: '2026-11-27T10:00:00Z', severity: 'HIGH' },
      { createdAt: '2026-11-20T10:00:00Z', closedAt: '2026-11-20T11:00:00Z' },
    ];
    const heartbeat = {
      kind: 'heartbeat',
      source: 'gitlab',
      externalId: 'acme/shop/incidents/2026-11-28',
      at: '2026-11-28T00:00:00Z',
      covers: ['incidents'],
    };

    it('begin when they are opened and end when they are closed, with a sign of life', async () => {
      const project = { ...shop, deployments: [], incidents };
      const { collect, published } = await start([project]);
      await collect([createComponent('acme/shop')]);
      expect(published).toEqual([
        [
          {
            kind: 'incident',
            source: 'gitlab',
            externalId: 'acme/shop#1',
            target: { ...target, entityRef: 'component:default/acme-shop' },
            startedAt: '2026-11-27T10:00:00Z',
            severity: 'high',
            title: 'Incident 1',
            url: 'https://gitlab.com/acme/shop/-/issues/1',
          },
          expect.objectContaining({
            externalId: 'acme/shop#2',
            resolvedAt: '2026-11-20T11:00:00Z',
            severity: undefined,
          }),
          expect.objectContaining(heartbeat),
        ],
      ]);
    });

    it.each<[string, Partial<FakeProject>]>([
      ['uses no incidents', {}],
      [
        'used none for a year',
        { incidents: [{ createdAt: '2025-11-01T00:00:00Z' }] },
      ],
      ['does not show them', { incidents, failing: ['issues'] }],
      ['is archived', { incidents, archived: true }],
    ])('give no sign of life of a project that %s', async (_, change) => {
      const { collect, published } = await start([{ ...shop, ...change }]);
      await collect([createComponent('acme/shop')]);
      expect(JSON.stringify(published)).not.toContain('heartbeat');
    });

    it('give none where they belong to several entities', async () => {
      const { collect, published } = await start([{ ...shop, incidents }]);
      const other = createComponent('acme/shop');
      other.metadata.name = 'other';
      await collect([createComponent('acme/shop'), other]);
      expect(published[0]).toContainEqual(
        expect.objectContaining({ kind: 'incident', target }),
      );
      expect(JSON.stringify(published)).not.toContain('heartbeat');
    });
  });

  it('take one more query for fifty projects, which GitLab accepts', async () => {
    const projects = Array.from({ length: 60 }, (_, at) => ({
      ...shop,
      id: undefined,
      path: `acme/shop-${at}`,
    }));
    const { collect, gitlab } = await start(projects);
    await collect(projects.map(({ path }) => createComponent(path)));
    expect(gitlab.counts.graphql).toBe(8);
    const complexities = gitlab.requests.flatMap(each => each.complexity ?? []);
    expect(Math.max(...complexities)).toBeLessThanOrEqual(250);
  });

  it('are not asked for by a source that does not report them', async () => {
    const { collect, gitlab } = await startSource([shop]);
    await collect([createComponent('acme/shop')]);
    expect(gitlab.counts.graphql).toBe(3);
  });
});
