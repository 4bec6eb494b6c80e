import { closeClusters, StoredObjects } from '../__testUtils__/FakeCluster';
import { createApplication } from '../__testUtils__/objects';
import { readAll, readOne, deploy } from '../__testUtils__/readOne';
import { describeFact } from '../__testUtils__/startSource';

// Checking what the tools publish takes time.
jest.setTimeout(60_000);
afterEach(closeClusters);

const argo = '/apis/argoproj.io/v1alpha1';
const kustomizations = '/apis/kustomize.toolkit.fluxcd.io/v1/kustomizations';
const helmReleases = '/apis/helm.toolkit.fluxcd.io/v2/helmreleases';

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
    expect(await readOne('gitopsSynced', deploy({}), hub)).toBe(true);
    const marked = tracked('argocd_web:apps/Deployment:shop/web');
    expect(await readOne('gitopsAutomated', marked, hub)).toBe(true);
  });
});
