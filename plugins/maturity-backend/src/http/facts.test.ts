import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  DefinitivePolicyDecision,
} from '@backstage/plugin-permission-common';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import fc from 'fast-check';
import request from 'supertest';
import { startMaturityBackend } from '../__testUtils__/startMaturityBackend';
import {
  entity,
  startRouter,
  someEntities,
} from '../__testUtils__/startRouter';
import { readPush } from '../config/readPush';
import {
  migratedDatabase,
  testDatabaseIds,
} from '../database/__testUtils__/migratedTestDatabases';
import {
  ago,
  pushed,
  qualityModel,
  qualitySource,
  service,
} from '../push/__testUtils__/quality';

jest.setTimeout(120_000);

const toHeader = (subject: string, targetPluginId = 'maturity') =>
  mockCredentials.service.header({
    onBehalfOf: mockCredentials.service(subject),
    targetPluginId,
  });
const ci = toHeader('external:ci');
const none = { stored: 0, unchanged: 0, older: 0, accepted: 0, refused: 0 };

describe.each(testDatabaseIds)('pushed facts, %p', databaseId => {
  const permissions = mockServices.permissions.mock();
  const auditor = mockServices.auditor.mock();
  const audited = { success: jest.fn(), fail: jest.fn() };
  const decide = jest.fn(
    (): DefinitivePolicyDecision => ({ result: AuthorizeResult.ALLOW }),
  );

  beforeEach(() => {
    jest.clearAllMocks();
    decide.mockReturnValue({ result: AuthorizeResult.ALLOW });
    permissions.authorize.mockImplementation(async list => list.map(decide));
    permissions.authorizeConditional.mockImplementation(async list =>
      list.map(decide),
    );
    auditor.createEvent.mockResolvedValue(audited);
  });

  async function start(names = ['orders', 'cart']) {
    const knex = await migratedDatabase(databaseId);
    const statements: string[] = [];
    knex.on('query', ({ sql }) => statements.push(sql));
    const catalog = catalogServiceMock({
      entities: names.map(name => service(name)),
    });
    const backend = await startMaturityBackend({
      knex,
      catalog,
      config: {
        models: [qualityModel],
        push: { sources: { quality: qualitySource } },
      },
      features: [permissions.factory, auditor.factory],
    });
    const push = (items: unknown, sourceId = 'quality', header = ci) =>
      backend
        .post('/facts')
        .set({ authorization: header })
        .send({ sourceId, items } as object);
    const getFacts = async (name: string) => {
      const { body } = await backend.get(
        `/facts/by-name/component/default/${name}`,
      );
      return body.sources.find(
        (one: { sourceId: string }) => one.sourceId === 'quality',
      );
    };
    const getStage = async (name: string) => {
      const { body } = await backend.get(
        `/assessments/by-name/component/default/${name}`,
      );
      return body.items[0]?.stage;
    };
    return { ...backend, knex, catalog, statements, push, getFacts, getStage };
  }

  it('are stored, shown and assessed at once, as what somebody declares', async () => {
    const { push, getFacts, getStage, get, stop } = await start();
    const sbom = pushed('orders', 'sbom', true);
    const coverage = pushed('orders', 'coverage', 0.9);
    const { body } = await push([sbom, coverage]).expect(200);
    expect(body).toEqual({
      items: [{ status: 'stored' }, { status: 'stored' }],
      counts: { ...none, stored: 2 },
    });
    const { facts } = await getFacts('orders');
    expect(facts).toMatchObject([
      {
        fact: 'quality/coverage',
        value: 0.9,
        grade: 'declared',
        observedAt: coverage.observedAt,
        evidence: [
          { title: expect.stringMatching(/^Pushed by external:ci at 20/) },
          { title: 'report', url: 'https://ci.example/report' },
        ],
      },
      { fact: 'quality/sbom', value: true, grade: 'declared' },
    ]);
    // The next one needs coverage that was observed.
    expect(await getStage('orders')).toBe('stage-sbom');

    const { body: sources } = await get('/sources').expect(200);
    expect(
      sources.items.find(
        (one: { sourceId: string }) => one.sourceId === 'quality',
      ),
    ).toMatchObject({
      isPushed: true,
      state: 'good',
      lastRun: { asked: 1, withFacts: 1, failed: 0 },
    });
    expect(audited.success).toHaveBeenCalledWith({
      meta: {
        sender: 'external:ci',
        sourceId: 'quality',
        counts: { ...none, stored: 2 },
      },
    });
    await stop();
  });

  it('survive the upkeep, and are never collected', async () => {
    const { push, getFacts, runTasks, post, scheduler, stop } = await start();
    await push([pushed('orders', 'sbom', true)]);
    await runTasks();
    await post('/assessments/by-name/component/default/orders/refresh').expect(
      200,
    );
    expect((await getFacts('orders')).facts).toHaveLength(1);
    const tasks = await scheduler.getScheduledTasks();
    expect(tasks.map(({ id }) => id).join()).not.toContain('quality');
    await stop();
  });

  it('are ordered by their time, and change nothing when sent again', async () => {
    const { push, getFacts, knex, stop } = await start();
    const now = pushed('orders', 'coverage', 0.9, { observedAt: ago(5) });
    const before = pushed('orders', 'coverage', 0.1, { observedAt: ago(20) });
    const ask = async (item: object) =>
      (await push([item])).body.items[0].status;
    expect(await ask(now)).toBe('stored');
    const [row] = await knex('facts').select();
    expect(await ask(now)).toBe('unchanged');
    expect(await ask(before)).toBe('older');
    expect(await knex('facts').select()).toEqual([row]);
    // In one request, in any order.
    const both = await push([
      pushed('cart', 'coverage', 0.9, { observedAt: ago(5) }),
      pushed('cart', 'coverage', 0.1, { observedAt: ago(20) }),
    ]);
    expect(both.body.items).toEqual([
      { status: 'stored' },
      { status: 'older' },
    ]);
    expect((await getFacts('cart')).facts[0].value).toBe(0.9);
    // A correction, and a tool that no longer knows.
    expect(await ask({ ...now, value: 0.8 })).toBe('stored');
    const lost = {
      ...now,
      value: undefined,
      unknown: 'no report',
      observedAt: ago(1),
    };
    expect(await ask(lost)).toBe('stored');
    expect((await getFacts('orders')).facts[0].unknown).toMatchObject({
      cause: 'notObservable',
      message: 'no report (pushed by external:ci)',
    });
    await stop();
  });

  it.each<[string, object | null, string]>([
    ['no object', null, 'items[1]: must be an object'],
    ['a wrong type', { value: '0.9' }, 'items[1].value: must be a number'],
    [
      'another fact',
      { fact: 'lines' },
      "items[1].fact: the source 'quality' declares coverage, sbom, tools",
    ],
    ['a fact of Object', { fact: '__proto__' }, 'items[1].fact: the source'],
    ['no value', { value: undefined }, 'items[1]: must have either'],
    ['a value and a reason', { unknown: 'x' }, 'items[1]: must have either'],
    [
      'a future',
      { observedAt: ago(-10) },
      'items[1].observedAt: must not be in the future',
    ],
    [
      'no time',
      { observedAt: '2026-03-01' },
      'items[1].observedAt: must be an instant',
    ],
    [
      'no evidence',
      { evidence: [] },
      "items[1].evidence: 'coverage' needs evidence",
    ],
    [
      'no link',
      { evidence: [{ title: 'x', url: 'data:1' }] },
      'items[1].evidence: ',
    ],
    ['another field', { grade: 'observed' }, 'items[1]: '],
    [
      'no ref',
      { entityRef: 'orders' },
      'items[1].entityRef: must be a full entity ref',
    ],
    [
      'no entity',
      { entityRef: 'component:default/none' },
      'items[1].entityRef: the catalog has no such entity',
    ],
  ])(
    'tells the place of %s, and stores the others',
    async (_, change, message) => {
      const { push, getFacts, stop } = await start();
      const good = pushed('orders', 'sbom', true);
      const bad = change && { ...pushed('orders', 'coverage', 0.9), ...change };
      const { body } = await push([good, bad]).expect(200);
      expect(body.items[0]).toEqual({ status: 'stored' });
      expect(body.items[1]).toEqual({
        status: 'refused',
        message: expect.stringContaining(message),
      });
      expect((await getFacts('orders')).facts).toHaveLength(1);
      await stop();
    },
  );

  it('are refused from all but the configured senders, before anything is read', async () => {
    const { push, knex, stop } = await start();
    const other = toHeader('external:other');
    const items = [pushed('orders', 'sbom', true)];
    const refused = await push(items, 'quality', other).expect(403);
    const absent = await push(items, 'none', other).expect(403);
    expect(refused.body.error.message).toBe(
      absent.body.error.message.replace('none', 'quality'),
    );
    await push(items, 'quality', mockCredentials.user.header()).expect(403);
    decide.mockReturnValue({ result: AuthorizeResult.DENY });
    await push(items).expect(403);
    expect(audited.fail).toHaveBeenCalledTimes(4);
    expect(await knex('facts').select()).toEqual([]);
    await stop();
  });

  it('take batches of 500 in few statements, and no larger ones', async () => {
    const names = Array.from({ length: 500 }, (_, at) => `s${at}`);
    const { push, statements, catalog, stop } = await start(names);
    const asked = jest.spyOn(catalog, 'getEntitiesByRefs');
    const items = names.map(name => pushed(name, 'sbom', true));
    statements.length = 0;
    const { body } = await push(items).expect(200);
    expect(body.counts).toEqual({ ...none, stored: 500 });
    expect(statements.length).toBeLessThan(60);
    expect(asked.mock.calls.length).toBeLessThan(5);
    statements.length = 0;
    const again = await push(items).expect(200);
    expect(again.body.counts).toEqual({ ...none, unchanged: 500 });
    expect(statements.length).toBeLessThan(10);

    const more = await push([...items, items[0]]).expect(400);
    expect(more.body.error.message).toContain('must have at most 500 facts');
    const huge = { ...items[0], value: 'x'.repeat(5_000_000) };
    await push([huge]).expect(413);
    await push('x').expect(400);
    await stop();
  });

  it('are all kept when pushed at the same time', async () => {
    const { push, getFacts, stop } = await start();
    const many = Array.from({ length: 8 }, (_, at) => [
      pushed('orders', 'coverage', at / 10, { observedAt: ago(20 - at) }),
      pushed(at % 2 ? 'orders' : 'cart', 'sbom', true, { observedAt: ago(9) }),
      pushed('cart', 'tools', [`tool-${at}`], { observedAt: ago(20 - at) }),
    ]);
    const answers = await Promise.all(
      many.map((items, at) => push(at % 2 ? items : [...items].reverse())),
    );
    expect(answers.map(({ status }) => status)).toEqual(many.map(() => 200));
    const toValues = async (name: string) =>
      (await getFacts(name)).facts.map((one: { value: unknown }) => one.value);
    expect(await toValues('orders')).toEqual([0.7, true]);
    expect(await toValues('cart')).toEqual([true, ['tool-7']]);
    await stop();
  });

  it('answer whatever is sent with 200, 400 or 413', async () => {
    const { push, stop } = await start();
    const values = fc.oneof(
      fc.jsonValue({ maxDepth: 2 }),
      fc.record({
        entityRef: fc.constantFrom('component:default/orders', 'a', '\u0000'),
        fact: fc.constantFrom('sbom', 'coverage', 'constructor'),
        value: fc.jsonValue(),
        observedAt: fc.constantFrom(ago(1), '2026-02-30T00:00:00Z', 'x'),
        evidence: fc.jsonValue(),
      }),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.array(values, { maxLength: 4 }), fc.jsonValue()),
        async items => {
          const { status, body } = await push(items);
          const length = status === 200 ? body.items.length : undefined;
          const sent = Array.isArray(items) ? items.length : undefined;
          expect([`200 with ${sent}`, '400 with undefined']).toContain(
            `${status} with ${length}`,
          );
        },
      ),
      { numRuns: 40 },
    );
    await stop();
  });
});

