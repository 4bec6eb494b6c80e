import { randomUUID } from 'node:crypto';
import { mockCredentials, TestDatabases } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import createKnex, { Knex } from 'knex';
import { component, entity, group } from '../__testUtils__/entities';
import { FakeFactSource } from '../__testUtils__/FakeFactSource';
import { startMaturityBackend } from '../__testUtils__/startMaturityBackend';
import { testModelInput } from '../__testUtils__/testModel';
import { isPostgres } from '../database/batches';
import { testSurvey } from '../survey/__testUtils__/testSurvey';
import { readOpenApiDocument } from '../http/mountOpenApiRoutes';

jest.setTimeout(120_000);

type Backend = Awaited<ReturnType<typeof startMaturityBackend>>;

const DAY_MS = 24 * 3_600_000;
const byName = '/assessments/by-name/{kind}/{namespace}/{name}';
const deliveriesByName = '/deliveries/by-name/{kind}/{namespace}/{name}';
const ordersPath = '/assessments/by-name/component/default/orders';
const ordersDeliveries = '/deliveries/by-name/component/default/orders';
const entities = [
  group('org', { children: ['shop'] }),
  group('shop', { members: ['ana', 'ben'], parent: 'org' }),
  component('orders', { metadata: { uid: 'uid-of-orders' } }),
];
const returns = component('returns');

const looked = (isTested: boolean) => ({
  facts: { isTested: { value: isTested } },
});

/** A question to each route that reads, as its path in the description, a URL and a body. */
const questions: [path: string, url: string, body?: object][] = [
  ['/assessments', '/assessments?sort=stage:desc'],
  ['/counts', '/counts?groupBy=owner&tree=true&weakest=2&checks=true'],
  ['/checks', '/checks?owner=group:default/shop'],
  ['/fixes', '/fixes?limit=3'],
  ['/trend', '/trend?interval=week'],
  ['/movers', '/movers?days=7'],
  [byName, ordersPath],
  [`${byName}/history`, `${ordersPath}/history`],
  [
    byName.replace('assessments', 'facts'),
    ordersPath.replace('assessments', 'facts'),
  ],
  [
    byName.replace('assessments', 'reports'),
    '/reports/by-name/group/default/shop',
  ],
  [
    byName.replace('assessments', 'targets'),
    '/targets/by-name/group/default/shop',
  ],
  ['/assessments/query', '/assessments/query', { limit: 5 }],
  [
    ...(['/counts/query', '/counts/query'] as const),
    { groupBy: 'owner', tree: true, weakest: 2, checks: true },
  ],
  ['/checks/query', '/checks/query', {}],
  ['/fixes/query', '/fixes/query', {}],
  ['/trend/query', '/trend/query', {}],
  ['/movers/query', '/movers/query', { days: 7 }],
  ...['assessments', 'counts', 'checks'].flatMap(subject =>
    ['csv', 'json'].flatMap((format): typeof questions => [
      ['/exports/{subject}', `/exports/${subject}?format=${format}`],
      ['/exports/{subject}/query', `/exports/${subject}/query`, { format }],
    ]),
  ),
];

/** The same of deliveries. */
const deliveryQuestions: typeof questions = [
  [deliveriesByName, ordersDeliveries],
  [
    `${deliveriesByName}/counted`,
    `${ordersDeliveries}/counted?metric=deploymentFrequency&days=30`,
  ],
  ['/deliveries/distribution', '/deliveries/distribution?days=30'],
  ['/deliveries/distribution/query', '/deliveries/distribution/query', {}],
  ['/deliveries/unmatched', '/deliveries/unmatched'],
  ...['deliveryMetrics', 'deliveries'].map(
    (subject): (typeof questions)[number] => [
      '/exports/{subject}',
      `/exports/${subject}?format=csv`,
    ],
  ),
];

/** The same of what people state. */
const statementQuestions: typeof questions = [
  [
    byName.replace('assessments', 'attestations'),
    ordersPath.replace('assessments', 'attestations'),
  ],
  ['/exemptions', '/exemptions'],
];

const resultsByName = '/survey/results/by-name/{kind}/{namespace}/{name}';

/** The same of the survey. */
const surveyQuestions: typeof questions = [
  ['/survey', '/survey'],
  [resultsByName, '/survey/results/by-name/group/default/org'],
];

/** Routes that take something in. */
const writes = [
  `${byName}/refresh`,
  '/deliveries',
  '/deliveries/cloudevents',
  '/facts',
  '/facts/oidc',
  '/facts/sources/{sourceId}',
  '/gone/forget',
  '/attestations',
  '/exemptions/{exemptionId}',
  '/survey/answers',
  '/deliveries/webhooks/{tool}',
  '/targets',
  '/targets/{targetId}',
  '/targets/{targetId}/end',
];

