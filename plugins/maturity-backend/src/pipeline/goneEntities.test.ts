import { Entity } from '@backstage/catalog-model';
import request from 'supertest';
import {
  createTestPipeline,
  WEEK_MS,
} from '../__testUtils__/createTestPipeline';
import { component, group } from '../__testUtils__/entities';
import { startRouter } from '../__testUtils__/startRouter';
import { testModel } from '../__testUtils__/testModel';
import { deployment, writeEvents } from '../database/__testUtils__/deliveries';
import { testDatabaseIds } from '../database/__testUtils__/migratedTestDatabases';

jest.setTimeout(120_000);

const HOUR_MS = 60 * 60 * 1000;

describe.each(testDatabaseIds)('entities that leave the catalog, %p', id => {
  const names = Array.from({ length: 20 }, (_, index) => `c${index}`);
  const everything: Entity[] = [
    group('shop', { members: ['ana'] }),
    ...names.map(name => component(name)),
  ];
  /** Answered while a catalog fills up. */
  const thin = everything.slice(0, 3);

  async function start() {
    const started = await createTestPipeline(id)({ entities: everything });
    const { app, auditEvent } = startRouter({
      knex: started.knex,
      entities: thin,
      models: [testModel],
      sources: started.sources,
      now: () => started.now.value,
    });
    const get = (path: string) => request(app).get(`/api/maturity${path}`);
    const listRefs = async () =>
      (await get('/assessments?limit=500').expect(200)).body.items.map(
        (item: { entityRef: string }) => item.entityRef,
      );
    const count = async () => (await get('/counts')).body.all.total;
    const pass = (ms: number) => {
      started.now.value = new Date(started.now.value.getTime() + ms);
    };
    await started.runAll();
    await started.reassess();
    return { ...started, app, auditEvent, get, listRefs, count, pass };
  }

  it('count nowhere, and are back without loss', async () => {
    const { knex, reassess, setEntities, get, pass, ...world } = await start();
    const history = await knex('stage_changes').orderBy('id');
    const before = (await get('/assessments?limit=500')).body;
    expect(history.length).toBeGreaterThan(0);

    pass(HOUR_MS);
    setEntities(thin);
    await reassess();
    expect(await world.count()).toBe(2);
    expect(await world.listRefs()).toHaveLength(2);
    const gone = '/assessments/by-name/component/default/c9';
    for (const path of [
      gone,
      `${gone}/history`,
      '/facts/by-name/component/default/c9',
    ]) {
      await get(path).expect(404);
    }
    expect(await knex('stage_changes').orderBy('id')).toEqual(history);

    pass(HOUR_MS);
    setEntities(everything);
    await reassess();
    expect((await get('/assessments?limit=500')).body).toEqual(before);
    expect((await get('/trend')).body.items.at(-1).total).toBe(20);
    expect(await knex('stage_changes').orderBy('id')).toEqual(history);
    expect(await knex('gone_entities')).toEqual([]);
  });

  it('are forgotten after a week, if they are few', async () => {
    const { knex, reassess, setEntities, pass } = await start();
    setEntities(everything.slice(0, -2));
    await reassess();
    pass(WEEK_MS - HOUR_MS);
    await reassess();
    expect(await knex('gone_entities')).toHaveLength(2);
    const kept = await knex('facts').where(
      'entity_ref',
      'component:default/c19',
    );
    expect(kept).not.toEqual([]);

    pass(HOUR_MS);
    await reassess();
    for (const table of ['facts', 'assessments', 'stage_changes']) {
      expect(
        await knex(table).where('entity_ref', 'component:default/c19'),
      ).toEqual([]);
    }
    expect(await knex('gone_entities')).toEqual([]);
  });

  it('are forgotten only once somebody confirms it, if they are many', async () => {
    const { knex, app, auditEvent, get, pass, ...world } = await start();
    world.setEntities(thin);
    await world.reassess();
    expect((await get('/gone').expect(200)).body).toEqual({
      stored: 20,
      gone: 18,
      withheld: 0,
    });

    pass(WEEK_MS);
    await world.reassess();
    const { body } = await get('/gone').expect(200);
    expect(body).toMatchObject({ gone: 18, withheld: 18 });
    expect(await knex('stage_changes')).not.toHaveLength(0);
    expect(world.logger.warn).toHaveBeenCalledWith(
      expect.stringContaining('18 of 20 entities left the catalog'),
    );

    const forget = () =>
      request(app)
        .post('/api/maturity/gone/forget')
        .send({ goneBefore: body.goneBefore });
    expect((await forget().expect(200)).body).toEqual({ confirmed: 18 });
    expect((await forget().expect(200)).body).toEqual({ confirmed: 18 });
    expect(auditEvent.success).toHaveBeenCalledWith({
      meta: { goneBefore: body.goneBefore, confirmed: 18 },
    });
    expect((await get('/gone')).body).toMatchObject({ gone: 18, withheld: 0 });

    await world.reassess();
    expect((await get('/gone')).body).toEqual({
      stored: 2,
      gone: 0,
      withheld: 0,
    });
  });

  it('are confirmed only by those who may', async () => {
    const { knex } = await start();
    const { app, auditEvent } = startRouter({
      knex,
      entities: everything,
      denied: ['maturity.gone.forget'],
    });
    await request(app).get('/api/maturity/gone').expect(403);
    await request(app)
      .post('/api/maturity/gone/forget')
      .send({ goneBefore: '2026-11-23T12:00:00Z' })
      .expect(403);
    expect(auditEvent.fail).toHaveBeenCalled();
  });

  it('match no event, even if an old index still has them', async () => {
    const { knex, now, setEntities, reassess } = await start();
    setEntities(thin);
    await reassess();
    const [left, there] = await writeEvents(
      knex,
      now.value,
      deployment('1', 'c9'),
      deployment('2', 'c0'),
    );
    expect(left.entityRef).toBeUndefined();
    expect(there.entityRef).toBe('component:default/c0');
  });

  it('change their stage in order although the clock was set back', async () => {
    const { knex, runAll, setEntities, pass } = await start();
    const [first] = await knex('stage_changes').orderBy('id');
    pass(-HOUR_MS);
    const attestation = JSON.stringify({
      by: 'group:shop',
      on: '2026-10-01',
      evidence: 'https://example.com/tests',
    });
    setEntities([
      group('shop', { members: ['ana'] }),
      ...names.map(name =>
        component(name, {
          metadata: {
            annotations: {
              'platform-maturity.io/attestation.tested': attestation,
            },
          },
        }),
      ),
    ]);
    await runAll();
    const changes = await knex('stage_changes').orderBy('id');
    expect(changes).toHaveLength(40);
    for (const { changed_at } of changes) {
      expect(new Date(changed_at).getTime()).toBeGreaterThanOrEqual(
        new Date(first.changed_at).getTime(),
      );
    }
  });
});
