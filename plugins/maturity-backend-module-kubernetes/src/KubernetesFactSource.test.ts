import { stringifyEntityRef } from '@backstage/catalog-model';
import { testFactSource } from '@platform-maturity/backstage-plugin-maturity-node/testUtils';
import { closeClusters, FakeCluster } from './__testUtils__/FakeCluster';
import {
  createApplication,
  createEntity,
  createMeta,
  createWorkload,
} from './__testUtils__/objects';
import {
  createSource,
  declareClusters,
  describeFact,
  readFacts,
} from './__testUtils__/startSource';

jest.setTimeout(30_000);
afterEach(closeClusters);

const web = createEntity('web');
const byLabels = createEntity('labels', {
  'backstage.io/kubernetes-label-selector': 'team in (a, b),!test',
});
const deployments = '/apis/apps/v1/deployments';

it('keeps the contract of fact sources', async () => {
  const prod = await FakeCluster.start({
    [deployments]: [createWorkload('web')],
    '/apis/argoproj.io/v1alpha1/applications': [createApplication('web')],
  });
  const { source } = createSource(declareClusters({ prod }));
  await testFactSource({
    source,
    entities: [web],
    brokenEntities: [
      createEntity('broken', {
        'backstage.io/kubernetes-label-selector': 'app in (',
      }),
    ],
  });
  expect(prod.mistakes).toEqual([]);
});

describe('which objects belong to an entity', () => {
  it.each([
    ['those with its id', web, 1],
    [
      'those of its namespace',
      createEntity('web', {
        'backstage.io/kubernetes-id': 'web',
        'backstage.io/kubernetes-namespace': 'other',
      }),
      0,
    ],
    ['those that its selector selects', byLabels, 2],
    [
      'those of its cluster',
      createEntity('web', {
        'backstage.io/kubernetes-id': 'web',
        'backstage.io/kubernetes-cluster': 'test',
      }),
      0,
    ],
  ])('are %s', async (_, entity, workloads) => {
    const [prod, test] = await Promise.all([
      FakeCluster.start({
        [deployments]: [
          createWorkload('web'),
          createWorkload('one', { metadata: { labels: { team: 'a' } } }),
          createWorkload('two', { metadata: { labels: { team: 'b' } } }),
          createWorkload('three', {
            metadata: { labels: { team: 'b', test: 'yes' } },
          }),
        ],
      }),
      FakeCluster.start(),
    ]);
    const { collect } = createSource(declareClusters({ prod, test }));
    const facts = readFacts(await collect([entity]), entity);
    expect(describeFact(facts.workloads)).toBe(workloads);
    expect([...prod.mistakes, ...test.mistakes]).toEqual([]);
  });

  it('are none in namespaces that are left out', async () => {
    const prod = await FakeCluster.start({
      [deployments]: [createWorkload('web')],
    });
    const { collect } = createSource(declareClusters({ prod }), {
      excludedNamespaces: ['shop'],
    });
    const facts = readFacts(await collect([web]), web);
    expect(describeFact(facts.workloads)).toBe(0);
    expect(describeFact(facts.readinessProbes)).toBe(
      'unknown: no workload of the entity was found in prod',
    );
  });

  it('are those of the clusters that it depends on, if clusters are found so', async () => {
    const prod = await FakeCluster.start({
      [deployments]: [createWorkload('web')],
    });
    const other = await FakeCluster.start({
      [deployments]: [createWorkload('web')],
    });
    const entity = createEntity('web', undefined, {
      relations: [
        { type: 'dependsOn', targetRef: 'resource:default/prod' },
        { type: 'dependsOn', targetRef: 'resource:default/database' },
      ],
    });
    const { collect } = createSource(declareClusters({ prod, other }), {
      isByRelation: true,
    });
    const facts = readFacts(await collect([entity]), entity);
    expect(describeFact(facts.clusters)).toEqual(['prod']);
  });
});

