import { once } from 'node:events';
import { Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { mockCredentials } from '@backstage/backend-test-utils';
import {
  DeliveryEvent,
  MaturityClient,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { entity, startRouter } from '../__testUtils__/startRouter';
import { assessment, write } from '../database/__testUtils__/assessments';
import {
  migratedDatabase,
  testDatabaseIds,
} from '../database/__testUtils__/migratedTestDatabases';

jest.setTimeout(60_000);

const now = new Date('2026-03-01T08:00:00.000Z');
const names = ['cart', 'checkout', 'odd_name.v1'];
const servers: Server[] = [];

async function connect(
  id: (typeof testDatabaseIds)[number],
  denied: string[] = [],
) {
  const knex = await migratedDatabase(id);
  await write(
    knex,
    now,
    ...names.map(name =>
      assessment(name, { columns: { owners: [`group:default/of-${name}`] } }),
    ),
  );
  const { app, measure } = startRouter({
    knex,
    denied,
    entities: names.map(name => entity(name)),
    refreshEntity: async () => [{ sourceId: 'catalog', result: 'unchanged' }],
  });
  const server = app.listen(0);
  servers.push(server);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;

  const requests: { url: string; init?: RequestInit }[] = [];
  const client = new MaturityClient({
    discoveryApi: {
      getBaseUrl: async pluginId => `http://localhost:${port}/api/${pluginId}`,
    },
    fetchApi: {
      fetch: async (url, init) => {
        requests.push({ url: String(url), init });
        return fetch(url, init);
      },
    },
  });
  return { client, requests, measure };
}

afterAll(async () => {
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
});

describe.each(testDatabaseIds)('MaturityClient with the router, %p', id => {
  it('reads models, an entity and its history, and refreshes', async () => {
    const { client } = await connect(id);
    const { items, sources } = await client.listModels();
    expect(items.map(model => model.id)).toEqual(['ladder', 'systems']);
    expect(sources.map(source => Object.keys(source))).toEqual([
      ['id', 'title', 'description', 'facts'],
    ]);

    const entityRef = 'Component:default/Odd_Name.v1';
    expect(await client.getEntityAssessments(entityRef)).toMatchObject({
      entityRef: entityRef.toLowerCase(),
      items: [{ modelId: 'ladder', stage: 'first' }],
    });
    const { items: changes } = await client.getStageHistory({
      entityRef,
      modelId: 'ladder',
    });
    expect(changes).toHaveLength(1);
    // Of the installed sources none has looked; see githubNews.test.ts for one that has.
    expect(await client.getEntityFacts(entityRef)).toEqual({
      entityRef: entityRef.toLowerCase(),
      sources: [],
    });
    expect((await client.refreshEntity(entityRef)).refreshed).toEqual([
      { sourceId: 'catalog', result: 'unchanged' },
    ]);
  });

  it('lists page by page, and counts', async () => {
    const { client } = await connect(id);
    const request = {
      filter: {
        modelId: 'ladder',
        kind: ['component'],
        stage: ['first'],
        check: [{ id: 'pipeline', outcome: 'fail' as const }],
        text: 'c',
      },
      sort: { field: 'name', order: 'desc' } as const,
      limit: 1,
    };
    const first = await client.listAssessments(request);
    expect(first).toMatchObject({
      totalItems: 2,
      items: [{ entityRef: 'component:default/checkout' }],
    });
    const second = await client.listAssessments({
      ...request,
      cursor: first.nextCursor,
    });
    expect(second.items[0].entityRef).toBe('component:default/cart');
    expect(second.nextCursor).toBeUndefined();

    const outcomesOf = ['pipeline', 'unheard-of'];
    // In the URL, and in the body.
    for (const owners of [1, 1_000]) {
      const { items } = await client.listAssessments({
        filter: {
          owner: Array.from({ length: owners }, () => 'group:default/of-cart'),
        },
        outcomesOf,
      });
      expect(items[0].outcomes).toEqual({ pipeline: 'fail' });
    }

    const counts = await client.countAssessments({ groupBy: 'owner' });
    expect(counts.all.total).toBe(3);
    expect(counts.groups).toHaveLength(3);
  });

  it('takes an empty list as none, and not as all', async () => {
    const { client } = await connect(id);
    for (const field of ['owner', 'kind', 'tag', 'stage', 'check'] as const) {
      const filter = { [field]: [] };
      expect((await client.listAssessments({ filter })).totalItems).toBe(0);
      expect((await client.countAssessments({ filter })).all.total).toBe(0);
    }
  });

  it('sends filters that are too long for a URL in the body', async () => {
    const { client, requests } = await connect(id);
    const owner = [
      ...Array.from({ length: 3_000 }, (_, i) => `group:default/team-${i}`),
      'group:default/of-cart',
    ];
    expect((await client.listAssessments({ filter: { owner } })).items).toEqual(
      [expect.objectContaining({ entityRef: 'component:default/cart' })],
    );
    expect(
      (await client.countAssessments({ filter: { owner } })).all.total,
    ).toBe(1);
    expect(requests.map(({ init }) => init?.method)).toEqual(['POST', 'POST']);
  });

  it('exports every subject in every format, also for a long filter', async () => {
    const { client, requests } = await connect(id);
    const of = async (owner: string[] | undefined) => {
      const files: [string, number][] = [];
      for (const subject of ['assessments', 'counts', 'checks'] as const) {
        const filter = { owner };
        for (const format of ['csv', 'json'] as const) {
          const { fileName, content } = await client.exportScorecard({
            subject,
            format,
            filter,
            ...(subject === 'counts' && { groupBy: 'owner' }),
          });
          const text = await content.text();
          const count =
            format === 'csv'
              ? text.trim().split('\r\n').length - 1
              : JSON.parse(text).length;
          files.push([fileName, count]);
        }
      }
      return files;
    };
    const files = (entities: number, owners: number) => [
      ['maturity-assessments.csv', entities],
      ['maturity-assessments.json', entities],
      ['maturity-counts.csv', owners],
      ['maturity-counts.json', owners],
      ['maturity-checks.csv', 1],
      ['maturity-checks.json', 1],
    ];
    expect(await of(undefined)).toEqual(files(3, 3));
    expect(await of(['group:default/of-cart'])).toEqual(files(1, 1));
    expect(await of([])).toEqual(files(0, 0));
    expect(requests.every(({ init }) => init?.method === undefined)).toBe(true);

    requests.length = 0;
    const others = Array.from(
      { length: 3_000 },
      (_, i) => `group:default/${i}`,
    );
    expect(await of([...others, 'group:default/of-cart'])).toEqual(files(1, 1));
    expect(requests.every(({ init }) => init?.method === 'POST')).toBe(true);
  });

  it('sends delivery events, and reads what they come to', async () => {
    const { client, requests, measure } = await connect(id);
    const finishedAt = new Date(Date.now() - 60_000).toISOString();
    const event = (externalId: string, name: string): DeliveryEvent => ({
      kind: 'deployment',
      source: 'ci',
      externalId,
      finishedAt,
      target: { entityRef: `component:default/${name}` },
      environment: 'production',
      result: 'succeeded',
    });

    const { counts } = await client.ingestDeliveries({
      items: [event('1', 'odd_name.v1'), event('2', 'nobody')],
    });
    expect(counts).toMatchObject({ created: 1, unmatched: 1 });
    await measure();

    const entityRef = 'component:default/odd_name.v1';
    const { report, connected } = await client.getEntityDelivery(entityRef);
    expect(report?.environments).toEqual({ production: 1 });
    expect(connected).toEqual(['ci']);
    const none = await client.getEntityDelivery('component:default/cart');
    expect(none.report).toBe(undefined);

    const counted = await client.listCountedDeliveries({
      entityRef,
      metric: 'deploymentFrequency',
      days: 30,
    });
    expect(counted).toMatchObject({ total: 1, items: [{ externalId: '1' }] });
    const unmatched = await client.listUnmatchedDeliveries();
    expect(unmatched).toMatchObject({ total: 1, items: [{ count: 1 }] });

    const distribution = await client.getDeliveryDistribution({ days: 30 });
    expect(distribution).toMatchObject({ modelId: 'ladder', total: 3 });
    const owner = Array.from(
      { length: 2_000 },
      (_, index) => `group:a/${index}`,
    );
    const long = await client.getDeliveryDistribution({ filter: { owner } });
    expect(long).toMatchObject({ days: 90, total: 0 });
    expect(requests.at(-1)?.url).toMatch(/\/distribution\/query$/);

    const file = await client.exportScorecard({
      subject: 'deliveryMetrics',
      format: 'json',
      days: 30,
      entityRef,
    });
    expect(file.fileName).toBe('maturity-deliveryMetrics.json');
    expect(JSON.parse(await file.content.text())).toHaveLength(5);
  });

  it('rejects with what the backend said', async () => {
    const { client } = await connect(id);
    await expect(
      client.getEntityAssessments('component:default/never-was'),
    ).rejects.toMatchObject({
      name: 'ResponseError',
      statusCode: 404,
      body: { error: { name: 'NotFoundError' } },
    });
    const { client: stranger } = await connect(id, [
      'maturity.assessment.read',
    ]);
    await expect(stranger.listModels()).rejects.toMatchObject({
      statusCode: 403,
    });
  });

  it('passes on a token and a signal', async () => {
    const { client, requests } = await connect(id);
    const token = mockCredentials.user.token();
    await client.listModels({ token });
    expect(requests[0].init?.headers).toEqual({
      Authorization: `Bearer ${token}`,
    });
    await expect(
      client.listModels({ signal: AbortSignal.abort() }),
    ).rejects.toThrow('aborted');
  });
});
