import { mockCredentials } from '@backstage/backend-test-utils';
import {
  ListTargetsResponse,
  StageTarget,
} from '@platform-maturity/backstage-plugin-maturity-common';
import type { Knex } from 'knex';
import request from 'supertest';
import { entity, group } from '../__testUtils__/entities';
import { someEntities, startRouter } from '../__testUtils__/startRouter';
import {
  assessment,
  atSecondStage,
  recordStatements,
  write,
} from '../database/__testUtils__/assessments';
import {
  migratedDatabase,
  testDatabaseIds,
} from '../database/__testUtils__/migratedTestDatabases';
import { deleteEntities, markGone, unmarkGone } from '../database';

jest.setTimeout(120_000);

const now = new Date('2026-06-01T08:00:00.000Z');
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);
const [acme, shop] = ['group:default/acme', 'group:default/shop'];

const toId = (number: number) =>
  `00000000-0000-4000-8000-${`${number}`.padStart(12, '0')}`;

const content = {
  stageId: 'second',
  share: 0.5,
  lifecycle: ['production'],
  owner: 'user:default/ana',
  startsOn: '2026-05-01',
  dueOn: '2026-08-31',
  note: 'Agreed in May',
};

const everything = [
  group('acme', { children: ['shop', 'empty'] }),
  group('shop', { parent: 'acme', members: ['ana'] }),
  group('empty', { parent: 'acme' }),
  entity('User', 'ana'),
  entity('User', 'mock'),
  entity('Domain', 'trade'),
  entity('System', 'carts', { spec: { domain: 'trade', owner: 'shop' } }),
  entity('Component', 'c0'),
];

const columns = {
  lifecycle: 'production',
  owners: [shop],
  system: 'system:default/carts',
  domain: 'domain:default/trade',
};

/** Ten components, one of which comes to the second stage in each of some weeks. */
async function seed(knex: Knex, weeks: readonly number[] = []) {
  const named = (index: number, evaluation?: object) =>
    assessment(`c${index}`, { columns, evaluation });
  await write(
    knex,
    daysAgo(100),
    ...Array.from({ length: 9 }, (_, index) => named(index)),
    named(9, { stage: undefined, nextStage: undefined, rank: 0 }),
    assessment('try', { columns: { ...columns, lifecycle: 'experimental' } }),
  );
  for (const [index, week] of weeks.entries()) {
    await write(knex, daysAgo(7 * week), named(index, atSecondStage));
  }
}

