import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { ListAssessmentsResponse } from '@platform-maturity/backstage-plugin-maturity-common';
import request from 'supertest';
import {
  entity,
  someEntities,
  startRouter,
} from '../__testUtils__/startRouter';
import {
  assessment,
  checkResult,
  recordStatements,
  write,
} from '../database/__testUtils__/assessments';
import {
  migratedDatabase,
  testDatabaseIds,
} from '../database/__testUtils__/migratedTestDatabases';

const now = new Date('2026-03-01T08:00:00.000Z');
const base = '/api/maturity';
const names = ['cart', 'checkout', 'search'];
const [shop, find] = ['group:default/shop', 'group:default/find'];

async function assessedDatabase(id: Parameters<typeof migratedDatabase>[0]) {
  const knex = await migratedDatabase(id);
  await write(
    knex,
    now,
    assessment('cart', { columns: { owners: [shop], tags: ['java'] } }),
    assessment('checkout', {
      columns: { owners: [shop] },
      evaluation: {
        stage: 'second',
        rank: 2,
        nextStage: undefined,
        nextSteps: [],
        checks: [checkResult('owned', 'pass'), checkResult('pipeline', 'pass')],
      },
    }),
    assessment('search', {
      columns: { owners: [find] },
      evaluation: {
        stage: undefined,
        rank: 0,
        measured: { observed: 0, declared: 0, attested: 0, applicable: 2 },
        checks: [checkResult('owned', 'unknown')],
      },
    }),
  );
  return knex;
}

const listNames = ({ items }: ListAssessmentsResponse) =>
  items.map(({ entityRef }) => entityRef.split('/')[1]);

