import { Knex } from 'knex';
import {
  migratedDatabase,
  testDatabaseIds,
} from '../../__testUtils__/migratedTestDatabases';
import { readFacts } from './readFacts';
import { readLastCollected } from './readLastCollected';
import { FactsToWrite, writeFacts } from './writeFacts';

const first = new Date('2026-03-01T08:00:00.000Z');
const second = new Date('2026-03-01T09:00:00.000Z');
const third = new Date('2026-03-01T10:00:00.000Z');
const cart = 'component:default/cart';
const checkout = 'component:default/checkout';

async function write(
  knex: Knex,
  now: Date,
  results: { [entityRef: string]: FactsToWrite },
) {
  return writeFacts(knex, {
    sourceId: 'repository',
    results: new Map(Object.entries(results)),
    now,
  });
}

async function readOne(knex: Knex, entityRef: string) {
  const found = await readFacts(knex, { entityRefs: [entityRef] });
  return found.get(entityRef)?.repository;
}

describe('writeFacts', () => {
  it.each(testDatabaseIds)(
    'moves the time, not the facts, when they are equal in any order, %p',
    async id => {
      const knex = await migratedDatabase(id);
      const a = { value: true };
      const b = { value: ['x'], evidence: [{ title: 'ci.yml' }] };

      expect(await write(knex, first, { [cart]: { facts: { a, b } } })).toEqual(
        { changed: [cart], unchanged: [], failed: [] },
      );
      expect(
        await write(knex, second, { [cart]: { facts: { b, a } } }),
      ).toEqual({ changed: [], unchanged: [cart], failed: [] });

      expect(await readOne(knex, cart)).toEqual({
        facts: { a, b },
        observedAt: second.toISOString(),
      });
    },
  );

  it.each(testDatabaseIds)(
    'keeps the last good facts beside an error until a collection succeeds, %p',
    async id => {
      const knex = await migratedDatabase(id);
      const facts = { a: { value: 1 } };
      await write(knex, first, { [cart]: { facts, etag: 'e1' } });

      expect(
        await write(knex, second, { [cart]: { error: '401 from the tool' } }),
      ).toEqual({ changed: [cart], unchanged: [], failed: [cart] });
      expect(await readOne(knex, cart)).toEqual({
        facts,
        observedAt: first.toISOString(),
        error: { message: '401 from the tool', at: second.toISOString() },
      });

      // The same error again is no change, but its time moves.
      expect(
        await write(knex, third, { [cart]: { error: '401 from the tool' } }),
      ).toEqual({ changed: [], unchanged: [], failed: [cart] });
      expect((await readOne(knex, cart))?.error?.at).toBe(third.toISOString());
      expect(
        await readLastCollected(knex, {
          sourceId: 'repository',
          entityRefs: [cart],
        }),
      ).toMatchObject({ etags: new Map([[cart, 'e1']]) });

      expect(await write(knex, third, { [cart]: { unchanged: true } })).toEqual(
        { changed: [cart], unchanged: [], failed: [] },
      );
      expect(await readOne(knex, cart)).toEqual({
        facts,
        observedAt: third.toISOString(),
      });
    },
  );

  it.each(testDatabaseIds)(
    'records an error of an entity never seen, and then its first facts, %p',
    async id => {
      const knex = await migratedDatabase(id);
      await write(knex, first, { [cart]: { error: 'not found' } });
      expect(await readOne(knex, cart)).toEqual({
        facts: {},
        observedAt: undefined,
        error: { message: 'not found', at: first.toISOString() },
      });

      // Even when there is nothing to report, it has been seen now.
      expect(await write(knex, second, { [cart]: { facts: {} } })).toEqual({
        changed: [cart],
        unchanged: [],
        failed: [],
      });
      expect(await readOne(knex, cart)).toEqual({
        facts: {},
        observedAt: second.toISOString(),
      });
    },
  );

  it.each(testDatabaseIds)(
    'takes "unchanged" about an entity never seen as a failure, %p',
    async id => {
      const knex = await migratedDatabase(id);
      expect(await write(knex, first, { [cart]: { unchanged: true } })).toEqual(
        { changed: [cart], unchanged: [], failed: [cart] },
      );
      expect(await readOne(knex, cart)).toMatchObject({
        error: { message: expect.stringContaining('unchanged') },
      });
    },
  );

  it.each(testDatabaseIds)(
    'leaves everything as it is where a source postponed its collection, %p',
    async id => {
      const knex = await migratedDatabase(id);
      const postponed = { postponed: { until: third.toISOString() } };
      const facts = { a: { value: 1 } };
      await write(knex, first, { [cart]: { facts, etag: 'e1' } });
      await write(knex, second, { [checkout]: { error: 'is down' } });
      const before = await knex('facts').orderBy('entity_ref');

      expect(
        await write(knex, third, {
          [cart]: postponed,
          [checkout]: postponed,
          'component:default/new': postponed,
        }),
      ).toEqual({ changed: [], unchanged: [], failed: [] });
      expect(await knex('facts').orderBy('entity_ref')).toEqual(before);
    },
  );

  it.each(testDatabaseIds)(
    'takes over a new etag of equal facts, %p',
    async id => {
      const knex = await migratedDatabase(id);
      const facts = { a: { value: 1 } };
      await write(knex, first, { [cart]: { facts, etag: 'e1' } });
      expect(
        await write(knex, second, { [cart]: { facts, etag: 'e2' } }),
      ).toEqual({ changed: [], unchanged: [cart], failed: [] });
      expect(
        await readLastCollected(knex, {
          sourceId: 'repository',
          entityRefs: [cart, checkout],
        }),
      ).toMatchObject({ etags: new Map([[cart, 'e2']]) });
    },
  );

  it.each(testDatabaseIds)(
    'stores long values, quotes, markup and control characters as they are, %p',
    async id => {
      const knex = await migratedDatabase(id);
      const facts = {
        long: { value: 'x'.repeat(10_000) },
        odd: {
          value: `'; drop table facts; -- <b>"\\ \u0000 \u0007 \ud800 é 🚀`,
        },
      };
      await write(knex, first, {
        [cart]: { facts },
        [checkout]: { error: 'a NUL \u0000 in a message' },
      });
      expect((await readOne(knex, cart))?.facts).toEqual(facts);
      expect((await readOne(knex, checkout))?.error?.message).toBe(
        'a NUL  in a message',
      );
    },
  );

  it.each(testDatabaseIds)(
    'writes thousands of entities in a few statements, %p',
    async id => {
      const knex = await migratedDatabase(id);
      const refs = Array.from(
        { length: 2_000 },
        (_, index) => `component:default/c${index}`,
      );
      const results = Object.fromEntries(
        refs.map(ref => [ref, { facts: { name: { value: ref } } }]),
      );
      await write(knex, first, results);

      const statements: string[] = [];
      knex.on('query', ({ sql }) => statements.push(sql));
      expect((await write(knex, second, results)).unchanged).toEqual(refs);
      // begin, read, move the time, commit
      expect(statements).toHaveLength(4);
      expect((await readFacts(knex, { entityRefs: refs })).size).toBe(2_000);
    },
  );

  it.each(testDatabaseIds)('writes nothing for no results, %p', async id => {
    const knex = await migratedDatabase(id);
    expect(await write(knex, first, {})).toEqual({
      changed: [],
      unchanged: [],
      failed: [],
    });
    expect(await knex('facts')).toEqual([]);
  });
});
