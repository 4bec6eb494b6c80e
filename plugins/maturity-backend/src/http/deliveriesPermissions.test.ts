import request from 'supertest';
import {
  entity,
  someEntities,
  startRouter,
} from '../__testUtils__/startRouter';
import {
  assessment,
  recordStatements,
  write,
} from '../database/__testUtils__/assessments';
import { deployment } from '../database/__testUtils__/deliveries';
import {
  migratedDatabase,
  testDatabaseIds,
} from '../database/__testUtils__/migratedTestDatabases';

jest.setTimeout(60_000);

const now = new Date('2026-03-01T12:00:00.000Z');
const names = ['cart', 'orders', 'search'];
const everything = names.map(name => entity(name));
const toPath = (name: string) =>
  `/deliveries/by-name/component/default/${name}`;
const counted = '/counted?metric=deploymentFrequency&days=30';

/** Three services with an event each, one of which nobody knows of as well. */
async function measuredDatabase(id: (typeof testDatabaseIds)[number]) {
  const knex = await migratedDatabase(id);
  await write(knex, now, ...names.map(name => assessment(name)));
  const { app, measure } = startRouter({
    knex,
    entities: everything,
    now: () => now,
  });
  const items = [
    ...names.map(name => deployment(name, name, { title: '=1+1' })),
    deployment('lost', 'nobody'),
  ];
  await request(app).post('/api/maturity/deliveries').send({ items });
  await measure();
  return knex;
}

describe.each(testDatabaseIds)('who may see and send deliveries, %p', id => {
  async function start(options: Partial<Parameters<typeof startRouter>[0]>) {
    const knex = await measuredDatabase(id);
    const started = startRouter({
      knex,
      entities: everything,
      now: () => now,
      ...options,
    });
    const get = (path: string) =>
      request(started.app).get(`/api/maturity${path}`);
    return { ...started, knex, get };
  }

  it('tells who sees 1 of 3 of that one alone', async () => {
    const { get } = await start({
      entities: [entity('search')],
      entityRead: someEntities,
    });
    await get(toPath('search')).expect(200);
    await get(toPath('search') + counted).expect(200);
    for (const hidden of ['cart', 'orders', 'absent']) {
      await get(toPath(hidden)).expect(404);
      await get(toPath(hidden) + counted).expect(404);
    }
    const { body } = await get('/deliveries/distribution').expect(200);
    expect(body).toMatchObject({ total: 1, byStage: [{ total: 1 }, {}, {}] });
    expect(body.metrics[1].measured).toBe(1);

    for (const subject of ['deliveries', 'deliveryMetrics']) {
      const file = await get(`/exports/${subject}?format=json`).expect(200);
      const refs = file.body.map((one: { entityRef: string }) => one.entityRef);
      expect(new Set(refs)).toEqual(new Set(['component:default/search']));
      const other = await get(
        `/exports/${subject}?format=json&entityRef=component:default/cart`,
      ).expect(200);
      expect(other.body).toEqual([]);
    }
  });

  it('answers 403 to those who may not, before anything is read or kept', async () => {
    const reading = await start({ denied: ['maturity.assessment.read'] });
    for (const path of [
      toPath('cart'),
      toPath('cart') + counted,
      '/deliveries/distribution',
      '/deliveries/unmatched',
      '/exports/deliveries?format=csv',
    ]) {
      await reading.get(path).expect(403);
    }
    const sending = await start({ denied: ['maturity.delivery.create'] });
    await sending.get('/deliveries/unmatched').expect(403);
    await sending.get(toPath('cart')).expect(200);
    const before = await sending.knex('deliveries').pluck('id');
    await request(sending.app)
      .post('/api/maturity/deliveries')
      .send({ items: [deployment('new', 'cart')] })
      .expect(403);
    expect(await sending.knex('deliveries').pluck('id')).toEqual(before);
    expect(sending.auditEvent.fail).toHaveBeenCalled();
  });

  it('audits what is sent by its numbers, and not by what it says', async () => {
    const { app, auditor, auditEvent } = await start({});
    await request(app)
      .post('/api/maturity/deliveries')
      .send({ items: [deployment('secret', 'cart')] })
      .expect(200);
    expect(auditor.createEvent).toHaveBeenCalledWith(
      expect.objectContaining({ eventId: 'deliveries-create' }),
    );
    expect(auditEvent.success).toHaveBeenCalledWith({
      meta: {
        counts: {
          created: 1,
          updated: 0,
          unchanged: 0,
          unmatched: 0,
          rejected: 0,
        },
      },
    });
    expect(JSON.stringify(auditEvent.success.mock.calls)).not.toMatch('secret');
  });

  it('answers in at most three statements', async () => {
    const { get, knex } = await start({});
    await get('/deliveries/distribution').expect(200);
    for (const path of [
      toPath('cart'),
      toPath('cart') + counted,
      '/deliveries/distribution?kind=component',
    ]) {
      const statements = recordStatements(knex);
      await get(path).expect(200);
      expect(statements.length).toBeLessThanOrEqual(3);
      knex.removeAllListeners('query');
    }
  });

  it('writes events and metrics as CSV that no spreadsheet runs', async () => {
    const { get } = await start({});
    const events = await get('/exports/deliveries?format=csv').expect(200);
    expect(events.headers['content-disposition']).toBe(
      'attachment; filename="maturity-deliveries.csv"',
    );
    const [header, first, ...rest] = events.text.split('\r\n');
    expect(header).toBe(
      'entityRef,kind,source,externalId,title,url,environment,startedAt,finishedAt,result,commit,version,changes,isRollback,isRework,fixesIncident,committedAt,mergedAt,resolvedAt,severity,causedBy,run,part,reopenedAt,isExternal,at,covers',
    );
    expect(first).toBe(
      "component:default/cart,deployment,ci,cart,'=1+1,,production,,2026-03-01T08:00:00.000Z,succeeded,,,,,,,,,,,,,,,,,",
    );
    expect(rest).toHaveLength(3);

    const one = await get(
      '/exports/deliveryMetrics?format=csv&days=30&entityRef=component:default/cart',
    ).expect(200);
    const lines = one.text.split('\r\n');
    expect(lines).toHaveLength(7);
    expect(lines[0]).toMatch(/^entityRef,days,from,to,metric,value,sample/);
    expect(one.text).toMatch(
      /component:default\/cart,30,2026-01-31,2026-03-01,deploymentFrequency,0\.1428/,
    );
    await get('/exports/counts?format=csv&days=30').expect(400);
    const filter = 'kind=component&entityRef=component:default/cart';
    await get(`/exports/deliveries?format=csv&${filter}`).expect(400);
  });
});
