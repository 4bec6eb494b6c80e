import {
  closeClusters,
  FakeCluster,
  StoredObjects,
} from '../__testUtils__/FakeCluster';
import {
  createApplication,
  createContainer,
  createEntity,
  createMeta,
  createWorkload,
  DIGEST,
} from '../__testUtils__/objects';
import {
  createSource,
  declareClusters,
  describeFact,
  readFacts,
} from '../__testUtils__/startSource';
import { FactName } from '../declarations';

// Checking what the tools publish takes time.
jest.setTimeout(60_000);
afterEach(closeClusters);

const web = createEntity('web');
const apps = '/apis/apps/v1';
const argo = '/apis/argoproj.io/v1alpha1';
const kustomizations = '/apis/kustomize.toolkit.fluxcd.io/v1/kustomizations';
const helmReleases = '/apis/helm.toolkit.fluxcd.io/v2/helmreleases';
const reports = '/apis/wgpolicyk8s.io/v1alpha2/policyreports';
const definitions =
  '/apis/apiextensions.crossplane.io/v1/compositeresourcedefinitions';

/** Facts as one cluster shows them; what is asked and answered must be as it is published. */
async function readAll(objects: StoredObjects, hub: StoredObjects = {}) {
  const prod = await FakeCluster.start(objects);
  const other = await FakeCluster.start(hub);
  const { collect } = createSource(declareClusters({ prod, other }));
  const facts = readFacts(await collect([web]), web);
  expect([...prod.mistakes, ...other.mistakes]).toEqual([]);
  return facts;
}

async function read(
  name: FactName,
  objects: StoredObjects,
  hub?: StoredObjects,
) {
  return describeFact((await readAll(objects, hub))[name]);
}

function deploy(...changes: Parameters<typeof createWorkload>[1][]) {
  return {
    [`${apps}/deployments`]: changes.map(change =>
      createWorkload('web', change),
    ),
  };
}

const contained = (change: Readonly<Record<string, unknown>>) =>
  deploy({ containers: [createContainer(), createContainer(change)] });
const none = undefined;