function inAMonth(): string {
  return new Date(Date.now() + 30 * DAY_MS).toISOString().slice(0, 10);
}

/** The minute in which a report was asked for. */
const ASKED_AT = /\d{4}-\d\d-\d\d \d\d:\d\d UTC/;

/** Reads the answers of a backend to each question, by URL and body, less when they were asked. */
async function askAll(backend: Backend, asked = questions) {
  const answers: { [question: string]: { status: number; text: string } } = {};
  for (const [, url, body] of asked) {
    const { status, text } = await (body
      ? backend.post(url).send(body)
      : backend.get(url));
    answers[`${url} ${body ? JSON.stringify(body) : ''}`] = {
      status,
      text: text.replace(ASKED_AT, ''),
    };
  }
  return answers;
}

const target = {
  id: '00000000-0000-4000-8000-000000000001',
  entityRef: 'group:default/shop',
  stageId: 'tested',
  lifecycle: ['production'],
  share: 1,
  owner: 'group:default/shop',
  startsOn: '2026-01-01',
  dueOn: '2099-06-30',
};

/** A database with an entity that stands at the floor since ten days, and a target. */
async function seed(knex: Knex) {
  const backend = await startMaturityBackend({
    knex,
    entities,
    config: { models: testModelInput },
    sources: [new FakeFactSource(() => looked(false))],
  });
  await backend.runTasks();
  await backend.post('/targets').send(target).expect(200);
  await backend.stop();
  const changedAt = new Date(Date.now() - 10 * DAY_MS);
  await knex('stage_changes').update({ changed_at: changedAt });
  await knex('assessments').update({
    first_assessed_at: changedAt,
    stage_since: changedAt,
  });
}