describe.each(testDatabaseIds)('targets, %p', id => {
  async function start(
    options: Partial<Parameters<typeof startRouter>[0]> & {
      weeks?: readonly number[];
    } = {},
  ) {
    const { weeks, ...rest } = options;
    const knex = options.knex ?? (await migratedDatabase(id));
    if (!options.knex) {
      await seed(knex, weeks);
    }
    const { app, auditEvent } = startRouter({
      entities: everything,
      now: () => now,
      organization: acme,
      ...rest,
      knex,
    });
    const as = (user = 'mock') => ({
      authorization: mockCredentials.user.header(`user:default/${user}`),
    });
    const send = (
      method: 'post' | 'put',
      path: string,
      body: object,
      user?: string,
    ) => request(app)[method](`/api/maturity${path}`).set(as(user)).send(body);
    return {
      knex,
      auditEvent,
      create: (change: object = {}, user?: string) =>
        send(
          'post',
          '/targets',
          { id: toId(1), entityRef: shop, ...content, ...change },
          user,
        ),
      change: (body: object, user?: string) =>
        send('put', `/targets/${toId(1)}`, { ...content, ...body }, user),
      end: (body: object, user?: string) =>
        send('post', `/targets/${toId(1)}/end`, body, user),
      list: async (ref = shop): Promise<ListTargetsResponse> => {
        const { body } = await request(app)
          .get(`/api/maturity/targets/by-name/${ref.replace(':', '/')}`)
          .expect(200);
        return body;
      },
      get: (path: string) => request(app).get(`/api/maturity${path}`),
    };
  }

  it('are measured by the assessments of the members, as counts are', async () => {
    const { create, list, get, auditEvent } = await start({
      weeks: [3, 2, 2, 1],
    });
    const { body: created } = await create().expect(200);
    expect(created).toEqual({
      id: toId(1),
      entityRef: shop,
      modelId: 'ladder',
      ...content,
      version: 1,
      createdAt: now.toISOString(),
      createdBy: 'user:default/mock',
      updatedAt: now.toISOString(),
      updatedBy: 'user:default/mock',
    });
    expect(auditEvent.success).toHaveBeenCalledWith({
      meta: expect.objectContaining({ targetId: toId(1), entityRef: shop }),
    });
    const { items, ended, maySet } = await list();
    expect({ ended, maySet }).toEqual({ ended: [], maySet: true });
    expect(items).toEqual([
      {
        target: created,
        rank: 2,
        hasOwner: true,
        progress: {
          total: 10,
          reached: 4,
          notAssessed: 1,
          withExemptions: 0,
          needed: 5,
          atStart: { day: '2026-05-01', total: 10, reached: 0 },
        },
        forecast: {
          state: 'atRisk',
          weeks: 12,
          range: { low: expect.any(Number), high: 1 },
        },
      },
    ]);
    const filter = `owner=${shop}&ownerTree=true&lifecycle=production`;
    const { body: counts } = await get(`/counts?${filter}`).expect(200);
    expect(counts.all).toMatchObject({ total: 10, notAssessed: 1 });
    expect(counts.all.byStage).toEqual([
      { stage: 'first', count: 5 },
      { stage: 'second', count: 4 },
    ]);
  });

  it.each<[string, readonly number[], object, object]>([
    ['met', [3, 2, 2, 1, 1], {}, { state: 'met' }],
    ['unlikely', [3], { share: 1 }, { state: 'unlikely' }],
    ['at risk', [11, 8, 5, 2], {}, { state: 'atRisk' }],
    [
      'likely',
      [8, 7, 6, 5, 4, 3, 2, 1],
      { share: 0.9 },
      { state: 'likely', range: { high: 1 } },
    ],
  ])('are %s', async (_, weeks, change, forecast) => {
    const { create, list } = await start({ weeks });
    await create(change).expect(200);
    expect((await list()).items).toMatchObject([{ forecast }]);
  });

  it('say too little of a short history, and nothing of no members', async () => {
    const knex = await migratedDatabase(id);
    await write(
      knex,
      daysAgo(20),
      assessment('c0', { columns, evaluation: atSecondStage }),
      assessment('c1', { columns }),
    );
    const { create, list } = await start({ knex });
    await create({ share: 1 }).expect(200);
    await create({ id: toId(2), entityRef: 'group:default/empty' });
    expect((await list()).items[0].forecast).toEqual({
      state: 'tooEarly',
      weeks: 2,
    });
    const { items } = await list('group:default/empty');
    expect(items).toMatchObject([
      { rank: 2, forecast: { state: 'unknown', reason: 'noMembers' } },
    ]);
    expect(items[0].progress).toBeUndefined();
  });

  it('are judged by their due day once it is over', async () => {
    const { create, list, knex } = await start({ weeks: [5, 1, 1, 1, 1] });
    const due = { startsOn: '2026-05-01', dueOn: '2026-06-01' };
    await create({ ...due, share: 0.5 }).expect(200);
    await create({ ...due, id: toId(2), share: 0.1 }).expect(200);
    // Moved back by three weeks: then, one of ten was there.
    await knex('stage_targets').update({ due_on: '2026-05-11' });
    const { items } = await list();
    expect(items.map(({ forecast: { state } }) => state)).toEqual([
      'missed',
      'met',
    ]);
    expect(items[0].progress).toMatchObject({
      reached: 5,
      atEnd: { day: '2026-05-11', total: 10, reached: 1 },
    });
  });

  it('outlive their stage and model, and say so', async () => {
    const { create, list, knex } = await start();
    await create().expect(200);
    await knex('stage_targets').update({ stage_id: 'gone' });
    expect((await list()).items).toMatchObject([
      { rank: 0, forecast: { state: 'unknown', reason: 'noStage' } },
    ]);
    await knex('stage_targets').update({ model_id: 'gone' });
    expect((await list()).items).toMatchObject([
      { rank: 0, forecast: { state: 'unknown', reason: 'noModel' } },
    ]);
  });

  it('of groups above bear on those below, with what is there of each', async () => {
    const { create, list } = await start({ weeks: [3, 2, 2, 1] });
    await create({ entityRef: acme, lifecycle: undefined }).expect(200);
    await create({ id: toId(2), dueOn: '2026-12-31' }).expect(200);
    await create({ id: toId(3), entityRef: 'domain:default/trade' });
    const refs = async (ref: string) =>
      (await list(ref)).items.map(each => [
        each.target.entityRef.split('/')[1],
        each.progress && `${each.progress.reached}/${each.progress.total}`,
        each.here && `${each.here.reached}/${each.here.total}`,
      ]);
    expect(await refs(shop)).toEqual([
      ['shop', '4/10', undefined],
      ['acme', '4/11', '4/11'],
    ]);
    expect(await refs('group:default/empty')).toEqual([
      ['acme', '4/11', '0/0'],
    ]);
    expect(await refs(acme)).toEqual([['acme', '4/11', undefined]]);
    // Systems are part of domains, and all are part of the organisation.
    expect(await refs('system:default/carts')).toEqual([
      ['acme', '4/11', '4/11'],
      ['trade', '4/10', '4/10'],
    ]);
  });

  it('are set once, however often the request is sent', async () => {
    const { create, list } = await start();
    const { body: first } = await create().expect(200);
    const { body: again } = await create().expect(200);
    expect(again).toEqual(first);
    const both = await Promise.all([
      create({ id: toId(2) }),
      create({ id: toId(2) }),
    ]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect((await list()).items).toHaveLength(2);

    const { body: other } = await create({ share: 0.6 }).expect(409);
    expect(other.error).toMatchObject({
      name: 'ConflictError',
      message: 'id: belongs to another target',
      current: { share: 0.5 },
    });
    const { body: elsewhere } = await create({ entityRef: acme }).expect(409);
    expect(elsewhere.error.current).toBeUndefined();
    await create({}, 'ana').expect(409);
  });

  it('are changed and ended by whoever saw their version', async () => {
    const { create, change, end, list } = await start();
    await create().expect(200);
    const { body: changed } = await change({ version: 1, share: 0.75 }).expect(
      200,
    );
    expect(changed).toMatchObject({ version: 2, share: 0.75 });
    const { body: again } = await change({ version: 1, share: 0.75 });
    expect(again).toEqual(changed);

    const { body: late } = await change(
      { version: 1, share: 0.9 },
      'ana',
    ).expect(409);
    expect(late.error).toMatchObject({
      message: 'The target was changed: it has version 2, not 1',
      current: changed,
    });
    await end({ version: 1, reason: 'Sold' }, 'ana').expect(409);
    const { body: ended } = await end(
      { version: 2, reason: 'Sold' },
      'ana',
    ).expect(200);
    expect(ended).toMatchObject({
      version: 3,
      ended: { by: 'user:default/ana', reason: 'Sold' },
    });
    await end({ version: 2, reason: 'Sold' }, 'ana').expect(200);
    const { body: over } = await change({ version: 3, share: 0.9 }).expect(409);
    expect(over.error.message).toBe('The target was ended');
    expect(await list()).toMatchObject({ items: [], ended: [ended] });
  });

  it('are changed by one of two at the same time', async () => {
    const { create, change, list } = await start();
    await create().expect(200);
    const both = await Promise.all([
      change({ version: 1, share: 0.6 }),
      change({ version: 1, share: 0.7 }, 'ana'),
    ]);
    const [won, lost] = both.sort((a, b) => a.status - b.status);
    expect([won.status, lost.status]).toEqual([200, 409]);
    expect(lost.body.error.current).toEqual(won.body);
    expect((await list()).items[0].target).toEqual(won.body);
  });

  it.each<[string, object, string]>([
    ['a stage that the model has not', { stageId: 'third' }, 'stageId: must'],
    ['a share of nothing', { share: 0 }, 'share: must be a number above 0'],
    ['a share of more than all', { share: 1.01 }, 'share: must be a number'],
    ['a share in words', { share: '40 %' }, 'share: must be a number'],
    [
      'an end in the past',
      { startsOn: '2026-04-01', dueOn: '2026-05-31' },
      'dueOn: must not be before today, 2026-06-01',
    ],
    [
      'an end before its start',
      { dueOn: '2026-05-01' },
      'dueOn: must be after',
    ],
    ['no day', { dueOn: '2026-06-31' }, 'dueOn: must be a UTC day'],
    ['an instant', { startsOn: '2026-05-01T00:00:00Z' }, 'startsOn: must be'],
    [
      'an owner who is not there',
      { owner: 'user:default/cyn' },
      'owner: there is no user:default/cyn in the catalog',
    ],
    ['an owner that is no team', { owner: 'component:default/c0' }, 'owner:'],
    ['an owner that is no ref', { owner: 'ana' }, 'owner: must be a full'],
    ['another model', { modelId: 'none' }, 'modelId: must be one of ladder'],
    ['no lifecycle', { lifecycle: [] }, 'lifecycle: must not be empty'],
    ['no UUID', { id: '1' }, 'id: must be a UUID'],
    ['a component', { entityRef: 'component:default/c0' }, 'entityRef: must'],
    ['an empty note', { note: ' ' }, 'note: must not be empty'],
    ['a long note', { note: 'x'.repeat(2_001) }, 'note: must have at most'],
    ['a field that there is not', { isMet: true }, 'isMet'],
  ])('refuse %s', async (_, change, message) => {
    const { create, knex, auditEvent } = await start();
    const { body } = await create(change).expect(400);
    expect(body.error.message).toContain(message);
    expect(await knex('stage_targets').select()).toEqual([]);
    expect(auditEvent.fail).toHaveBeenCalledTimes(1);
  });

  it('refuse changes that cannot be, but keep a due day that is over', async () => {
    const { create, change, end, knex } = await start();
    await create().expect(200);
    await change({ share: 0.6 }).expect(400);
    await change({ version: 1, entityRef: acme }).expect(400);
    await change({ version: 1, stageId: 'third' }).expect(400);
    await change({ version: 1, owner: 'user:default/cyn' }).expect(400);
    await end({ version: 1 }).expect(400);
    await end({ version: 1, reason: '  ' }).expect(400);
    const past = { startsOn: '2026-01-01', dueOn: '2026-02-01' };
    await change({ version: 1, ...past }).expect(400);
    await knex('stage_targets').update({ due_on: past.dueOn });
    const { body } = await change({ version: 1, ...past, note: 'Missed' });
    expect(body).toMatchObject({ version: 2, note: 'Missed' });
  });

  it('are few', async () => {
    const { create, knex } = await start();
    const { body: first }: { body: StageTarget } = await create().expect(200);
    const [row] = await knex('stage_targets').select();
    await knex('stage_targets').insert(
      Array.from({ length: 19 }, (_, index) => ({
        ...row,
        id: toId(index + 2),
        created_at: now,
        updated_at: now,
      })),
    );
    const { body } = await create({ id: toId(30) }).expect(400);
    expect(body.error.message).toContain('has 20 open targets');
    expect((await create().expect(200)).body).toEqual(first);
  });

  it('are for those who may see their entity, and hidden from others', async () => {
    const { create, knex } = await start();
    await create().expect(200);
    const hidden = everything.filter(
      ({ metadata }) => metadata.name === 'acme',
    );
    const other = await start({
      knex,
      entities: hidden,
      entityRead: someEntities,
    });
    const path = shop.replace(':', '/');
    const unseen = await other.get(`/targets/by-name/${path}`).expect(404);
    const absent = await other.get('/targets/by-name/group/default/none');
    expect(unseen.body.error.message).toBe(
      absent.body.error.message.replace('none', 'shop'),
    );
    for (const write_ of [
      other.change({ version: 1 }),
      other.end({ version: 1, reason: 'x' }),
      other.create({ id: toId(2) }),
    ]) {
      await write_.expect(404);
    }
    const { items } = await other.list(acme);
    expect(items).toEqual([]);
    const denied = await start({ knex, denied: ['maturity.assessment.read'] });
    await denied.get(`/targets/by-name/${path}`).expect(403);
    await denied.create().expect(403);
  });

  it('wait for an entity that left, and are forgotten after the grace period', async () => {
    const { create, knex } = await start();
    await create().expect(200);
    const without = await start({
      knex,
      entities: everything.filter(({ metadata }) => metadata.name !== 'shop'),
    });
    await markGone(knex, { entityRefs: [shop], now });
    await without.get('/targets/by-name/group/default/shop').expect(404);
    await without.change({ version: 1 }).expect(404);

    await unmarkGone(knex, { entityRefs: [shop] });
    const back = await start({ knex });
    expect((await back.list()).items).toHaveLength(1);
    await deleteEntities(knex, { entityRefs: [shop], now });
    expect(await back.list()).toMatchObject({ items: [], ended: [] });
  });

  it('say that their owner left', async () => {
    const { create, knex } = await start();
    await create().expect(200);
    const without = await start({
      knex,
      entities: everything.filter(({ metadata }) => metadata.name !== 'ana'),
    });
    expect((await without.list()).items).toMatchObject([
      { hasOwner: false, target: { owner: 'user:default/ana' } },
    ]);
    // The rest can still be changed.
    await without.change({ version: 1, share: 0.6 }).expect(200);
  });

  it('are read in few statements, however many components there are', async () => {
    const { create, list, knex } = await start();
    await create().expect(200);
    await create({ id: toId(2), entityRef: acme }).expect(200);
    await create({ id: toId(3), share: 1 }).expect(200);
    await list();
    const statements = recordStatements(knex);
    await list();
    expect(statements.length).toBeLessThanOrEqual(4);
  });

  it('are in the report', async () => {
    const { create, get } = await start({ weeks: [3, 2] });
    await create({ entityRef: acme }).expect(200);
    await create({ id: toId(2), share: 1, dueOn: '2026-07-01' }).expect(200);
    const { text } = await get('/reports/by-name/group/default/shop');
    expect(text).toContain('## Targets');
    expect(text).toMatch(
      /\| All at stage 2, Second, or above \(production\) +\| user:default\/ana \| 2026-07-01 \| 20 % \(2 of 10\) +\| unlikely: \d+ % to \d+ % +\|/,
    );
    expect(text).toMatch(/target of group:default\/acme/);
    expect(text).toContain('Components that are not assessed count');
  });
});
