import {
  migratedDatabase,
  testDatabaseIds,
} from '../../__testUtils__/migratedTestDatabases';
import { mergeFacts } from './mergeFacts';
import { readFacts } from './readFacts';
import { writeFacts } from './writeFacts';

jest.setTimeout(60_000);

const sourceId = 'quality';
const now = new Date('2026-06-15T12:00:00Z');
const later = new Date('2026-06-15T13:00:00Z');
const [a, b] = ['component:default/a', 'component:default/b'];

describe.each(testDatabaseIds)('mergeFacts, %p', databaseId => {
  it('changes what is stored of each entity, and of no other source', async () => {
    const knex = await migratedDatabase(databaseId);
    const results = new Map([[a, { facts: { one: { value: 1 } } }]]);
    await writeFacts(knex, { sourceId, results, now });
    await writeFacts(knex, { sourceId: 'other', results, now });
    const seen = new Map<string, object>();
    const changed = await mergeFacts(knex, {
      sourceId,
      entityRefs: [b, a, b],
      now: later,
      merge: (ref, stored) => {
        seen.set(ref, stored);
        return { ...stored, two: { value: 2 } };
      },
    });
    expect(changed).toEqual([a, b]);
    expect(seen).toEqual(
      new Map<string, object>([
        [a, { one: { value: 1 } }],
        [b, {}],
      ]),
    );
    const facts = await readFacts(knex, { entityRefs: [a, b] });
    expect(facts.get(a)).toEqual({
      quality: {
        facts: { one: { value: 1 }, two: { value: 2 } },
        observedAt: later.toISOString(),
      },
      other: { facts: { one: { value: 1 } }, observedAt: now.toISOString() },
    });
    expect(facts.get(b)?.quality?.facts).toEqual({ two: { value: 2 } });
  });

  it('writes nothing where nothing changes, and nothing at all if it fails', async () => {
    const knex = await migratedDatabase(databaseId);
    const results = new Map([[a, { facts: { one: { value: 1 } } }]]);
    await writeFacts(knex, { sourceId, results, now });
    const before = await knex('facts').select();
    const merge = (_: string, stored: object) => ({ ...stored });
    const options = { sourceId, now: later, merge };
    expect(await mergeFacts(knex, { ...options, entityRefs: [a] })).toEqual([]);
    expect(await mergeFacts(knex, { ...options, entityRefs: [] })).toEqual([]);
    await expect(
      mergeFacts(knex, {
        ...options,
        entityRefs: [a, b],
        merge: ref => {
          if (ref === b) {
            throw new Error('wrong');
          }
          return { one: { value: 2 } };
        },
      }),
    ).rejects.toThrow('wrong');
    expect(await knex('facts').select()).toEqual(before);
  });

  it('loses nothing of those who merge at the same time, in any order of refs', async () => {
    const knex = await migratedDatabase(databaseId);
    const refs = Array.from(
      { length: 40 },
      (_, at) => `component:default/${at}`,
    );
    const statements: string[] = [];
    knex.on('query', ({ sql }) => statements.push(sql));
    await Promise.all(
      Array.from({ length: 6 }, (_, at) =>
        mergeFacts(knex, {
          sourceId,
          entityRefs: at % 2 ? refs : [...refs].reverse(),
          now,
          merge: (_ref, stored) => ({ ...stored, [`f${at}`]: { value: at } }),
        }),
      ),
    );
    expect(statements).toHaveLength(6 * 5);
    const facts = await readFacts(knex, { entityRefs: refs });
    const names = refs.map(ref => Object.keys(facts.get(ref)!.quality!.facts));
    expect(names).toEqual(refs.map(() => ['f0', 'f1', 'f2', 'f3', 'f4', 'f5']));
  });
});