describe('Two backends on one database', () => {
  const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });

  it('are asked every question that there is', () => {
    const { paths } = readOpenApiDocument().document as {
      paths: { [path: string]: object };
    };
    const others = [
      ...writes,
      '/models',
      '/gone',
      '/sources',
      '/sources/missing',
      '/sources/{sourceId}/try',
    ];
    const asked = [
      ...questions,
      ...deliveryQuestions,
      ...statementQuestions,
      ...surveyQuestions,
    ];
    expect([...new Set(asked.map(([path]) => path))].sort()).toEqual(
      Object.keys(paths)
        .filter(path => !others.includes(path) && !/openapi/.test(path))
        .sort(),
    );
  });

  it.each(databases.eachSupportedId())(
    'answer with what the other one wrote last, %p',
    async databaseId => {
      const knex = await databases.init(databaseId);
      await seed(knex);

      // An embedded SQLite is of one process, and so of one pool.
      const others = isPostgres(knex) ? createKnex(knex.client.config) : knex;
      const catalog = catalogServiceMock({ entities: [...entities, returns] });
      const source = new FakeFactSource(() => looked(false));
      const start = (pool: Knex) =>
        startMaturityBackend({
          knex: pool,
          catalog,
          sources: [source],
          config: { models: testModelInput },
        });
      const writer = await start(knex);
      const reader = await start(others);

      let before = await askAll(reader);
      async function expectSeen(write: () => Promise<unknown>) {
        await write();
        const seen = await askAll(reader);
        expect(seen).toEqual(await askAll(writer));
        const same = Object.keys(seen).filter(
          question =>
            seen[question].text === before[question].text &&
            seen[question].status === before[question].status,
        );
        before = seen;
        return { seen, same };
      }

      // A new entity changes every answer but the history of another one.
      const added = await expectSeen(() => writer.runTasks());
      expect(added.same).toEqual([`${ordersPath}/history `]);
      const { body: list } = await reader.get('/assessments').expect(200);
      expect(list.totalItems).toBe(2);

      source.answer = () => looked(true);
      const risen = await expectSeen(() =>
        writer.post(`${ordersPath}/refresh`).expect(200),
      );
      expect(risen.same).toEqual([]);
      const { body: movers } = await reader.get('/movers?days=7').expect(200);
      expect(movers.up).toMatchObject({
        total: 1,
        items: [{ from: 'floor', to: 'owned' }],
      });

      await catalog.removeEntityByUid('uid-of-orders');
      const gone = await expectSeen(() => writer.runTasks());
      expect(gone.same).toEqual([]);
      for (const { status, text } of Object.values(gone.seen)) {
        expect(status === 200 ? text : '').not.toContain('default/orders');
      }
      await reader.get(ordersPath).expect(404);
      await reader.get(`${ordersPath}/history`).expect(404);

      await writer.stop();
      await reader.stop();
      await others.destroy();
      await knex.destroy();
    },
  );

  it.each(databases.eachSupportedId())(
    'answer with what somebody stated to the other one, %p',
    async databaseId => {
      const knex = await databases.init(databaseId);
      const others = isPostgres(knex) ? createKnex(knex.client.config) : knex;
      const start = (pool: Knex) =>
        startMaturityBackend({
          knex: pool,
          entities: [...entities, entity('User', 'ana')],
          sources: [new FakeFactSource(() => looked(false))],
          config: { models: testModelInput },
        });
      const writer = await start(knex);
      const reader = await start(others);
      const before = await askAll(reader, statementQuestions);
      const ana = writer.as('user:default/ana');
      const about = { entityRef: 'component:default/orders' };
      const statement = { ...about, name: 'tested', answer: 'notYet' };
      await ana
        .post('/attestations')
        .send({ id: randomUUID(), ...statement })
        .expect(200);
      const request = { ...about, checkId: 'tested', until: inAMonth() };
      await ana
        .post('/exemptions')
        .send({ id: randomUUID(), ...request, reason: 'Another tool comes' })
        .expect(200);
      const after = await askAll(reader, statementQuestions);
      expect(after).toEqual(await askAll(writer, statementQuestions));
      for (const question of Object.keys(after)) {
        expect(after[question].status).toBe(200);
        expect(after[question].text).not.toBe(before[question].text);
      }
      await writer.stop();
      await reader.stop();
      await others.destroy();
      await knex.destroy();
    },
  );

  it.each(databases.eachSupportedId())(
    'answer with the deliveries that the other one took in last, %p',
    async databaseId => {
      const knex = await databases.init(databaseId);
      await seed(knex);
      const others = isPostgres(knex) ? createKnex(knex.client.config) : knex;
      const catalog = catalogServiceMock({ entities });
      const start = (pool: Knex) =>
        startMaturityBackend({
          knex: pool,
          catalog,
          sources: [new FakeFactSource(() => looked(false))],
          config: { models: testModelInput },
        });
      const writer = await start(knex);
      const reader = await start(others);
      const before = await askAll(reader, deliveryQuestions);

      const finishedAt = new Date(Date.now() - 60_000).toISOString();
      const items = ['component:default/orders', 'component:default/lost'].map(
        (entityRef, index) => ({
          kind: 'deployment',
          source: 'ci',
          externalId: `${index}`,
          finishedAt,
          result: 'succeeded',
          environment: 'production',
          target: { entityRef },
        }),
      );
      await writer.post('/deliveries').send({ items }).expect(200);
      await writer.runTasks();

      const after = await askAll(reader, deliveryQuestions);
      expect(after).toEqual(await askAll(writer, deliveryQuestions));
      for (const question of Object.keys(after)) {
        expect(after[question].status).toBe(200);
        expect(after[question].text).not.toBe(before[question].text);
      }

      await writer.stop();
      await reader.stop();
      await others.destroy();
      await knex.destroy();
    },
  );

  it.each(databases.eachSupportedId())(
    'answer with the survey that people answered at the other one, %p',
    async databaseId => {
      const knex = await databases.init(databaseId);
      const others = isPostgres(knex) ? createKnex(knex.client.config) : knex;
      const start = (pool: Knex) =>
        startMaturityBackend({
          knex: pool,
          entities,
          config: {
            models: testModelInput,
            organization: 'group:default/org',
            survey: { secret: testSurvey.secrets[0] },
          },
          sources: [new FakeFactSource(() => looked(false))],
        });
      const writer = await start(knex);
      const reader = await start(others);
      const before = await askAll(reader, surveyQuestions);

      const { body: survey } = await reader.get('/survey').expect(200);
      const answer = {
        quarter: survey.quarter,
        answers: { satisfaction: 4, recommendation: 9, friction: [] },
      };
      for (const name of ['ana', 'ben', 'cyn', 'dan', 'mock']) {
        await writer
          .post('/survey/answers')
          .set(
            'authorization',
            mockCredentials.user.header(`user:default/${name}`),
          )
          .send(answer)
          .expect(200);
      }
      await reader.post('/survey/answers').send(answer).expect(409);

      const after = await askAll(reader, surveyQuestions);
      expect(after).toEqual(await askAll(writer, surveyQuestions));
      for (const question of Object.keys(after)) {
        expect(after[question].status).toBe(200);
        expect(after[question].text).not.toBe(before[question].text);
      }

      await writer.stop();
      await reader.stop();
      await others.destroy();
      await knex.destroy();
    },
  );
});
