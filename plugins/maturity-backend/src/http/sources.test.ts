import { TrySourceResponse } from '@platform-maturity/backstage-plugin-maturity-common';
import {
  AuthorizeResult,
  DefinitivePolicyDecision,
} from '@backstage/plugin-permission-common';
import request from 'supertest';
import { installSource } from '../collect/InstalledSource';
import { FakeFactSource } from '../__testUtils__/FakeFactSource';
import { entity, startRouter } from '../__testUtils__/startRouter';
import {
  assessment,
  checkResult,
  write,
} from '../database/__testUtils__/assessments';
import {
  migratedDatabase,
  testDatabaseIds,
} from '../database/__testUtils__/migratedTestDatabases';

const now = new Date('2026-03-01T08:00:00.000Z');
const tryPath = '/api/maturity/sources/fake/try';
const ref = (name: string) => `component:default/${name}`;

/** Knows `cart` and fails for `shop`; others are unknown to it. */
function createSource() {
  return new FakeFactSource((entityRef, { logger }) => {
    logger.debug(`Asked about ${entityRef}`);
    if (entityRef === ref('shop')) {
      return { error: 'the tool refused the request (403)' };
    }
    return entityRef === ref('cart')
      ? {
          facts: {
            isTested: { value: true },
            coverage: { unknown: 'two values' },
            owners: { value: ['a'], restsOn: [ref('hidden')] },
          },
        }
      : undefined;
  });
}

const scheduled = [
  {
    ...installSource(createSource(), 5_000),
    schedule: {
      frequency: { hours: 1 },
      timeout: { minutes: 30 },
      initialDelay: { seconds: 5 },
    },
    shards: 1,
  },
];

describe.each(testDatabaseIds)('health of sources over HTTP, %p', id => {
  const start = async (denied: string[] = []) => {
    const knex = await migratedDatabase(id);
    return startRouter({ knex, entities: [], scheduled, denied });
  };

  it('is for callers with the permission', async () => {
    const { app } = await start();
    const { body } = await request(app)
      .get('/api/maturity/sources')
      .expect(200);
    expect(body.items).toEqual([
      expect.objectContaining({ sourceId: 'fake', state: 'new' }),
    ]);
  });

  it('is not for others', async () => {
    const { app } = await start(['maturity.source.read']);
    const { status, body } = await request(app).get('/api/maturity/sources');
    expect(status).toBe(403);
    expect(body).not.toHaveProperty('items');
  });
});

describe.each(testDatabaseIds)('missing sources over HTTP, %p', id => {
  const path = '/api/maturity/sources/missing';

  async function start(denied: string[] = []) {
    const knex = await migratedDatabase(id);
    const unknown = checkResult('pipeline', 'unknown');
    await write(
      knex,
      now,
      assessment('cart', { evaluation: { checks: [unknown] } }),
      assessment('shop', { evaluation: { checks: [unknown] } }),
    );
    const entities = ['cart', 'shop'].map(name => entity(name));
    return startRouter({ knex, entities, sources: [], denied });
  }

  it('are told with the results that they would settle', async () => {
    const { app } = await start();
    const { body } = await request(app).get(path).expect(200);
    expect(body.items).toEqual([
      {
        sourceId: 'repository',
        title: 'Repository content',
        install: expect.stringContaining('module-repository'),
        results: 2,
        checks: [{ modelId: 'ladder', checkId: 'pipeline', unknown: 2 }],
      },
    ]);
  });

  it('are not told to others', async () => {
    const { app } = await start(['maturity.source.read']);
    const { status } = await request(app).get(path);
    expect(status).toBe(403);
  });
});

describe.each(testDatabaseIds)('trying a source, %p', id => {
  async function start(options: Partial<Parameters<typeof startRouter>[0]>) {
    const knex = await migratedDatabase(id);
    const source = createSource();
    const started = startRouter({
      knex,
      now: () => now,
      entities: ['cart', 'shop', 'web'].map(name => entity(name)),
      triedSources: [source],
      ...options,
    });
    const post = (body: object, at = tryPath) =>
      request(started.app).post(at).send(body);
    return { ...started, knex, source, post };
  }

  it('answers what it says of each entity, and stores nothing', async () => {
    const { post, knex, auditEvent, auditor } = await start({});
    const entityRefs = ['web', 'cart', 'shop', 'nowhere'].map(ref);
    const { body } = await post({ entityRefs }).expect(200);
    const { items, messages }: TrySourceResponse = body;
    expect(items).toEqual([
      { entityRef: ref('web'), result: 'nothing', facts: [] },
      {
        entityRef: ref('cart'),
        result: 'facts',
        facts: [
          expect.objectContaining({ fact: 'fake/isTested', value: true }),
          expect.objectContaining({
            fact: 'fake/coverage',
            unknown: expect.objectContaining({ message: 'two values' }),
          }),
          expect.objectContaining({ fact: 'fake/owners', value: ['a'] }),
        ],
      },
      {
        entityRef: ref('shop'),
        result: 'failed',
        message: 'the tool refused the request (403)',
        facts: [],
      },
      {
        entityRef: ref('nowhere'),
        result: 'notAsked',
        message: 'The catalog has no such entity',
        facts: [],
      },
    ]);
    expect(messages).toContain(`Asked about ${ref('cart')}`);
    expect(await knex('facts')).toEqual([]);
    expect(auditor.createEvent).toHaveBeenCalledWith(
      expect.objectContaining({
        eventId: 'source-try',
        meta: { sourceId: 'fake' },
      }),
    );
    expect(auditEvent.success).toHaveBeenCalledWith({ meta: { entityRefs } });
  });

  it('needs its own permission, and asks nothing without it', async () => {
    const denied = ['maturity.source.try'];
    const { post, source, auditEvent } = await start({ denied });
    await post({ entityRefs: [ref('cart')] }).expect(403);
    expect(source.calls).toEqual([]);
    expect(auditEvent.fail).toHaveBeenCalled();
  });

  it('does not tell an entity that is hidden from one that is not there', async () => {
    const entityRead: DefinitivePolicyDecision = {
      result: AuthorizeResult.DENY,
    };
    const { post, source } = await start({
      entities: [],
      entityRead,
    });
    const { body } = await post({ entityRefs: [ref('cart')] }).expect(200);
    expect(body.items).toEqual([
      expect.objectContaining({ result: 'notAsked' }),
    ]);
    expect(source.calls).toEqual([]);
  });

  it.each([
    [{}, tryPath, 400, 'entityRefs'],
    [{ entityRefs: [] }, tryPath, 400, '1 to 20'],
    [
      { entityRefs: Array.from({ length: 21 }, (_, at) => ref(`a${at}`)) },
      tryPath,
      400,
      '1 to 20',
    ],
    [{ entityRefs: ['a/b/c'] }, tryPath, 400, "'a/b/c' is no entity ref"],
    [
      { entityRefs: [ref('cart')] },
      '/api/maturity/sources/fakee/try',
      404,
      "did you mean 'fake'?",
    ],
  ])('refuses %j at %s', async (input, at, status, message) => {
    const { post } = await start({});
    const { body } = await post(input, at).expect(status);
    expect(body.error.message).toContain(message);
  });
});