describe('workloads', () => {
  it.each<[FactName, string, StoredObjects, unknown]>([
    ['workloads', 'none', {}, 0],
    ['workloads', 'one scaled to zero', deploy({ spec: { replicas: 0 } }), 0],
    [
      'workloads',
      'all kinds',
      {
        ...deploy({}),
        [`${apps}/statefulsets`]: [
          createWorkload('web', { spec: { serviceName: 'web' } }),
        ],
        [`${apps}/daemonsets`]: [
          createWorkload('web', { spec: { replicas: none } }),
        ],
        [`${argo}/rollouts`]: [createWorkload('web')],
      },
      4,
    ],
    ['clusters', 'one', deploy({}), ['prod']],
    ['readinessProbes', 'in all containers', contained({}), true],
    [
      'readinessProbes',
      'not in one',
      contained({ readinessProbe: none }),
      false,
    ],
    [
      'readinessProbes',
      'no workload',
      {},
      'unknown: no workload of the entity was found in prod, other',
    ],
    ['livenessProbes', 'in all containers', contained({}), true],
    ['livenessProbes', 'not in one', contained({ livenessProbe: none }), false],
    ['resourceRequests', 'in all containers', contained({}), true],
    [
      'resourceRequests',
      'by limits',
      contained({ resources: { limits: { cpu: '1', memory: '1Gi' } } }),
      true,
    ],
    [
      'resourceRequests',
      'without memory',
      contained({ resources: { requests: { cpu: '1' } } }),
      false,
    ],
    ['memoryLimits', 'in all containers', contained({}), true],
    [
      'memoryLimits',
      'not in one',
      contained({ resources: { requests: { memory: '1Gi' } } }),
      false,
    ],
    ['cpuLimits', 'in all containers', contained({}), true],
    ['cpuLimits', 'not in one', contained({ resources: none }), false],
    ['imagesByDigest', 'in all containers', contained({}), true],
    ['imagesByDigest', 'a tag', contained({ image: 'web:1.0' }), false],
    ['imagesVersioned', 'a tag', contained({ image: 'web:1.0' }), true],
    [
      'imagesVersioned',
      'a digest',
      contained({ image: `web@${DIGEST}` }),
      true,
    ],
    ['imagesVersioned', 'latest', contained({ image: 'web:latest' }), false],
    ['imagesVersioned', 'no tag', contained({ image: 'web' }), false],
    [
      'imagesVersioned',
      'a port and no tag',
      contained({ image: 'registry:5000/web' }),
      false,
    ],
    [
      'readinessProbes',
      'a Rollout with the pods of a Deployment',
      {
        ...deploy({ spec: { replicas: 0 } }),
        [`${argo}/rollouts`]: [
          createWorkload('web', {
            spec: {
              template: none,
              workloadRef: {
                apiVersion: 'apps/v1',
                kind: 'Deployment',
                name: 'web',
              },
            },
          }),
        ],
      },
      true,
    ],
  ])('%s: %s', async (name, _, objects, expected) => {
    expect(await read(name, objects)).toEqual(expected);
  });

  const scaler = (minReplicas: number | undefined, name = 'web') => ({
    '/apis/autoscaling/v2/horizontalpodautoscalers': [
      {
        metadata: { name: 'scaler', namespace: 'shop' },
        spec: {
          maxReplicas: 9,
          minReplicas,
          scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name },
        },
      },
    ],
  });
  const budget = (selector: object | undefined, namespace = 'shop') => ({
    '/apis/policy/v1/poddisruptionbudgets': [
      { metadata: { name: 'budget', namespace }, spec: { selector } },
    ],
  });

  it.each<[FactName, string, StoredObjects, unknown]>([
    ['minReplicas', 'two', deploy({}), 2],
    [
      'minReplicas',
      'of several',
      deploy({}, { metadata: { name: 'b' }, spec: { replicas: 5 } }),
      2,
    ],
    [
      'minReplicas',
      'of one that does not tell',
      deploy({ spec: { replicas: none } }),
      1,
    ],
    ['minReplicas', 'scaled up', { ...deploy({}), ...scaler(3) }, 3],
    ['minReplicas', 'scaled down', { ...deploy({}), ...scaler(none) }, 1],
    [
      'minReplicas',
      'another one scaled',
      { ...deploy({}), ...scaler(1, 'other') },
      2,
    ],
    [
      'minReplicas',
      'only a DaemonSet',
      {
        [`${apps}/daemonsets`]: [
          createWorkload('web', { spec: { replicas: none } }),
        ],
      },
      'unknown: no workload of the entity was found in prod, other that has a number of replicas',
    ],
    ['disruptionBudgets', 'none', deploy({}), false],
    [
      'disruptionBudgets',
      'of its pods',
      { ...deploy({}), ...budget({ matchLabels: { app: 'web' } }) },
      true,
    ],
    [
      'disruptionBudgets',
      'by an expression',
      {
        ...deploy({}),
        ...budget({
          matchExpressions: [
            { key: 'app', operator: 'In', values: ['api', 'web'] },
            { key: 'test', operator: 'DoesNotExist' },
          ],
        }),
      },
      true,
    ],
    [
      'disruptionBudgets',
      'of all pods',
      { ...deploy({}), ...budget({}) },
      true,
    ],
    [
      'disruptionBudgets',
      'of no pods',
      { ...deploy({}), ...budget(none) },
      false,
    ],
    [
      'disruptionBudgets',
      'of another namespace',
      { ...deploy({}), ...budget({}, 'other') },
      false,
    ],
  ])('%s: %s', async (name, _, objects, expected) => {
    expect(await read(name, objects)).toEqual(expected);
  });
});

