import {
  migratedDatabase,
  testDatabaseIds,
} from '../../__testUtils__/migratedTestDatabases';
import { recordStatements } from '../../__testUtils__/assessments';
import { readFacts } from './readFacts';
import { readLastCollected } from './readLastCollected';
import { FactsToWrite, writeFacts } from './writeFacts';

const now = new Date('2026-03-01T08:00:00.000Z');
const refs = Array.from({ length: 1_200 }, (_, i) => `component:default/c${i}`);

describe('reading facts', () => {
  it.each(testDatabaseIds)(
    'takes one statement for any number of entities and sources, %p',
    async id => {
      const knex = await migratedDatabase(id);
      for (const sourceId of ['catalog', 'repository']) {
        await writeFacts(knex, {
          sourceId,
          results: new Map(
            refs.map(ref => [
              ref,
              { facts: { from: { value: sourceId } }, etag: `${sourceId}-1` },
            ]),
          ),
          now,
        });
      }
      const statements = recordStatements(knex);

      const facts = await readFacts(knex, {
        entityRefs: [...refs, 'component:default/never-seen'],
      });
      expect(facts.size).toBe(1_200);
      expect(facts.get(refs[7])).toEqual({
        catalog: {
          facts: { from: { value: 'catalog' } },
          observedAt: now.toISOString(),
        },
        repository: {
          facts: { from: { value: 'repository' } },
          observedAt: now.toISOString(),
        },
      });
      const { etags } = await readLastCollected(knex, {
        sourceId: 'repository',
        entityRefs: refs,
      });
      expect(etags.size).toBe(1_200);
      expect(etags.get(refs[0])).toBe('repository-1');
      expect(statements).toHaveLength(2);
    },
  );

  it.each(testDatabaseIds)(
    'takes no entities as none, and not as all, %p',
    async id => {
      const knex = await migratedDatabase(id);
      await writeFacts(knex, {
        sourceId: 'catalog',
        results: new Map([[refs[0], { facts: {}, etag: 'e' }]]),
        now,
      });
      const none = { sourceId: 'catalog', entityRefs: [] };
      expect(await readFacts(knex, none)).toEqual(new Map());
      expect(
        await readLastCollected(knex, { ...none, since: new Date(0) }),
      ).toEqual({ etags: new Map(), collected: new Set() });
    },
  );

  it.each(testDatabaseIds)(
    'tells which collections were good and not long ago, %p',
    async id => {
      const knex = await migratedDatabase(id);
      const [early, late, failed, healed, unseen] = refs;
      const write = (results: { [ref: string]: FactsToWrite }, at: Date) =>
        writeFacts(knex, {
          sourceId: 'repository',
          now: at,
          results: new Map(Object.entries(results)),
        });
      const since = new Date('2026-03-01T09:00:00.000Z');
      const facts = { facts: {}, etag: 'e' };
      await write({ [early]: facts, [failed]: facts }, now);
      await write({ [healed]: { error: 'is down' } }, now);
      await write({ [late]: facts, [healed]: facts }, since);
      await write({ [failed]: { error: 'is down' } }, since);
      await write({ [unseen]: { error: 'is down' } }, since);

      const options = { sourceId: 'repository', entityRefs: refs };
      const last = await readLastCollected(knex, { ...options, since });
      expect(last.collected).toEqual(new Set([late, healed]));
      expect([...last.etags.keys()].sort()).toEqual(
        [early, failed, healed, late].sort(),
      );
      expect((await readLastCollected(knex, options)).collected).toEqual(
        new Set(),
      );
    },
  );
});
