import { randomUUID } from 'node:crypto';
import { TestDatabases } from '@backstage/backend-test-utils';
import { RequestExemptionRequest } from '@platform-maturity/backstage-plugin-maturity-common';
import { Knex } from 'knex';
import { component, entity, group } from '../__testUtils__/entities';
import { FakeFactSource } from '../__testUtils__/FakeFactSource';
import { startMaturityBackend } from '../__testUtils__/startMaturityBackend';
import { testModelInput } from '../__testUtils__/testModel';

jest.setTimeout(120_000);

const ANA = 'user:default/ana';
const BEN = 'user:default/ben';
const ORDERS = 'component:default/orders';

const entities = [
  ...['ana', 'ben'].map(name => entity('User', name)),
  group('shop', { members: ['ana', 'ben'] }),
  component('orders', { metadata: { uid: 'uid-of-orders' } }),
];

function day(months: number): string {
  const date = new Date();
  date.setUTCMonth(date.getUTCMonth() + months);
  return date.toISOString().slice(0, 10);
}

async function start(knex: Knex) {
  const source = new FakeFactSource(() => ({
    facts: { isTested: { value: false } },
  }));
  const backend = await startMaturityBackend({
    knex,
    entities,
    sources: [source],
    config: {
      models: testModelInput,
      exemptions: [
        {
          entity: ORDERS,
          check: 'owned',
          reason: 'The team is being formed',
          grantedBy: 'Platform board',
          until: '2026-01-31',
        },
      ],
    },
  });
  await backend.runTasks();
  const ask = (
    userRef: string,
    request: Partial<RequestExemptionRequest> = {},
  ) =>
    backend
      .as(userRef)
      .post('/exemptions')
      .send({
        id: randomUUID(),
        entityRef: ORDERS,
        checkId: 'tested',
        reason: 'Moves to another tool in spring',
        until: day(3),
        ...request,
      });
  const decide = (
    userRef: string,
    id: string,
    request: { version: number; decision: string; note?: string },
  ) => backend.as(userRef).put(`/exemptions/${id}`).send(request);
  const list = async (userRef: string, query = '') => {
    const { body } = await backend
      .as(userRef)
      .get(`/exemptions${query}`)
      .expect(200);
    return body;
  };
  const readCheck = async () => {
    const { body } = await backend.get(
      '/assessments/by-name/component/default/orders',
    );
    const [assessment] = body.items;
    const check = assessment.checks.find(
      (one: { checkId: string }) => one.checkId === 'tested',
    );
    return { stage: assessment.stage, ...check };
  };
  return { ...backend, ask, decide, list, readCheck };
}