describe('GitOps', () => {
  const application = (change = {}) => ({
    ...deploy({}),
    [`${argo}/applications`]: [createApplication('web', change)],
  });
  const tracked = (id: string) =>
    deploy({
      metadata: { annotations: { 'argocd.argoproj.io/tracking-id': id } },
    });
  const flux = (
    spec: object,
    status: string,
    path = kustomizations,
    group = 'kustomize.toolkit.fluxcd.io',
  ) => ({
    ...deploy({
      metadata: {
        labels: { [`${group}/name`]: 'web', [`${group}/namespace`]: 'flux' },
      },
    }),
    [path]: [
      {
        metadata: { name: 'web', namespace: 'flux' },
        spec: {
          interval: '5m',
          ...(path === kustomizations && {
            prune: true,
            sourceRef: { kind: 'GitRepository', name: 'web' },
          }),
          ...spec,
        },
        status: {
          conditions: [
            {
              type: 'Ready',
              status,
              reason: 'Done',
              message: '',
              lastTransitionTime: '2026-06-01T00:00:00Z',
            },
          ],
        },
      },
    ],
  });
  const helm = (spec: object, status: string) =>
    flux(
      {
        chart: {
          spec: {
            chart: 'web',
            sourceRef: { kind: 'HelmRepository', name: 'web' },
          },
        },
        ...spec,
      },
      status,
      helmReleases,
      'helm.toolkit.fluxcd.io',
    );
  const states = (...given: unknown[]) => given;

  const names = [
    'managedBy',
    'gitops',
    'gitopsAutomated',
    'gitopsSynced',
    'gitopsHealthy',
  ] as const;

  const nobody =
    'unknown: neither Argo CD nor Flux was seen to apply a workload';
  const silent = 'unknown: Application argocd/web in prod does not tell it';
  const unseen = 'unknown: Application web was not seen';
  const idle = 'unknown: Kustomization flux/web in prod does not tell it';

  it.each<[string, StoredObjects, readonly unknown[]]>([
    ['nothing', deploy({}), states([], false, false, nobody, nobody)],
    ['Argo CD', application(), states(['argo-cd'], true, true, true, true)],
    [
      'Argo CD without automation',
      application({ spec: { syncPolicy: {} } }),
      states(['argo-cd'], true, false, true, true),
    ],
    [
      'Argo CD with automation that is switched off',
      application({ spec: { syncPolicy: { automated: { enabled: false } } } }),
      states(['argo-cd'], true, false, true, true),
    ],
    [
      'Argo CD that is behind',
      application({
        status: {
          sync: { status: 'OutOfSync' },
          health: { status: 'Degraded' },
        },
      }),
      states(['argo-cd'], true, true, false, false),
    ],
    [
      'Argo CD that does not know',
      application({
        status: {
          sync: { status: 'Unknown' },
          health: { status: 'Progressing' },
        },
      }),
      states(['argo-cd'], true, true, silent, silent),
    ],
    [
      'an application of another cluster',
      application({
        spec: { destination: { server: 'https://other.example.com' } },
      }),
      states([], false, false, nobody, nobody),
    ],
    [
      'the mark of an application that was not seen',
      tracked('web:apps/Deployment:shop/web'),
      states(['argo-cd'], true, unseen, unseen, unseen),
    ],
    [
      'the copied mark of another object',
      tracked('web:apps/Deployment:shop/other'),
      states([], false, false, nobody, nobody),
    ],
    [
      'a Kustomization',
      flux({ wait: true }, 'True'),
      states(['flux'], true, true, true, true),
    ],
    [
      'a Kustomization that does not wait',
      flux({}, 'True'),
      states(['flux'], true, true, true, idle),
    ],
    [
      'a Kustomization that is suspended and failed',
      flux({ suspend: true }, 'False'),
      states(['flux'], true, false, false, false),
    ],
    [
      'a HelmRelease',
      helm({}, 'True'),
      states(['flux'], true, true, true, true),
    ],
    [
      'Helm',
      deploy({
        metadata: {
          labels: { 'app.kubernetes.io/managed-by': 'Helm' },
          annotations: { 'meta.helm.sh/release-name': 'web' },
        },
      }),
      states(['helm'], false, false, nobody, nobody),
    ],
  ])('by %s', async (_, objects, expected) => {
    const facts = await readAll(objects);
    expect(names.map(name => describeFact(facts[name]))).toEqual(expected);
  });

  it('is seen in the cluster that Argo CD runs in', async () => {
    const hub = {
      [`${argo}/applications`]: [
        createApplication('web', {
          spec: { destination: { name: 'prod', namespace: 'shop' } },
        }),
      ],
    };
    expect(await read('gitopsSynced', deploy({}), hub)).toBe(true);
    const marked = tracked('argocd_web:apps/Deployment:shop/web');
    expect(await read('gitopsAutomated', marked, hub)).toBe(true);
  });
});

