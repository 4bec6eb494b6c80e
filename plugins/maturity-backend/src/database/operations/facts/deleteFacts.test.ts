import { Knex } from 'knex';
import {
  migratedDatabase,
  testDatabaseIds,
} from '../../__testUtils__/migratedTestDatabases';
import { deleteFacts, deleteOtherSources } from './deleteFacts';
import { readFacts } from './readFacts';
import { writeFacts } from './writeFacts';

const cart = 'component:default/cart';
const checkout = 'component:default/checkout';
const refs = [cart, checkout];

async function databaseWithFacts(id: (typeof testDatabaseIds)[number]) {
  const knex = await migratedDatabase(id);
  for (const sourceId of ['catalog', 'repository']) {
    await writeFacts(knex, {
      sourceId,
      results: new Map(refs.map(ref => [ref, { facts: {} }])),
      now: new Date('2026-03-01T08:00:00Z'),
    });
  }
  return knex;
}

async function sourcesByRef(knex: Knex) {
  const facts = await readFacts(knex, { entityRefs: refs });
  return Object.fromEntries(
    Array.from(facts, ([ref, bySource]) => [ref, Object.keys(bySource).sort()]),
  );
}

describe('deleteFacts', () => {
  it.each(testDatabaseIds)(
    'deletes those of one source about the entities, %p',
    async id => {
      const knex = await databaseWithFacts(id);
      const deleted = await deleteFacts(knex, {
        sourceId: 'repository',
        entityRefs: [cart, 'component:default/never-seen'],
      });
      expect(deleted).toBe(1);
      expect(await sourcesByRef(knex)).toEqual({
        [cart]: ['catalog'],
        [checkout]: ['catalog', 'repository'],
      });
    },
  );

  it.each(testDatabaseIds)(
    'takes no entities as none, and not as all, %p',
    async id => {
      const knex = await databaseWithFacts(id);
      const none = { sourceId: 'repository', entityRefs: [] };
      expect(await deleteFacts(knex, none)).toBe(0);
      expect(Object.values(await sourcesByRef(knex)).flat()).toHaveLength(4);
    },
  );
});

describe('deleteOtherSources', () => {
  it.each(testDatabaseIds)('deletes those of all others, %p', async id => {
    const knex = await databaseWithFacts(id);
    const installed = { sourceIds: ['catalog', 'attestation'] };
    expect(await deleteOtherSources(knex, installed)).toBe(2);
    expect(await deleteOtherSources(knex, installed)).toBe(0);
    expect(await sourcesByRef(knex)).toEqual({
      [cart]: ['catalog'],
      [checkout]: ['catalog'],
    });
  });
});
