import { randomUUID } from 'node:crypto';
import { TestDatabases } from '@backstage/backend-test-utils';
import { AttestRequest } from '@platform-maturity/backstage-plugin-maturity-common';
import { Knex } from 'knex';
import { component, entity, group } from '../__testUtils__/entities';
import { FakeFactSource } from '../__testUtils__/FakeFactSource';
import { startMaturityBackend } from '../__testUtils__/startMaturityBackend';
import { testModelInput } from '../__testUtils__/testModel';

jest.setTimeout(120_000);

const ANA = 'user:default/ana';
const BEN = 'user:default/ben';
const EVE = 'user:default/eve';
const ORDERS = 'component:default/orders';
const byName = '/attestations/by-name/component/default/orders';

const entities = [
  ...['ana', 'ben', 'eve'].map(name => entity('User', name)),
  group('shop', { members: ['ana', 'ben'] }),
  component('orders', {
    metadata: { uid: 'uid-of-orders' },
    relations: [{ type: 'ownedBy', targetRef: 'group:default/shop' }],
  }),
];

/** A tool that sees nothing of the component, until it is told what to see. */
async function start(knex: Knex) {
  const source = new FakeFactSource(() => ({
    facts: { isTested: { unknown: 'not on this host', outOfScope: true } },
  }));
  const backend = await startMaturityBackend({
    knex,
    entities,
    sources: [source],
    config: { models: testModelInput },
  });
  await backend.runTasks();
  const attest = (userRef: string, request: Partial<AttestRequest> = {}) =>
    backend
      .as(userRef)
      .post('/attestations')
      .send({
        id: randomUUID(),
        entityRef: ORDERS,
        name: 'tested',
        answer: 'yes',
        evidence: 'https://example.com/decision',
        ...request,
      });
  const readCheck = async () => {
    const { body } = await backend.get(
      '/assessments/by-name/component/default/orders',
    );
    const [assessment] = body.items;
    return {
      stage: assessment.stage,
      ...assessment.checks.find(
        (check: { checkId: string }) => check.checkId === 'tested',
      ),
    };
  };
  return { ...backend, attest, readCheck, source };
}