describe.each(testDatabaseIds)('senders of facts, %p', databaseId => {
  const { sources } = readPush({ sources: { quality: qualitySource } }, []);

  async function ask(options: Partial<Parameters<typeof startRouter>[0]>) {
    const knex = await migratedDatabase(databaseId);
    const { app } = startRouter({
      knex,
      pushed: sources,
      entities: [entity('search')],
      matched: ['search', 'cart'].map(name => entity(name)),
      ...options,
    });
    const items = ['search', 'cart', 'absent'].map(name =>
      pushed(name, 'sbom', true),
    );
    const { body } = await request(app)
      .post('/api/maturity/facts')
      .set({ authorization: toHeader('external:ci', 'test') })
      .send({ sourceId: 'quality', items })
      .expect(200);
    const refs = await knex('facts').pluck('entity_ref').orderBy('entity_ref');
    return { items: body.items, refs };
  }

  it('learn as much of a hidden entity as of none', async () => {
    const { items, refs } = await ask({ entityRead: someEntities });
    expect(items[0]).toEqual({ status: 'stored' });
    const toText = (at: number) => items[at].message.replace(`[${at}]`, '');
    expect(items[1].status).toBe('refused');
    expect(toText(1)).toBe(toText(2));
    expect(refs).toEqual(['component:default/search']);
  });

  it('learn nothing if they may see no entity, and can push', async () => {
    const { items, refs } = await ask({ denied: ['maturity.assessment.read'] });
    const accepted = { status: 'accepted' };
    expect(items).toEqual([accepted, accepted, accepted]);
    expect(refs).toEqual([
      'component:default/cart',
      'component:default/search',
    ]);
  });
});