describe('exemptions in the portal', () => {
  const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });

  it.each(databases.eachSupportedId())(
    'count once somebody else approves, until they end, %p',
    async id => {
      const knex = await databases.init(id);
      const backend = await start(knex);
      const { body: asked } = await backend.ask(ANA).expect(200);
      expect(asked).toMatchObject({
        status: 'requested',
        requestedBy: ANA,
        version: 1,
        decisions: ['ended'],
      });
      expect(await backend.readCheck()).toMatchObject({ outcome: 'fail' });
      await backend
        .decide(ANA, asked.id, { version: 1, decision: 'approved' })
        .expect(403, /Nobody decides about their own request/);
      const { body: approved } = await backend
        .decide(BEN, asked.id, {
          version: 1,
          decision: 'approved',
          note: 'Until spring',
        })
        .expect(200);
      expect(approved).toMatchObject({
        status: 'approved',
        decidedBy: BEN,
        decisionNote: 'Until spring',
        version: 2,
      });
      expect(await backend.readCheck()).toMatchObject({
        outcome: 'exempt',
        exemption: {
          reason: 'Moves to another tool in spring',
          grantedBy: BEN,
          until: asked.until,
        },
      });
      // Whoever asked for it can end it, and the check fails again.
      const { body: ended } = await backend
        .decide(ANA, asked.id, { version: 2, decision: 'ended' })
        .expect(200);
      expect(ended).toMatchObject({ status: 'ended', endedBy: ANA });
      expect(await backend.readCheck()).toMatchObject({ outcome: 'fail' });
      await backend.stop();
      await knex.destroy();
    },
  );

  it.each(databases.eachSupportedId())(
    'are listed with those of the configuration, %p',
    async id => {
      const knex = await databases.init(id);
      const backend = await start(knex);
      const { body: asked } = await backend.ask(ANA).expect(200);
      const seen = await backend.list(BEN);
      expect(seen).toMatchObject({
        totalItems: 2,
        items: [
          {
            id: asked.id,
            ownerRef: 'group:default/shop',
            decisions: ['approved', 'denied'],
          },
          {
            checkId: 'owned',
            decidedBy: 'Platform board',
            isExpired: true,
            version: 0,
            decisions: [],
          },
        ],
      });
      expect((await backend.list(ANA)).items[0].decisions).toEqual(['ended']);
      for (const [query, total] of [
        ['?status=requested', 1],
        ['?status=approved', 1],
        ['?checkId=owned', 1],
        ['?checkId=none', 0],
        [`?entityRef=${ORDERS}`, 2],
        ['?entityRef=component:default/other', 0],
        ['?ownerRef=group:default/shop', 2],
        ['?ownerRef=group:default/other', 0],
      ] as const) {
        expect([query, (await backend.list(ANA, query)).totalItems]).toEqual([
          query,
          total,
        ]);
      }
      expect(
        (await backend.list(ANA, '?limit=1&offset=1')).items,
      ).toMatchObject([{ checkId: 'owned' }]);
      await backend.stop();
      await knex.destroy();
    },
  );

  it.each(databases.eachSupportedId())(
    'are asked for and decided once, %p',
    async id => {
      const knex = await databases.init(id);
      const backend = await start(knex);
      const sent = { id: randomUUID() };
      const answers = await Promise.all([
        backend.ask(ANA, sent),
        backend.ask(ANA, sent),
        backend.ask(BEN, { reason: 'Another reason for it' }),
      ]);
      const statuses = answers.map(({ status }) => status).sort();
      expect([
        [200, 200, 409],
        [200, 409, 409],
      ]).toContainEqual(statuses);
      const [{ id: stored, requested_by: by }] = await knex(
        'exemptions',
      ).select();
      expect(await knex('exemptions').select('id')).toHaveLength(1);
      const other = by === ANA ? BEN : ANA;
      const approve = () =>
        backend.decide(other, stored, { version: 1, decision: 'approved' });
      await approve().expect(200);
      const { body: again } = await approve().expect(200);
      expect(again.version).toBe(2);
      const { body: late } = await backend
        .decide(other, stored, { version: 1, decision: 'denied' })
        .expect(409);
      expect(late.error.current).toMatchObject({
        status: 'approved',
        version: 2,
      });
      await backend
        .decide(other, stored, { version: 2, decision: 'denied' })
        .expect(400, /that is approved cannot become denied/);
      await backend
        .decide(other, randomUUID(), { version: 1, decision: 'denied' })
        .expect(404);
      await backend.stop();
      await knex.destroy();
    },
  );

  it.each<[string, Partial<RequestExemptionRequest>, RegExp]>([
    ['a last day in the past', { until: day(-1) }, /until: it ends on/],
    ['a last day too far away', { until: day(14) }, /more than 12 months/],
    ['no reason', { reason: '  short   ' }, /reason: must say why/],
    ['a check that nobody has', { checkId: 'none' }, /has a check 'none'/],
    ['a model that it is not judged by', { modelId: 'x' }, /has a check/],
    ['a link that is none', { evidence: 'tell' }, /must be an https link/],
  ])('refuse %s', async (_, request, message) => {
    const knex = await databases.init('SQLITE_3');
    const backend = await start(knex);
    const { body } = await backend.ask(ANA, request).expect(400);
    expect(body.error.message).toMatch(message);
    await backend.stop();
    await knex.destroy();
  });
});
