import { mockCredentials } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { Knex } from 'knex';
import request from 'supertest';
import { entity, group } from '../__testUtils__/entities';
import { startRouter } from '../__testUtils__/startRouter';
import {
  migratedDatabase,
  testDatabaseIds,
} from '../database/__testUtils__/migratedTestDatabases';
import { testSurvey } from '../survey/__testUtils__/testSurvey';
import { SurveySettings } from '../survey/types';

jest.setTimeout(120_000);

const NOTE = 'The pipeline takes <script>alert(1)</script>\u0007 an hour';

function user(name: string, ...groups: string[]): Entity {
  return entity('User', name, {
    relations: groups.map(target => ({
      type: 'memberOf',
      targetRef: `group:default/${target}`,
    })),
  });
}

/** An organisation with two teams in one department. */
const groups = [
  group('acme', { children: ['shop'] }),
  group('shop', { parent: 'acme', children: ['carts', 'search'] }),
  group('carts', { parent: 'shop' }),
  group('search', { parent: 'shop' }),
];

const answers = {
  satisfaction: 2,
  recommendation: 3,
  friction: ['slow-builds', 'reviews'],
  note: NOTE,
};

describe.each(testDatabaseIds)('the survey, %p', id => {
  const now = { value: new Date('2026-03-02T08:00:00Z') };
  let knex: Knex;

  async function start(options: {
    people: Entity[];
    settings?: SurveySettings;
    denied?: string[];
    organization?: string;
  }) {
    now.value = new Date('2026-03-02T08:00:00Z');
    knex = await migratedDatabase(id);
    const { settings = testSurvey, organization = 'group:default/acme' } =
      options;
    const started = startRouter({
      knex,
      entities: [...groups, ...options.people],
      denied: options.denied,
      organization,
      survey: settings,
      now: () => now.value,
    });
    const as = (name: string) => ({
      authorization: mockCredentials.user.header(`user:default/${name}`),
    });
    return {
      ...started,
      get: (name: string) =>
        request(started.app).get('/api/maturity/survey').set(as(name)),
      answer: (name: string, body: object = {}) =>
        request(started.app)
          .post('/api/maturity/survey/answers')
          .set(as(name))
          .send({ quarter: '2026-Q1', answers, ...body }),
      results: async (name: string) => {
        const { body } = await request(started.app)
          .get(`/api/maturity/survey/results/by-name/group/default/${name}`)
          .expect(200);
        return body;
      },
    };
  }

  const team = (name: string, size: number) =>
    Array.from({ length: size }, (_, index) => user(`${name}-${index}`, name));

  it('counts one answer of each person in a quarter', async () => {
    const { get, answer, results } = await start({ people: team('carts', 6) });
    const { body: asked } = await get('carts-0').expect(200);
    expect(asked).toMatchObject({
      status: 'open',
      quarter: '2026-Q1',
      closesAt: '2026-04-01T00:00:00.000Z',
      groups: ['group:default/carts'],
    });
    for (let index = 0; index < 4; index++) {
      await answer(`carts-${index}`).expect(200);
    }
    expect((await get('carts-0')).body.status).toBe('answered');
    expect(await results('carts')).toMatchObject({ minimum: 5, items: [] });
    const again = await answer('carts-0').expect(409);
    expect(again.body.error.message).toBe(
      'You have answered the survey of 2026-Q1 already. This answer was not counted.',
    );

    await answer('carts-4', {
      answers: { satisfaction: 5, recommendation: 9, friction: [] },
    }).expect(200);
    const [shown] = (await results('carts')).items;
    expect(shown).toEqual({
      quarter: '2026-Q1',
      answers: 5,
      results: [
        {
          questionId: 'friction',
          type: 'topics',
          answers: 5,
          counts: [
            { value: 'reviews', count: 4 },
            { value: 'slow-builds', count: 4 },
          ],
        },
        {
          questionId: 'recommendation',
          type: 'recommendation',
          answers: 5,
          score: -60,
          counts: [
            { value: 'promoters', count: 1 },
            { value: 'passives', count: 0 },
            { value: 'detractors', count: 4 },
          ],
        },
        {
          questionId: 'satisfaction',
          type: 'rating',
          answers: 5,
          score: 0.2,
          counts: [
            { value: '1', count: 0 },
            { value: '2', count: 4 },
            { value: '3', count: 0 },
            { value: '4', count: 0 },
            { value: '5', count: 1 },
          ],
        },
      ],
      texts: Array(4).fill(NOTE.replace('\u0007', '')),
    });
    // The groups above have the same answers.
    expect((await results('acme')).items).toEqual([shown]);

    // One more changes nothing that anybody sees.
    await answer('carts-5').expect(200);
    expect((await results('carts')).items).toEqual([shown]);
    expect((await results('acme')).items).toEqual([shown]);

    // In the next quarter they are asked again.
    now.value = new Date('2026-04-02T08:00:00Z');
    expect((await get('carts-0')).body).toMatchObject({
      status: 'open',
      quarter: '2026-Q2',
    });
  });

  it('counts one of two answers that come at once, and says so of the other', async () => {
    const { answer, results } = await start({ people: team('carts', 5) });
    for (let index = 1; index < 5; index++) {
      await answer(`carts-${index}`).expect(200);
    }
    const statuses = await Promise.all(
      Array.from({ length: 6 }, async () => (await answer('carts-0')).status),
    );
    expect(statuses.sort()).toEqual([200, 409, 409, 409, 409, 409]);
    expect((await results('carts')).items[0].answers).toBe(5);
  });

  it('loses none of many answers that come at once', async () => {
    const people = ['carts', 'search'].flatMap(name => team(name, 20));
    const { answer, results } = await start({ people });
    await Promise.all(
      people.map(({ metadata }) => answer(metadata.name).expect(200)),
    );
    expect((await results('carts')).items[0].answers).toBe(20);
    expect((await results('acme')).items[0].answers).toBe(40);
  });

  it('shows what is left with the next group above, once it is closed', async () => {
    const people = [
      ...team('carts', 7),
      ...team('search', 4),
      user('lead', 'shop'),
      user('guest'),
    ];
    const { answer, results } = await start({ people });
    for (const { metadata } of people) {
      await answer(metadata.name).expect(200);
    }
    expect((await results('acme')).items[0].answers).toBe(5);

    now.value = new Date('2026-04-01T02:00:00Z');
    const shown = async (name: string) =>
      (await results(name)).items.map(
        (item: { answers: number }) => item.answers,
      );
    // 2 of carts, 4 of search and the lead come together; the guest stays alone.
    expect(await shown('carts')).toEqual([5]);
    expect(await shown('search')).toEqual([]);
    expect(await shown('shop')).toEqual([12]);
    expect(await shown('acme')).toEqual([12]);
    expect(await knex('survey_tallies').whereNotNull('waiting')).toEqual([]);
  });

  it('takes an answer that was begun before it closed, and none later', async () => {
    const { answer, get } = await start({ people: team('carts', 2) });
    now.value = new Date('2026-04-01T00:30:00Z');
    await answer('carts-0').expect(200);
    now.value = new Date('2026-04-01T01:00:00Z');
    const late = await answer('carts-1').expect(409);
    expect(late.body.error.message).toBe(
      'The survey of 2026-Q1 is closed. The answer was not counted.',
    );
    await answer('carts-1', { quarter: '2026-Q3' }).expect(409);
    expect((await get('carts-1')).body.status).toBe('open');
  });

  it('is open on the days that are configured', async () => {
    const { answer, get } = await start({
      people: team('carts', 1),
      settings: { ...testSurvey, window: { fromDay: 11, days: 10 } },
    });
    expect((await get('carts-0')).body).toMatchObject({
      status: 'closed',
      opensAt: '2026-04-11T00:00:00.000Z',
    });
    await answer('carts-0').expect(409);
    now.value = new Date('2026-04-11T00:00:00Z');
    expect((await get('carts-0')).body).toMatchObject({
      status: 'open',
      closesAt: '2026-04-21T00:00:00.000Z',
    });
    await answer('carts-0', { quarter: '2026-Q2' }).expect(200);
  });

  it('counts for one group of several, or for the organisation', async () => {
    const { answer, get, results } = await start({
      people: [
        ...Array.from({ length: 5 }, (_, index) =>
          user(`both-${index}`, 'search', 'carts'),
        ),
        user('nobody'),
      ],
    });
    expect((await get('both-0')).body.groups).toEqual([
      'group:default/carts',
      'group:default/search',
    ]);
    expect((await get('nobody')).body.groups).toEqual(['group:default/acme']);
    await answer('nobody').expect(200);
    const groupRef = 'group:default/search';
    await answer('nobody', { groupRef }).expect(400);
    for (let index = 0; index < 5; index++) {
      await answer(`both-${index}`, { groupRef }).expect(200);
    }
    expect((await results('carts')).items).toEqual([]);
    expect((await results('search')).items[0].answers).toBe(5);
    expect((await results('shop')).items[0].answers).toBe(5);
  });

  it('is for people with the permission, and results for those with theirs', async () => {
    const { answer, get } = await start({
      people: team('carts', 1),
      denied: ['maturity.survey.answer'],
    });
    await get('carts-0').expect(403);
    await answer('carts-0').expect(403);
    expect(await knex('survey_participations')).toEqual([]);

    const { app } = await start({
      people: [],
      denied: ['maturity.survey.read'],
    });
    const path = '/api/maturity/survey/results/by-name/group/default';
    await request(app).get(`${path}/carts`).expect(403);
    await request(app).get(`${path}/absent`).expect(404);
    await request(app)
      .get('/api/maturity/survey')
      .set({ authorization: mockCredentials.service.header() })
      .expect(403);
  });

  it('refuses what it does not ask, and repeats nothing of it', async () => {
    const { answer, auditor, auditEvent } = await start({
      people: team('carts', 1),
    });
    const refused: [part: object, path: string][] = [
      [{ satisfaction: 6 }, 'answers.satisfaction'],
      [{ satisfaction: undefined }, 'answers.satisfaction'],
      [{ recommendation: 1.5 }, 'answers.recommendation'],
      [{ friction: ['secretly'] }, 'answers.friction'],
      [{ friction: ['reviews', 'tools', 'access', 'incidents'] }, 'friction'],
      [{ note: 'secretly '.repeat(100) }, 'answers.note'],
      [{ note: 3 }, 'answers.note'],
      [{ secretly: 3 }, 'answers'],
      [{ __proto__: { x: 1 }, constructor: 'secretly' }, 'answers'],
      [{ note: { secretly: 1 } }, 'answers'],
    ];
    for (const [part, path] of refused) {
      const { body } = await answer('carts-0', {
        answers: { ...answers, ...part },
      }).expect(400);
      expect(body.error.message).toContain(path);
      expect(body.error.message).not.toContain('secretly');
    }
    await answer('carts-0').expect(200);
    const logged = JSON.stringify([
      auditor.createEvent.mock.calls,
      auditEvent.success.mock.calls,
      auditEvent.fail.mock.calls.map(([{ error }]) => [
        error.message,
        error.stack,
      ]),
    ]);
    expect(logged).toContain('survey-answer');
    for (const word of ['carts', 'secretly', 'pipeline', 'slow-builds']) {
      expect(logged).not.toContain(word);
    }
    const calls = auditor.createEvent.mock.calls.map(([options]) => options);
    expect(calls.every(({ request: sent }) => sent === undefined)).toBe(true);
  });

  it('says nothing of an answer that could not be stored', async () => {
    const { answer } = await start({ people: team('carts', 1) });
    await knex.schema.dropTable('survey_tallies');
    const { body } = await answer('carts-0').expect(500);
    expect(JSON.stringify(body)).not.toMatch(/pipeline|slow-builds|insert/);
    expect(body.error.message).toContain('It was not counted.');
  });
});
