import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { SuggestedFactSource } from '@platform-maturity/backstage-plugin-maturity-common';
import {
  FactSource,
  maturityFactSourcesExtensionPoint,
} from '@platform-maturity/backstage-plugin-maturity-node';
import { closeClusters, FakeCluster } from './__testUtils__/FakeCluster';
import { createEntity, createWorkload } from './__testUtils__/objects';
import { describeFact, readFacts } from './__testUtils__/startSource';
import maturityModuleKubernetes from './index';

jest.setTimeout(30_000);
afterEach(closeClusters);

async function start(data: object) {
  const sources: FactSource[] = [];
  const suggested: SuggestedFactSource[] = [];
  const backend = await startTestBackend({
    extensionPoints: [
      [
        maturityFactSourcesExtensionPoint,
        {
          addFactSource: (...added) => sources.push(...added),
          suggestFactSource: (...added) => suggested.push(...added),
        },
      ],
    ],
    features: [
      maturityModuleKubernetes,
      mockServices.rootConfig.factory({ data: data as never }),
    ],
  });
  await backend.stop();
  return { sources, suggested };
}

function configure({ url }: FakeCluster, own: object = {}) {
  const cluster = {
    name: 'prod',
    url,
    authProvider: 'serviceAccount',
    serviceAccountToken: 'secret',
  };
  return {
    kubernetes: {
      serviceLocatorMethod: { type: 'multiTenant' },
      clusterLocatorMethods: [{ type: 'config', clusters: [cluster] }],
    },
    maturity: { sources: { kubernetes: own } },
  };
}

it('only suggests the source where the Kubernetes plugin is not configured', async () => {
  const { sources, suggested } = await start({});
  expect(sources).toEqual([]);
  expect(suggested).toEqual([
    expect.objectContaining({
      id: 'kubernetes',
      setting: 'kubernetes.clusterLocatorMethods',
      annotations: [
        'backstage.io/kubernetes-id',
        'backstage.io/kubernetes-label-selector',
      ],
    }),
  ]);
});

it('reads the clusters of the Kubernetes plugin', async () => {
  const metadata = { labels: { team: 'shop' } };
  const cluster = await FakeCluster.start({
    '/apis/apps/v1/deployments': [createWorkload('web', { metadata })],
  });
  const { sources } = await start(configure(cluster, { labelKey: 'team' }));
  const entity = createEntity('web', { 'backstage.io/kubernetes-id': 'shop' });
  const answers = await sources[0]!.collect({
    entities: [entity],
    etags: new Map(),
    signal: new AbortController().signal,
    logger: mockServices.rootLogger(),
  });
  const facts = readFacts(answers, entity);
  expect(describeFact(facts.workloads)).toBe(1);
});

it.each([
  [{ labelKey: '' }, 'labelKey: must not be empty'],
  [
    { excludedNamespaces: 'kube-system' },
    'excludedNamespaces: must be a list of namespaces',
  ],
  [
    { objectUrl: 'kube.example.com' },
    'objectUrl: must be an address that starts with https:// or http://',
  ],
  [
    { concurrency: 0 },
    'concurrency: expected a whole number from 1 to 50, got 0',
  ],
])('names a setting that is wrong: %j', async (own, problem) => {
  const cluster = await FakeCluster.start();
  await expect(start(configure(cluster, own))).rejects.toThrow(
    `maturity.sources.kubernetes.${problem}`,
  );
});
