import { closeClusters, StoredObjects } from '../__testUtils__/FakeCluster';
import { createMeta } from '../__testUtils__/objects';
import { readOne, deploy } from '../__testUtils__/readOne';
import { FactName } from '../declarations';

// Checking what the tools publish takes time.
jest.setTimeout(60_000);
afterEach(closeClusters);

const reports = '/apis/wgpolicyk8s.io/v1alpha2/policyreports';
const definitions =
  '/apis/apiextensions.crossplane.io/v1/compositeresourcedefinitions';

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
    expect(await readOne(name, objects)).toEqual(expected);
  });
});
