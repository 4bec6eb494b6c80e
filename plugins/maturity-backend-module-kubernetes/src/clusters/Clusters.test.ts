import { stringifyEntityRef } from '@backstage/catalog-model';
import { ConfigReader } from '@backstage/config';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { AddressInfo } from 'node:net';
import { closeClusters, FakeCluster } from '../__testUtils__/FakeCluster';
import { createEntity, createWorkload } from '../__testUtils__/objects';
import {
  createSource,
  describeFact,
  readFacts,
} from '../__testUtils__/startSource';
import { readClusters } from './readClusters';

let close = () => {};
afterEach(() => {
  close();
  closeClusters();
});

/** The Kubernetes plugin, as far as others ask it: its clusters and its proxy. */
async function startPlugin(clusters: Readonly<Record<string, FakeCluster>>) {
  const server = createServer(async (request, response) => {
    const { url = '', headers } = request;
    if (headers.authorization !== 'Bearer plugin') {
      response.writeHead(401).end();
    } else if (url === '/clusters') {
      const items = Object.keys(clusters).map(name => ({
        name,
        authProvider: name === 'personal' ? 'oidc' : 'aws',
      }));
      response.end(JSON.stringify({ items }));
    } else {
      const name = String(headers['backstage-kubernetes-cluster']);
      const answer = await fetch(
        `${clusters[name]!.url}${url.replace(/^\/proxy/, '')}`,
        {
          headers: {
            authorization: 'Bearer secret',
            accept: headers.accept ?? '',
          },
        },
      );
      response.writeHead(answer.status).end(await answer.text());
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  close = () => {
    server.closeAllConnections();
    server.close();
  };
  const { port } = server.address() as AddressInfo;
  return {
    findUrl: async () => `http://127.0.0.1:${port}`,
    issueToken: async () => 'plugin',
  };
}

const web = createEntity('web');
const objects = { '/apis/apps/v1/deployments': [createWorkload('web')] };

it('asks clusters of other auth providers through the Kubernetes plugin', async () => {
  const prod = await FakeCluster.start(objects);
  const plugin = await startPlugin({ prod });
  const { collect } = createSource(
    [{ name: 'prod', url: 'https://kube.example.com', access: 'proxy' }],
    { plugin },
  );
  const facts = readFacts(await collect([web]), web);
  expect(describeFact(facts.workloads)).toBe(1);
  expect(prod.mistakes).toEqual([]);
});

it.each(['', '/', '//'])(
  "asks a cluster whose address ends in '%s' for no empty part of a path",
  async end => {
    const prod = await FakeCluster.start(objects);
    const own = {
      authProvider: 'serviceAccount',
      serviceAccountToken: 'secret',
    };
    const clusters = [{ name: 'prod', url: `${prod.url}${end}`, ...own }];
    const method = { type: 'config', clusters };
    const declared = readClusters(
      new ConfigReader({ kubernetes: { clusterLocatorMethods: [method] } }),
      { env: {}, serviceAccount: '/nowhere' },
    );
    const { collect } = createSource(declared!.clusters);
    const facts = readFacts(await collect([web]), web);
    expect(describeFact(facts.workloads)).toBe(1);
    expect(prod.paths.filter(path => path.includes('//'))).toEqual([]);
  },
);

it('asks the plugin for the clusters that it found elsewhere', async () => {
  const prod = await FakeCluster.start(objects);
  const personal = await FakeCluster.start();
  const plugin = await startPlugin({ prod, personal });
  const { collect, source } = createSource([], { plugin, hasOthers: true });
  const facts = readFacts(await collect([web]), web);
  expect(describeFact(facts.clusters)).toEqual(['prod']);
  expect(describeFact(facts.workloads)).toBe(
    'unknown: cluster personal asks for the token of a person (authProvider: oidc); give it an auth provider with an account of its own, such as serviceAccount',
  );
  expect(personal.asked).toEqual([]);
  expect(source.countRequests()).toBe(7);
});

it.each([
  [
    'the clusters are not known',
    [],
    true,
    'could not find the Kubernetes plugin: Error: it is not installed',
  ],
  [
    'a cluster is only known to it',
    [{ name: 'prod', access: 'proxy' as const }],
    false,
    'cluster prod: could not find the Kubernetes plugin: Error: it is not installed',
  ],
])(
  'says so where the plugin is not there and %s',
  async (_, declared, hasOthers, error) => {
    const { collect } = createSource(declared, { hasOthers });
    expect((await collect([web])).get(stringifyEntityRef(web))).toEqual({
      error,
    });
  },
);

it('connects with a cluster once, however many ask at the same time', async () => {
  const prod = await FakeCluster.start(objects);
  const plugin = await startPlugin({ prod });
  const { collect, source } = createSource(
    [{ name: 'prod', url: 'https://kube.example.com', access: 'proxy' }],
    { plugin },
  );
  await Promise.all([collect([web]), collect([createEntity('shop')])]);
  expect(source.countRequests()).toBe(prod.asked.length);
});