describe('attestations in the portal', () => {
  const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });

  it.each(databases.eachSupportedId())(
    'pass a check at once, as attested, %p',
    async id => {
      const knex = await databases.init(id);
      const backend = await start(knex);
      expect(await backend.readCheck()).toMatchObject({
        outcome: 'unknown',
        stage: 'floor',
      });
      const { body } = await backend
        .attest(ANA, { note: 'Reviewed with the team' })
        .expect(200);
      expect(body).toMatchObject({ statedBy: ANA, answer: 'yes' });
      expect(await backend.readCheck()).toMatchObject({
        outcome: 'pass',
        grade: 'attested',
        stage: 'owned',
        proofs: expect.arrayContaining([
          expect.objectContaining({
            observations: [
              expect.objectContaining({
                fact: 'attestation/tested',
                statement: {
                  by: ANA,
                  on: body.statedAt.slice(0, 10),
                  note: 'Reviewed with the team',
                },
                expiresAt: `${body.expiresOn}T00:00:00.000Z`,
                evidence: [
                  {
                    title: 'example.com/decision',
                    url: 'https://example.com/decision',
                  },
                ],
              }),
            ],
          }),
        ]),
      });
      await backend.stop();
      await knex.destroy();
    },
  );

  it.each(databases.eachSupportedId())(
    'are replaced and withdrawn, and all stay listed, %p',
    async id => {
      const knex = await databases.init(id);
      const backend = await start(knex);
      const { body: first } = await backend.attest(ANA).expect(200);
      const { body: second } = await backend
        .attest(BEN, {
          answer: 'notYet',
          evidence: undefined,
          note: 'After the move',
          replaces: first.id,
        })
        .expect(200);
      const check = await backend.readCheck();
      expect(check).toMatchObject({ outcome: 'unknown', stage: 'floor' });
      expect(JSON.stringify(check)).toContain('"answer":"notYet"');
      const { body: third } = await backend
        .attest(ANA, {
          answer: 'withdrawn',
          evidence: undefined,
          replaces: second.id,
        })
        .expect(200);
      expect(third.expiresOn).toBeUndefined();
      expect(JSON.stringify(await backend.readCheck())).not.toContain('notYet');
      const { body: list } = await backend.as(ANA).get(byName).expect(200);
      expect(list.refusal).toBeUndefined();
      expect(
        list.items.map((one: { answer: string; replacedBy?: string }) => [
          one.answer,
          one.replacedBy,
        ]),
      ).toEqual(
        expect.arrayContaining([
          ['withdrawn', undefined],
          ['notYet', third.id],
          ['yes', second.id],
        ]),
      );
      await backend.stop();
      await knex.destroy();
    },
  );

  it.each(databases.eachSupportedId())(
    'are stored once, however often they are sent, %p',
    async id => {
      const knex = await databases.init(id);
      const backend = await start(knex);
      const sent = { id: randomUUID() };
      const { body: first } = await backend.attest(ANA, sent).expect(200);
      const { body: again } = await backend.attest(ANA, sent).expect(200);
      expect(again).toEqual(first);
      await backend.attest(ANA, { ...sent, note: 'Other' }).expect(409);
      await backend.attest(BEN, sent).expect(409);
      expect(await knex('attestations').select('id')).toHaveLength(1);
      await backend.stop();
      await knex.destroy();
    },
  );

  it.each(databases.eachSupportedId())(
    'of two people at once: the second sees the first, %p',
    async id => {
      const knex = await databases.init(id);
      const backend = await start(knex);
      const answers = await Promise.all([
        backend.attest(ANA, { note: 'By Ana' }),
        backend.attest(BEN, { note: 'By Ben' }),
      ]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
      const won = answers.find(({ status }) => status === 200)!.body;
      const lost = answers.find(({ status }) => status === 409)!.body;
      expect(lost.error.name).toBe('ConflictError');
      expect(lost.error.current).toMatchObject({ id: won.id, note: won.note });
      // Based on what the other one wrote, it goes through.
      await backend.attest(BEN, { replaces: won.id }).expect(200);
      await backend.attest(ANA, { replaces: won.id }).expect(409);
      expect(
        await knex('attestations').whereNull('replaced_by').select('id'),
      ).toHaveLength(1);
      await backend.stop();
      await knex.destroy();
    },
  );

  it('need somebody who speaks for the entity', async () => {
    const knex = await databases.init('SQLITE_3');
    const backend = await start(knex);
    const { body } = await backend.attest(EVE).expect(403);
    expect(body.error.message).toBe(
      'May not attest for component:default/orders: user:default/eve is not a member of the owner group:default/shop',
    );
    const { body: list } = await backend.as(EVE).get(byName).expect(200);
    expect(list).toEqual({
      refusal:
        'user:default/eve is not a member of the owner group:default/shop',
      items: [],
    });
    await backend
      .attest(ANA, { entityRef: 'component:default/none' })
      .expect(404);
    expect(await knex('attestations').select()).toEqual([]);
    await backend.stop();
    await knex.destroy();
  });

  const day = (months: number) => {
    const date = new Date();
    date.setUTCMonth(date.getUTCMonth() + months);
    return date.toISOString().slice(0, 10);
  };

  it.each<[string, Partial<AttestRequest>, RegExp]>([
    ['no evidence', { evidence: undefined }, /evidence: a yes needs/],
    [
      'a link that is not https',
      { evidence: 'http://example.com' },
      /evidence: must be an https link/,
    ],
    [
      'a script in a link',
      { evidence: 'data:text/html,<script>' },
      /evidence: must be an https link/,
    ],
    ['an end in the past', { expiresOn: day(-1) }, /expiresOn: it ends on/],
    ['an end today', { expiresOn: day(0) }, /expiresOn: it ends on/],
    [
      'an end too far away',
      { expiresOn: day(14) },
      /more than 12 months after/,
    ],
    ['an end that is no day', { expiresOn: 'soon' }, /must be a date like/],
    [
      'a fact that no check reads',
      { name: 'testd' },
      /no check reads 'attestation\/testd'.*tested/,
    ],
    [
      'nothing to withdraw',
      { answer: 'withdrawn', evidence: undefined },
      /nothing to withdraw/,
    ],
    ['an id that is none', { id: 'mine' }, /id: /],
    ['a note without end', { note: 'x'.repeat(2_001) }, /note: /],
  ])('refuse %s', async (_, request, message) => {
    const knex = await databases.init('SQLITE_3');
    const backend = await start(knex);
    const { body } = await backend.attest(ANA, request).expect(400);
    expect(body.error.message).toMatch(message);
    expect(await knex('attestations').select()).toEqual([]);
    await backend.stop();
    await knex.destroy();
  });
});