describe('lists', () => {
  it('are asked for once for all batches of a run, and only with the label', async () => {
    const prod = await FakeCluster.start({
      [deployments]: [createWorkload('web')],
    });
    const { collect, source, clock } = createSource(declareClusters({ prod }));
    await Promise.all([collect([web]), collect([createEntity('other')])]);
    await collect([createEntity('third')]);
    expect([...prod.paths].sort()).toEqual([
      '/apis/',
      '/apis/apps/v1/daemonsets',
      '/apis/apps/v1/deployments',
      '/apis/apps/v1/statefulsets',
      '/apis/autoscaling/v2/horizontalpodautoscalers',
      '/apis/policy/v1/poddisruptionbudgets',
    ]);
    const list = prod.asked.find(({ path }) => path === deployments)!;
    expect(Object.fromEntries(list.query)).toEqual({
      limit: '500',
      labelSelector: 'backstage.io/kubernetes-id',
    });
    expect(source.countRequests()).toBe(6);
    clock.now += 61_000;
    await collect([web]);
    expect(source.countRequests()).toBe(12);
  });

  it('are whole once an entity has a selector', async () => {
    const prod = await FakeCluster.start();
    const { collect } = createSource(declareClusters({ prod }));
    await collect([byLabels]);
    await collect([web]);
    const lists = prod.asked.filter(({ path }) => path === deployments);
    expect(lists.map(({ query }) => query.get('labelSelector'))).toEqual([
      null,
    ]);
  });

  it('tell no values of variables, and ask for no Secrets and ConfigMaps', async () => {
    const prod = await FakeCluster.start({
      [deployments]: [createWorkload('web')],
    });
    const { collect } = createSource(declareClusters({ prod }));
    const answers = await collect([web]);
    expect(JSON.stringify([...answers])).not.toContain('hunter2');
    expect(prod.paths.join()).not.toMatch(/secrets|configmaps/);
  });

  it('are not asked for without an entity with objects', async () => {
    const prod = await FakeCluster.start();
    const { collect } = createSource(declareClusters({ prod }));
    const answers = await collect([createEntity('plain', {})]);
    expect(answers.size).toBe(0);
    expect(prod.asked).toEqual([]);
  });
});

