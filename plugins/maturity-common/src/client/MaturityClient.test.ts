import { MaturityClient } from './MaturityClient';

interface Sent {
  readonly url: string;
  readonly init: RequestInit;
}

function startClient(respond: () => Response = () => Response.json({})) {
  const sent: Sent[] = [];
  const client = new MaturityClient({
    discoveryApi: { getBaseUrl: async id => `http://host/api/${id}` },
    fetchApi: {
      fetch: async (url, init = {}) => {
        sent.push({ url: String(url), init });
        return respond();
      },
    },
  });
  return { client, sent };
}

const entityRef = 'component:default/cart';
const byName = 'component/default/cart';
const base = 'http://host/api/maturity';

describe('MaturityClient', () => {
  it.each<[string, (client: MaturityClient) => Promise<unknown>, string]>([
    ['listModels', client => client.listModels(), '/models'],
    [
      'getEntityAssessments',
      client => client.getEntityAssessments(entityRef),
      `/assessments/by-name/${byName}`,
    ],
    [
      'getEntityFacts',
      client => client.getEntityFacts(entityRef),
      `/facts/by-name/${byName}`,
    ],
    [
      'getStageHistory',
      client => client.getStageHistory({ entityRef }),
      `/assessments/by-name/${byName}/history`,
    ],
    [
      'getStageHistory of a model',
      client => client.getStageHistory({ entityRef, modelId: 'm' }),
      `/assessments/by-name/${byName}/history?modelId=m`,
    ],
    [
      'listAssessments',
      client =>
        client.listAssessments({
          filter: { owner: ['a', 'b'] },
          sort: { field: 'stage', order: 'desc' },
          outcomesOf: ['pipeline'],
        }),
      '/assessments?owner=a&owner=b&sort=stage%3Adesc&outcomesOf=pipeline',
    ],
    [
      'countAssessments',
      client => client.countAssessments({ groupBy: 'owner', tree: true }),
      '/counts?groupBy=owner&tree=true',
    ],
    [
      'countChecks',
      client => client.countChecks({ filter: { tag: [] } }),
      '/checks?tag=',
    ],
    ['planFixes', client => client.planFixes({ limit: 3 }), '/fixes?limit=3'],
    [
      'getTrend',
      client => client.getTrend({ from: '2026-01-01', interval: 'week' }),
      '/trend?from=2026-01-01&interval=week',
    ],
    ['listMovers', client => client.listMovers({ days: 7 }), '/movers?days=7'],
    [
      'listTargets',
      client => client.listTargets('group:default/shop'),
      '/targets/by-name/group/default/shop',
    ],
    [
      'getEntityDelivery',
      client => client.getEntityDelivery(entityRef),
      `/deliveries/by-name/${byName}`,
    ],
    [
      'listCountedDeliveries',
      client =>
        client.listCountedDeliveries({
          entityRef,
          metric: 'changeFailRate',
          days: 30,
        }),
      `/deliveries/by-name/${byName}/counted?metric=changeFailRate&days=30`,
    ],
    [
      'getDeliveryDistribution',
      client => client.getDeliveryDistribution({ days: 30 }),
      '/deliveries/distribution?days=30',
    ],
    [
      'listUnmatchedDeliveries',
      client => client.listUnmatchedDeliveries(),
      '/deliveries/unmatched',
    ],
  ])('%s sends its request in the URL', async (_, send, path) => {
    const { client, sent } = startClient();
    await send(client);
    expect(sent).toHaveLength(1);
    expect(sent[0].url).toBe(`${base}${path}`);
    expect(sent[0].init.method).toBeUndefined();
    expect(sent[0].init.body).toBeUndefined();
  });

  it('sends a long request in the body', async () => {
    const { client, sent } = startClient();
    const owner = Array.from({ length: 300 }, (_, i) => `group:default/t${i}`);
    const request = { filter: { owner }, groupBy: 'owner' } as const;
    await client.countAssessments(request);
    expect(sent[0].url).toBe(`${base}/counts/query`);
    expect(sent[0].init.method).toBe('POST');
    expect(sent[0].init.headers).toEqual({
      'Content-Type': 'application/json',
    });
    expect(JSON.parse(String(sent[0].init.body))).toEqual(request);
  });

  it('sends a long export in the body, its subject in the path', async () => {
    const { client, sent } = startClient();
    const owner = Array.from({ length: 300 }, (_, i) => `group:default/t${i}`);
    await client.exportScorecard({
      subject: 'counts',
      format: 'csv',
      filter: { owner },
    });
    expect(sent[0].url).toBe(`${base}/exports/counts/query`);
    expect(JSON.parse(String(sent[0].init.body))).toEqual({
      format: 'csv',
      filter: { owner },
    });
  });

  it('names an exported file', async () => {
    const { client, sent } = startClient(() => new Response('a,b'));
    const file = await client.exportScorecard({
      subject: 'deliveryMetrics',
      format: 'csv',
      days: 30,
    });
    expect(sent[0].url).toBe(
      `${base}/exports/deliveryMetrics?format=csv&days=30`,
    );
    expect(file.fileName).toBe('maturity-deliveryMetrics.csv');
    expect(await file.content.text()).toBe('a,b');
  });

  it('posts a refresh without a body, and events in one', async () => {
    const { client, sent } = startClient();
    await client.refreshEntity(entityRef);
    await client.ingestDeliveries({ items: [] });
    expect(sent[0].url).toBe(`${base}/assessments/by-name/${byName}/refresh`);
    expect(sent[0].init).toMatchObject({ method: 'POST' });
    expect(sent[0].init.body).toBeUndefined();
    expect(sent[1].url).toBe(`${base}/deliveries`);
    expect(sent[1].init).toMatchObject({
      method: 'POST',
      body: '{"items":[]}',
    });
    await client.pushFacts({ sourceId: 'quality', items: [] });
    expect(sent[2].url).toBe(`${base}/facts`);
    expect(sent[2].init).toMatchObject({
      method: 'POST',
      body: '{"sourceId":"quality","items":[]}',
    });
  });

  it('puts a declaration below the path of its source', async () => {
    const { client, sent } = startClient();
    const declared = { title: 'Quality', description: 'Gates', facts: {} };
    await client.declareFacts({ sourceId: 'quality', ...declared });
    expect(sent[0].url).toBe(`${base}/facts/sources/quality`);
    expect(sent[0].init).toMatchObject({
      method: 'PUT',
      body: JSON.stringify(declared),
    });
  });

  it('sets, changes and ends targets', async () => {
    const { client, sent } = startClient();
    const content = {
      stageId: 'second',
      share: 0.4,
      owner: 'group:default/shop',
      startsOn: '2026-03-01',
      dueOn: '2026-06-30',
    };
    const created = { id: 'uuid', entityRef: 'group:default/shop', ...content };
    await client.createTarget(created);
    await client.changeTarget({ targetId: 'uuid', version: 1, ...content });
    await client.endTarget({ targetId: 'uuid', version: 2, reason: 'Sold' });
    expect(sent.map(({ url, init }) => [init.method, url])).toEqual([
      ['POST', `${base}/targets`],
      ['PUT', `${base}/targets/uuid`],
      ['POST', `${base}/targets/uuid/end`],
    ]);
    expect(sent.map(({ init }) => JSON.parse(String(init.body)))).toEqual([
      created,
      { version: 1, ...content },
      { version: 2, reason: 'Sold' },
    ]);
  });

  it('sends a token and a signal', async () => {
    const { client, sent } = startClient();
    const { signal } = new AbortController();
    await client.listModels({ token: 'secret', signal });
    expect(sent[0].init).toMatchObject({
      headers: { Authorization: 'Bearer secret' },
      signal,
    });
  });

  it('resolves to the response', async () => {
    const { client } = startClient(() => Response.json({ items: [] }));
    expect(await client.getStageHistory({ entityRef })).toEqual({ items: [] });
  });

  it('rejects with the error of the backend', async () => {
    const { client } = startClient(() =>
      Response.json(
        {
          error: { name: 'NotFoundError', message: 'There is no entity' },
          response: { statusCode: 404 },
        },
        { status: 404 },
      ),
    );
    await expect(client.getEntityFacts(entityRef)).rejects.toMatchObject({
      name: 'ResponseError',
      statusCode: 404,
      cause: { message: 'There is no entity' },
    });
  });
});