describe('policies, objectives and resources', () => {
  const report = (results: readonly object[], scope?: object) => ({
    ...deploy({}),
    [reports]: [
      { metadata: { name: 'report', namespace: 'shop' }, scope, results },
    ],
  });
  const deployment = { kind: 'Deployment', namespace: 'shop', name: 'web' };
  const results = ['pass', 'fail', 'error', 'warn', 'skip'].map(result => ({
    policy: 'probes',
    result,
  }));
  const labelled = (name: string) => ({
    metadata: createMeta('web', { name }),
  });
  const database = { kind: 'XDatabase', plural: 'xdatabases' };
  const offer = (names: object) => ({
    [definitions]: [
      {
        metadata: { name: 'xdatabases.example.org' },
        spec: {
          group: 'example.org',
          names: database,
          versions: [{ name: 'v1', served: true, referenceable: true }],
          ...names,
        },
      },
    ],
    '/apis/example.org/v1/xdatabases': [labelled('composite')],
    '/apis/example.org/v1/databases': [labelled('claim')],
  });

  it.each<[FactName, string, StoredObjects, unknown]>([
    ['policyResults', 'no engine', deploy({}), 0],
    ['policyResults', 'of its scope', report(results, deployment), 4],
    ['policyFailures', 'of its scope', report(results, deployment), 2],
    [
      'policyFailures',
      'of named objects',
      report([{ policy: 'a', result: 'fail', resources: [deployment] }]),
      1,
    ],
    [
      'policyFailures',
      'without results',
      report([], deployment),
      'unknown: no policy judged a workload of the entity',
    ],
    [
      'policyResults',
      'of OpenReports',
      {
        ...deploy({}),
        '/apis/openreports.io/v1alpha1/reports': [
          {
            metadata: { name: 'report', namespace: 'shop' },
            scope: deployment,
            results: [{ policy: 'a', result: 'pass' }],
          },
        ],
      },
      1,
    ],
    ['slos', 'none', deploy({}), []],
    [
      'slos',
      'of three tools',
      {
        '/apis/openslo.com/v1/slos': [labelled('a')],
        '/apis/pyrra.dev/v1alpha1/servicelevelobjectives': [labelled('b')],
        '/apis/sloth.slok.dev/v1/prometheusservicelevels': [labelled('c')],
      },
      [
        'PrometheusServiceLevel/shop/c',
        'SLO/shop/a',
        'ServiceLevelObjective/shop/b',
      ],
    ],
    ['crossplaneResources', 'no Crossplane', deploy({}), []],
    [
      'crossplaneResources',
      'of composites',
      offer({}),
      ['XDatabase/shop/composite'],
    ],
    [
      'crossplaneResources',
      'of claims',
      offer({ claimNames: { kind: 'Database', plural: 'databases' } }),
      ['Database/shop/claim'],
    ],
  ])('%s: %s', async (name, _, objects, expected) => {
    expect(await read(name, objects)).toEqual(expected);
  });
});
