import {
  closeClusters,
  FakeCluster,
  Fault,
} from '../__testUtils__/FakeCluster';
import { createWorkload } from '../__testUtils__/objects';
import { connectCluster } from '../clusters/connectCluster';
import { KubernetesObject } from '../objects/KubernetesObject';
import { listObjects } from './listObjects';
import { ResourceType, resourceTypes, TypeName } from './resourceTypes';

jest.setTimeout(30_000);
afterEach(closeClusters);

const deployments = '/apis/apps/v1/deployments';
const many = Array.from({ length: 1_234 }, (_, index) =>
  createWorkload(`web-${index}`),
);

async function start(
  objects: Parameters<typeof FakeCluster.start>[0],
  name: TypeName = 'deployments',
  signal = new AbortController().signal,
) {
  const cluster = await FakeCluster.start(objects, { isChecked: false });
  const type: ResourceType<KubernetesObject> = resourceTypes[name];
  const account = connectCluster(
    'prod',
    { url: cluster.url, token: 'secret' },
    {
      settings: { concurrency: 5, reserve: 0.2, timeout: 5_000 },
      retryAfter: 1,
      now: () => 0,
    },
  );
  const list = () =>
    listObjects({
      cluster: 'prod',
      account,
      type,
      version: type.versions[0]!,
      excludedNamespaces: [],
      maxBytes: 2_000_000,
      signal,
    });
  const ask = async () => {
    const { objects: found, ...rest } = await list();
    return { names: found.map(each => each.name), ...rest };
  };
  const pages = () =>
    cluster.asked.map(({ query }) => [
      query.get('limit'),
      query.get('continue'),
    ]);
  return { cluster, ask, pages };
}

/** Fails each request that comes at one of these times, counted from 1. */
function failAt(times: readonly number[], status: number): Fault {
  let asked = 0;
  return () => {
    asked++;
    return times.includes(asked) ? { status } : undefined;
  };
}

describe('listObjects', () => {
  it('reads 500 objects a request', async () => {
    const { ask, pages } = await start({ [deployments]: many });
    const { names, gaps } = await ask();
    expect(new Set(names).size).toBe(1_234);
    expect(gaps).toEqual([]);
    expect(pages()).toEqual([
      ['500', null],
      ['500', '500'],
      ['500', '1000'],
    ]);
  });

  it('starts again once when its place in the list expired', async () => {
    const { cluster, ask, pages } = await start({ [deployments]: many });
    cluster.fault = failAt([3], 410);
    const { names, gaps } = await ask();
    expect(names).toHaveLength(1_234);
    expect(gaps).toEqual([]);
    expect(pages().map(([, next]) => next)).toEqual([
      ...[null, '500', '1000'],
      ...[null, '500', '1000'],
    ]);
  });

  it('gives up when that happens again', async () => {
    const { cluster, ask } = await start({ [deployments]: many });
    cluster.fault = failAt([2, 4], 410);
    const { names, gaps } = await ask();
    expect(names).toHaveLength(500);
    expect(gaps).toEqual([
      'cluster prod changed the list of deployments.apps twice while it was read (410)',
    ]);
  });

  it('asks for smaller pages where one is too long', async () => {
    const text = 'x'.repeat(15_000);
    const long = many.slice(0, 200).map(each => ({
      ...each,
      metadata: { ...each.metadata, annotations: { text } },
    }));
    const { ask, pages } = await start({ [deployments]: long });
    const { names, gaps } = await ask();
    expect(gaps).toEqual([]);
    expect(names).toHaveLength(200);
    expect(pages().slice(0, 3)).toEqual([
      ['500', null],
      ['125', null],
      ['125', '125'],
    ]);
  });

  it('keeps what came before an error', async () => {
    const { cluster, ask } = await start({ [deployments]: many });
    cluster.fault = failAt([2, 3, 4], 503);
    const { names, gaps } = await ask();
    expect(names).toHaveLength(500);
    expect(gaps).toEqual([
      'cluster prod failed (503): the server answered 503',
    ]);
  });

  it.each<[string, TypeName, number, readonly string[]]>([
    ['a type that nobody installed', 'applications', 404, []],
    [
      'a type that every cluster has',
      'deployments',
      404,
      [
        'cluster prod has no deployments.apps (404): check the address of the cluster',
      ],
    ],
    [
      'a type that may not be listed',
      'applications',
      403,
      [
        'cluster prod does not allow to list applications.argoproj.io (403): the service account needs the verb list on them in all namespaces',
      ],
    ],
    [
      'a request that is refused',
      'applications',
      400,
      [
        'cluster prod refused to list applications.argoproj.io (400): the server answered 400',
      ],
    ],
  ])('tells %s', async (_, name, status, expected) => {
    const { cluster, ask } = await start({}, name);
    cluster.fault = () => ({ status });
    expect(await ask()).toEqual({ names: [], gaps: expected });
  });

  it('does not take something else for an object', async () => {
    const wrong = { metadata: { name: 'web' }, spec: { replicas: 'two' } };
    const { ask } = await start({ [deployments]: [wrong] });
    expect((await ask()).gaps).toEqual([
      'could not ask cluster prod: it listed something else than a Deployment',
    ]);
  });

  it('asks only for names where they are enough', async () => {
    const { cluster, ask } = await start(
      { '/apis/pyrra.dev/v1alpha1/servicelevelobjectives': [many[0]!] },
      'pyrraSlos',
    );
    expect((await ask()).names).toEqual(['web-0']);
    expect(cluster.asked[0]!.headers.accept).toMatch(
      /as=PartialObjectMetadataList/,
    );
  });

  it('ends with the signal', async () => {
    const controller = new AbortController();
    const { cluster, ask } = await start(
      { [deployments]: many },
      'deployments',
      controller.signal,
    );
    cluster.fault = () => {
      controller.abort(new Error('cut off'));
      return undefined;
    };
    await expect(ask()).rejects.toThrow('cut off');
  });
});