describe.each(testDatabaseIds)('router, %p', id => {
  const everything = names.map(name => entity(name));

  it('lists, filters, sorts and pages', async () => {
    const knex = await assessedDatabase(id);
    const { app } = startRouter({ knex, entities: everything });
    const list = async (query: string) =>
      listNames(
        (await request(app).get(`${base}/assessments${query}`).expect(200))
          .body,
      );

    expect(await list('')).toEqual(names);
    expect(await list('?sort=stage:desc')).toEqual([
      'checkout',
      'cart',
      'search',
    ]);
    expect(await list(`?owner=${shop}`)).toEqual(['cart', 'checkout']);
    expect(await list(`?owner=${shop}&owner=${find}`)).toEqual(names);
    expect(await list(`?owner=${shop}&tag=java`)).toEqual(['cart']);
    expect(await list('?stage=none&stage=second')).toEqual([
      'checkout',
      'search',
    ]);
    expect(await list('?check=pipeline:fail')).toEqual(['cart']);
    expect(await list('?kind=Component&text=CHE')).toEqual(['checkout']);
    expect(await list('?owner=')).toEqual([]);
    expect(await list('?modelId=systems')).toEqual([]);

    const first = await request(app).get(`${base}/assessments?limit=2`);
    expect(first.body).toMatchObject({ totalItems: 3 });
    expect(await list(`?limit=2&cursor=${first.body.nextCursor}`)).toEqual([
      'search',
    ]);
  });

  it('names the organisation to those who may see its entity', async () => {
    const knex = await assessedDatabase(id);
    const conditional = {
      result: AuthorizeResult.CONDITIONAL,
      pluginId: 'catalog',
      resourceType: 'catalog-entity',
      conditions: { rule: 'ANY', resourceType: 'catalog-entity', params: {} },
    } as const;
    const read = async (
      options: Partial<Parameters<typeof startRouter>[0]>,
    ) => {
      const { app } = startRouter({ knex, entities: everything, ...options });
      const { body } = await request(app).get(`${base}/models`).expect(200);
      return body.organization;
    };
    const organization = 'component:default/cart';
    const hidden = 'component:default/hidden';
    expect(await read({ organization })).toBe(organization);
    expect(await read({ organization, entityRead: conditional })).toBe(
      organization,
    );
    expect(
      await read({ organization: hidden, entityRead: conditional }),
    ).toBeUndefined();
    expect(await read({})).toBeUndefined();
  });

  it('takes hundreds of owners, in the URL and in the body', async () => {
    const knex = await assessedDatabase(id);
    const { app } = startRouter({ knex, entities: everything });
    const owners = (count: number) => [
      ...Array.from({ length: count }, (_, i) => `group:default/t${i}`),
      find,
    ];
    const query = owners(300)
      .map(owner => `owner=${encodeURIComponent(owner)}`)
      .join('&');
    const short = await request(app).get(`${base}/assessments?${query}`);
    expect(listNames(short.body)).toEqual(['search']);

    const body = { filter: { owner: owners(4_000) } };
    const long = await request(app)
      .post(`${base}/assessments/query`)
      .send(body);
    expect(listNames(long.body)).toEqual(['search']);
    const counted = await request(app).post(`${base}/counts/query`).send(body);
    expect(counted.body.all.total).toBe(1);
  });

  it('counts per stage and group', async () => {
    const knex = await assessedDatabase(id);
    const { app } = startRouter({ knex, entities: everything });
    const { body } = await request(app).get(`${base}/counts?groupBy=owner`);
    expect(body).toEqual({
      modelId: 'ladder',
      all: {
        total: 3,
        byStage: [
          { stage: 'first', count: 1 },
          { stage: 'second', count: 1 },
        ],
        notAssessed: 1,
        measured: { observed: 4, declared: 0, attested: 0, applicable: 6 },
        openUpwards: 0,
        withExemptions: 0,
      },
      leftOut: 0,
      groups: [
        expect.objectContaining({ value: find, total: 1, notAssessed: 1 }),
        expect.objectContaining({ value: shop, total: 2, notAssessed: 0 }),
      ],
    });
  });

  it('answers in at most three statements', async () => {
    const knex = await assessedDatabase(id);
    const { app } = startRouter({ knex, entities: everything });
    await request(app).get(`${base}/assessments`).expect(200);

    const statements = recordStatements(knex);
    await request(app).get(`${base}/assessments`).expect(200);
    expect(statements).toHaveLength(1);

    await write(knex, now, assessment('new'));
    statements.length = 0;
    await request(app).get(`${base}/counts`).expect(200);
    expect(statements).toHaveLength(3);

    statements.length = 0;
    await request(app)
      .get(`${base}/assessments/by-name/component/default/cart`)
      .expect(200);
    expect(statements).toHaveLength(2);
  });

  it('shows a caller only what they may see in the catalog', async () => {
    const knex = await assessedDatabase(id);
    const { app, calls, permissions } = startRouter({
      knex,
      entities: [entity('cart')],
      entityRead: someEntities,
    });
    const get = (path: string) => request(app).get(`${base}${path}`);

    const list = (await get('/assessments').expect(200)).body;
    expect(listNames(list)).toEqual(['cart']);
    expect(list.totalItems).toBe(1);
    const counts = (await get('/counts?groupBy=owner').expect(200)).body;
    expect(counts.all.total).toBe(1);
    expect(counts.groups.map(({ value }: { value: string }) => value)).toEqual([
      shop,
    ]);
    // One question in bulk for both, and one decision each.
    expect(calls.streamEntities).toHaveBeenCalledTimes(1);
    expect(calls.getEntityByRef).not.toHaveBeenCalled();
    expect(permissions.authorizeConditional).toHaveBeenCalledTimes(2);

    const one = '/assessments/by-name/component/default';
    await get(`${one}/cart`).expect(200);
    await get(`${one}/cart/history`).expect(200);
    const hidden = await get(`${one}/checkout`).expect(404);
    const absent = await get(`${one}/never-was`).expect(404);
    expect(hidden.body.error.message.replace('checkout', '')).toBe(
      absent.body.error.message.replace('never-was', ''),
    );
    await get(`${one}/checkout/history`).expect(404);
    await request(app).post(`${base}${one}/checkout/refresh`).expect(404);
  });

  it('shows nothing to a caller who may see nothing', async () => {
    const knex = await assessedDatabase(id);
    const { app, calls } = startRouter({
      knex,
      entities: [],
      entityRead: { result: AuthorizeResult.DENY },
    });
    const list = await request(app).get(`${base}/assessments`).expect(200);
    expect(list.body).toEqual({ items: [], totalItems: 0 });
    const counts = await request(app).get(`${base}/counts`).expect(200);
    expect(counts.body.all.total).toBe(0);
    await request(app)
      .get(`${base}/assessments/by-name/component/default/cart`)
      .expect(404);
    expect(calls.streamEntities).not.toHaveBeenCalled();
  });

  it('refuses callers without the permission to read', async () => {
    const knex = await migratedDatabase(id);
    const { app } = startRouter({
      knex,
      entities: everything,
      denied: ['maturity.assessment.read'],
    });
    const one = `${base}/assessments/by-name/component/default/cart`;
    for (const path of [
      `${base}/models`,
      `${base}/assessments`,
      `${base}/counts`,
      one,
      `${one}/history`,
    ]) {
      const { body } = await request(app).get(path).expect(403);
      expect(body.error.message).toBe(
        'Needs the permission maturity.assessment.read',
      );
    }
    for (const path of ['/assessments/query', '/counts/query']) {
      await request(app).post(`${base}${path}`).send({}).expect(403);
    }
  });

  it('asks the catalog which models apply to an entity that is not assessed', async () => {
    const knex = await migratedDatabase(id);
    const { app, calls } = startRouter({ knex, entities: everything });
    const path = `${base}/assessments/by-name/Component/default/Cart`;
    const { body } = await request(app).get(path).expect(200);
    expect(body).toEqual({
      entityRef: 'component:default/cart',
      items: [],
      sources: [],
      modelIds: ['ladder'],
    });
    expect(calls.getEntityByRef).toHaveBeenCalledTimes(1);
  });

  it('tells how an entity came to its stage', async () => {
    const knex = await assessedDatabase(id);
    const { app } = startRouter({ knex, entities: everything });
    const path = `${base}/assessments/by-name/component/default/cart/history`;
    const { body } = await request(app).get(path).expect(200);
    expect(body.items).toEqual([
      {
        entityRef: 'component:default/cart',
        modelId: 'ladder',
        modelVersion: 1,
        at: now.toISOString(),
        to: 'first',
        checks: [],
      },
    ]);
    const other = await request(app).get(`${path}?modelId=systems`).expect(200);
    expect(other.body.items).toEqual([]);
  });
});
