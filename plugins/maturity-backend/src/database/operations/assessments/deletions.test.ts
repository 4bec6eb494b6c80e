import { Knex } from 'knex';
import { assessment, write } from '../../__testUtils__/assessments';
import {
  migratedDatabase,
  testDatabaseIds,
} from '../../__testUtils__/migratedTestDatabases';
import { deleteEntities } from '../entities/deleteEntities';
import { listEntityRefs } from '../entities/listEntityRefs';
import { readFacts } from '../facts/readFacts';
import { writeFacts } from '../facts/writeFacts';
import { deleteAssessments, deleteOtherModels } from './deleteAssessments';
import { readAssessmentDeletions } from './readAssessmentChanges';
import { readAssessmentDigests } from './readAssessmentDigests';
import { readRevision } from './readRevision';
import { readStageChanges } from './readStageChanges';

const now = new Date('2026-03-01T08:00:00.000Z');
const daysLater = (days: number) => new Date(now.getTime() + days * 86_400_000);
const cart = 'component:default/cart';
const checkout = 'component:default/checkout';

async function assessedDatabase(
  id: Parameters<typeof migratedDatabase>[0],
): Promise<Knex> {
  const knex = await migratedDatabase(id);
  await write(
    knex,
    now,
    assessment('cart'),
    assessment('checkout'),
    assessment('cart', { modelId: 'security' }),
  );
  return knex;
}

async function assessedModels(knex: Knex, entityRef: string) {
  const found = await readAssessmentDigests(knex, { entityRefs: [entityRef] });
  return [...(found.get(entityRef)?.keys() ?? [])].sort();
}

describe('deleteAssessments', () => {
  it.each(testDatabaseIds)(
    'deletes those of one model, lists them, and keeps the history, %p',
    async id => {
      const knex = await assessedDatabase(id);
      expect(
        await deleteAssessments(knex, {
          modelId: 'ladder',
          entityRefs: [cart, 'component:default/never-seen'],
          now,
        }),
      ).toBe(1);

      expect(await assessedModels(knex, cart)).toEqual(['security']);
      expect(await assessedModels(knex, checkout)).toEqual(['ladder']);
      expect(await readAssessmentDeletions(knex, { after: 3 })).toEqual([
        { entityRef: cart, modelId: 'ladder', revision: 4 },
      ]);
      expect(await readAssessmentDeletions(knex, { after: 4 })).toEqual([]);
      expect(
        await readStageChanges(knex, { entityRef: cart, limit: 10 }),
      ).toHaveLength(2);
    },
  );

  it.each(testDatabaseIds)(
    'takes no entities as none, and not as all, %p',
    async id => {
      const knex = await assessedDatabase(id);
      expect(
        await deleteAssessments(knex, {
          modelId: 'ladder',
          entityRefs: [],
          now,
        }),
      ).toBe(0);
      await deleteEntities(knex, { entityRefs: [], now });
      expect(await listEntityRefs(knex)).toEqual([cart, checkout]);
      expect((await readRevision(knex)).latest).toBe(3);
    },
  );

  it.each(testDatabaseIds)(
    'lists an assessment that is deleted a second time under the new revision, %p',
    async id => {
      const knex = await assessedDatabase(id);
      const key = { modelId: 'ladder', entityRefs: [cart], now };
      await deleteAssessments(knex, key);
      await write(knex, now, assessment('cart'));
      await deleteAssessments(knex, key);
      expect(await readAssessmentDeletions(knex, { after: 0 })).toEqual([
        { entityRef: cart, modelId: 'ladder', revision: 6 },
      ]);
    },
  );

  it.each(testDatabaseIds)(
    'stops listing after a week, and says up to which revision, %p',
    async id => {
      const knex = await assessedDatabase(id);
      const at = (entityRef: string, day: number) => ({
        modelId: 'ladder',
        entityRefs: [entityRef],
        now: daysLater(day),
      });
      await deleteAssessments(knex, at(cart, 0));
      await deleteAssessments(knex, at(checkout, 7));
      expect(await readRevision(knex)).toMatchObject({
        latest: 5,
        forgotten: 0,
      });

      await write(knex, daysLater(8), assessment('cart'));
      await deleteAssessments(knex, at(cart, 8));
      expect(await readRevision(knex)).toMatchObject({
        latest: 7,
        forgotten: 0,
      });

      await write(knex, daysLater(15), assessment('cart'));
      await deleteAssessments(knex, at(cart, 15));
      expect(await readRevision(knex)).toMatchObject({
        latest: 9,
        forgotten: 5,
      });
      expect(await readAssessmentDeletions(knex, { after: 0 })).toEqual([
        { entityRef: cart, modelId: 'ladder', revision: 9 },
      ]);
    },
  );
});

describe('deleteOtherModels', () => {
  it.each(testDatabaseIds)('keeps only the models named, %p', async id => {
    const knex = await assessedDatabase(id);
    expect(await deleteOtherModels(knex, { modelIds: ['ladder'], now })).toBe(
      1,
    );
    expect(await assessedModels(knex, cart)).toEqual(['ladder']);
    expect(await readAssessmentDeletions(knex, { after: 0 })).toEqual([
      { entityRef: cart, modelId: 'security', revision: 4 },
    ]);
  });

  it.each(testDatabaseIds)('deletes all for no model, %p', async id => {
    const knex = await assessedDatabase(id);
    expect(await deleteOtherModels(knex, { modelIds: [], now })).toBe(3);
    expect(await listEntityRefs(knex)).toEqual([]);
  });
});

describe('deleteEntities', () => {
  it.each(testDatabaseIds)(
    'leaves nothing of an entity behind, %p',
    async id => {
      const knex = await assessedDatabase(id);
      await writeFacts(knex, {
        sourceId: 'repository',
        results: new Map([
          [cart, { facts: {} }],
          [checkout, { facts: {} }],
          ['component:default/no-model', { error: 'gone' }],
        ]),
        now,
      });
      expect(await listEntityRefs(knex)).toEqual([
        cart,
        checkout,
        'component:default/no-model',
      ]);

      await deleteEntities(knex, {
        entityRefs: [cart, 'component:default/no-model'],
        now,
      });

      expect(await listEntityRefs(knex)).toEqual([checkout]);
      expect([
        ...(await readFacts(knex, { entityRefs: [cart, checkout] })).keys(),
      ]).toEqual([checkout]);
      expect(
        await readStageChanges(knex, { entityRef: cart, limit: 10 }),
      ).toEqual([]);
      expect(
        await readStageChanges(knex, { entityRef: checkout, limit: 10 }),
      ).toHaveLength(1);
      expect(
        (await readAssessmentDeletions(knex, { after: 0 })).map(
          deletion => deletion.modelId,
        ),
      ).toEqual(expect.arrayContaining(['ladder', 'security']));
    },
  );
});