describe('what is not seen', () => {
  const bare = createWorkload('web', {
    containers: [{ name: 'web', image: 'web' }],
  });

  it('leaves open only what it could change', async () => {
    const prod = await FakeCluster.start({
      [deployments]: [
        createWorkload('web', {
          containers: [
            { name: 'web', image: 'web', livenessProbe: { exec: {} } },
          ],
        }),
      ],
    });
    const test = await FakeCluster.start();
    test.fault = () => ({ status: 500 });
    const { collect } = createSource(declareClusters({ prod, test }));
    const facts = readFacts(await collect([web]), web);
    const reason =
      'unknown: cluster test failed (500): the server answered 500';
    expect(describeFact(facts.readinessProbes)).toBe(false);
    expect(describeFact(facts.livenessProbes)).toBe(reason);
    expect(describeFact(facts.workloads)).toBe(reason);
    expect(describeFact(facts.clusters)).toEqual(['prod']);
    expect(describeFact(facts.slos)).toBe(reason);
  });

  it('does not concern entities of other clusters, but for what deploys them', async () => {
    const prod = await FakeCluster.start({ [deployments]: [bare] });
    const test = await FakeCluster.start();
    test.fault = () => ({ status: 500 });
    const entity = createEntity('web', {
      'backstage.io/kubernetes-id': 'web',
      'backstage.io/kubernetes-cluster': 'prod',
    });
    const { collect } = createSource(declareClusters({ prod, test }));
    const facts = readFacts(await collect([entity]), entity);
    expect(describeFact(facts.workloads)).toBe(1);
    expect(describeFact(facts.slos)).toEqual([]);
    expect(describeFact(facts.gitops)).toMatch(/^unknown: cluster test failed/);
  });

  it.each([
    [
      401,
      'cluster prod did not accept the credentials (401): renew the token of its service account',
    ],
    [
      404,
      'could not ask cluster prod: there is no Kubernetes at its address (404)',
    ],
    [500, 'cluster prod failed (500): the server answered 500'],
  ])('is an error where nothing is: status %s', async (status, error) => {
    const prod = await FakeCluster.start();
    prod.fault = () => ({ status });
    const { collect } = createSource(declareClusters({ prod }));
    const answers = await collect([web]);
    expect(answers.get(stringifyEntityRef(web))).toEqual({ error });
    expect(prod.paths.every(path => path === '/apis/')).toBe(true);
  });

  it('is postponed while a cluster wants to be left alone', async () => {
    const prod = await FakeCluster.start();
    prod.fault = () => ({ status: 429, headers: { 'retry-after': '120' } });
    const { collect } = createSource(declareClusters({ prod }));
    const answers = await collect([web]);
    expect(answers.get(stringifyEntityRef(web))).toEqual({
      postponed: {
        until: '2026-06-15T12:02:00.000Z',
        reason: 'cluster prod asked for a pause',
      },
    });
  });

  it('names the permission that is missing', async () => {
    const prod = await FakeCluster.start({
      [deployments]: [createWorkload('web')],
    });
    prod.fault = ({ path }) =>
      path.includes('poddisruptionbudgets') ? { status: 403 } : undefined;
    const { collect } = createSource(declareClusters({ prod }));
    const facts = readFacts(await collect([web]), web);
    expect(describeFact(facts.disruptionBudgets)).toBe(
      'unknown: cluster prod does not allow to list poddisruptionbudgets.policy (403): the service account needs the verb list on them in all namespaces',
    );
    expect(describeFact(facts.readinessProbes)).toBe(true);
  });

  it('is asked for by type where a cluster hides what there is', async () => {
    const prod = await FakeCluster.start({
      [deployments]: [createWorkload('web')],
    });
    prod.fault = ({ path }) =>
      path === '/apis/' ? { status: 403 } : undefined;
    const { collect } = createSource(declareClusters({ prod }));
    const facts = readFacts(await collect([web]), web);
    expect(describeFact(facts.slos)).toEqual([]);
    expect(describeFact(facts.gitops)).toBe(false);
    expect(prod.paths).toContain('/apis/openslo.com/v1/slos');
  });

  it('is a cluster that an annotation names and nobody configured', async () => {
    const prod = await FakeCluster.start();
    const entity = createEntity('web', {
      'backstage.io/kubernetes-id': 'web',
      'backstage.io/kubernetes-cluster': 'old',
    });
    const { collect } = createSource(declareClusters({ prod }));
    expect((await collect([entity])).get(stringifyEntityRef(entity))).toEqual({
      error: 'cluster old is not one of the Kubernetes plugin',
    });
  });
});

describe('evidence', () => {
  it.each([
    [
      undefined,
      'https://app.example.com/catalog/default/component/web/kubernetes',
    ],
    [
      'https://kube.example.com/{cluster}/{namespace}/{kind}/{name}',
      'https://kube.example.com/prod/shop/Deployment/web',
    ],
  ])('names and links the objects: %s', async (objectUrl, url) => {
    const prod = await FakeCluster.start({
      [deployments]: [
        createWorkload('web', { containers: [{ name: 'app', image: 'web' }] }),
      ],
    });
    const { collect } = createSource(declareClusters({ prod }), { objectUrl });
    const { readinessProbes } = readFacts(await collect([web]), web);
    expect(readinessProbes).toEqual({
      value: false,
      evidence: [
        {
          title:
            'Deployment shop/web in prod: container app has no readiness probe',
          url,
        },
      ],
    });
  });

  it('names the first of many', async () => {
    const prod = await FakeCluster.start({
      [deployments]: Array.from({ length: 8 }, (_, index) => ({
        ...createWorkload('web'),
        metadata: createMeta('web', { name: `web-${index}` }),
      })),
    });
    const { collect } = createSource(declareClusters({ prod }));
    const { workloads } = readFacts(await collect([web]), web);
    const evidence = 'evidence' in workloads ? workloads.evidence : [];
    expect(evidence).toHaveLength(6);
    expect(evidence?.at(-1)).toEqual({ title: 'and 3 more' });
  });
});
