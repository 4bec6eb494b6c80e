import { closeClusters, StoredObjects } from '../__testUtils__/FakeCluster';
import {
  createContainer,
  createWorkload,
  DIGEST,
} from '../__testUtils__/objects';
import { readOne, deploy } from '../__testUtils__/readOne';
import { FactName } from '../declarations';

// Checking what the tools publish takes time.
jest.setTimeout(60_000);
afterEach(closeClusters);

const apps = '/apis/apps/v1';
const argo = '/apis/argoproj.io/v1alpha1';
const none = undefined;
const contained = (change: Readonly<Record<string, unknown>>) =>
  deploy({ containers: [createContainer(), createContainer(change)] });

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
    expect(await readOne(name, objects)).toEqual(expected);
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
    expect(await readOne(name, objects)).toEqual(expected);
  });
});
