import fc from 'fast-check';
import { Knex } from 'knex';
import { GroupTree } from '../catalog/GroupTree';
import {
  migratedDatabase,
  testDatabaseIds,
} from '../database/__testUtils__/migratedTestDatabases';
import { testSurvey } from './__testUtils__/testSurvey';
import { AnswerTaker } from './AnswerTaker';
import { SurveyKeys } from './SurveyKeys';
import { SurveyReader } from './SurveyReader';
import { SurveySettler } from './SurveySettler';

jest.setTimeout(300_000);

const quarter = '2026-Q1';
const organization = 'group:default/acme';
const parents = {
  acme: undefined,
  shop: 'acme',
  carts: 'shop',
  search: 'shop',
  ops: 'acme',
  // Parents of each other.
  left: 'right',
  right: 'left',
};
const groupNames = Object.keys(parents);
const toRef = (name: string) => `group:default/${name}`;
const tree = new GroupTree(
  Object.entries(parents).map(([name, parent]) => ({
    entityRef: toRef(name),
    parents: parent ? [toRef(parent)] : [],
  })),
);

interface Person {
  readonly name: string;
  readonly group: string;
  readonly satisfaction: number;
  readonly recommendation: number;
  readonly friction: readonly string[];
  readonly note?: string;
}

const people = fc
  .array(
    fc.record({
      group: fc.constantFrom(...groupNames),
      satisfaction: fc.integer({ min: 1, max: 5 }),
      recommendation: fc.integer({ min: 0, max: 10 }),
      friction: fc.subarray(['reviews', 'tools', 'access'], { maxLength: 3 }),
      isOutspoken: fc.boolean(),
    }),
    { minLength: 1, maxLength: 40 },
  )
  .map(list =>
    list.map(
      ({ isOutspoken, ...rest }, index): Person => ({
        ...rest,
        name: `user:default/person-${index}-of-many`,
        // Tells each answer apart.
        ...(isOutspoken && { note: `note ${index} of them` }),
      }),
    ),
  );

describe.each(testDatabaseIds)('one answer, %p', id => {
  let knex: Knex;

  beforeAll(async () => {
    knex = await migratedDatabase(id);
  });

  function start(all: readonly Person[]) {
    const now = { value: new Date('2026-03-02T08:00:00Z') };
    const shared = {
      knex,
      settings: testSurvey,
      groups: { read: async () => tree },
      organization,
      now: () => now.value,
    };
    const taker = new AnswerTaker({
      ...shared,
      readUserGroups: async userRef => [
        toRef(all.find(({ name }) => name === userRef)!.group),
      ],
    });
    const settler = new SurveySettler(shared);
    const reader = new SurveyReader({
      ...shared,
      taker,
      settle: () => settler.settle(),
    });
    return { now, taker, reader, settler };
  }

  async function answerAll(
    taker: AnswerTaker,
    all: readonly Person[],
    afterEach: () => Promise<void> = async () => {},
  ) {
    for (const { name, group: _, ...answers } of all) {
      await taker.take(name, { quarter, answers });
      await afterEach();
    }
  }

  /** All that is stored, in the order in which the database hands it out. */
  async function dump() {
    return {
      participations: await knex('survey_participations').select(),
      tallies: await knex('survey_tallies').select(),
    };
  }

  async function clear() {
    await knex('survey_participations').delete();
    await knex('survey_tallies').delete();
  }

  /** The same with what the secret opens. */
  async function dumpOpened() {
    const keys = new SurveyKeys(testSurvey.secrets);
    const { participations, tallies } = await dump();
    const opened = tallies.map(row => ({
      ...row,
      waiting:
        row.waiting &&
        keys.open(row.waiting, {
          quarter,
          form: row.form,
          groupRef: row.group_ref,
        }),
    }));
    const sorted = (rows: object[]) =>
      rows.map(row => JSON.stringify(row)).sort();
    return [sorted(participations), sorted(opened)];
  }

  it('leaves no trace of who came when, even for those who know the secret', async () => {
    await fc.assert(
      fc.asyncProperty(
        people.chain(all =>
          fc.record({
            all: fc.constant(all.slice(0, 4)),
            other: fc.shuffledSubarray(all.slice(0, 4), {
              minLength: Math.min(4, all.length),
            }),
          }),
        ),
        async ({ all, other }) => {
          const { taker } = start(all);
          await clear();
          await answerAll(taker, all);
          const one = await dumpOpened();
          await clear();
          await answerAll(taker, other);
          expect(await dumpOpened()).toEqual(one);
        },
      ),
      { numRuns: 15 },
    );
  });

  it('is nowhere in the tables, with fewer than four others', async () => {
    await fc.assert(
      fc.asyncProperty(people, async all => {
        const { taker } = start(all);
        await clear();
        await answerAll(taker, all);
        const { participations, tallies } = await dump();
        const text = JSON.stringify({ participations, tallies });
        expect(text).not.toMatch(/person|user:/);
        const stored = tallies.flatMap(row => (row.shown ? [row] : []));
        for (const { shown } of stored) {
          expect(JSON.parse(shown).answers % 5).toBe(0);
        }
        // A note is in clear only with at least four other answers.
        for (const { note, group } of all) {
          const size = all.filter(one => one.group === group).length;
          expect(note && size < 5 && text.includes(note)).toBeFalsy();
        }
        for (const { hashes } of participations) {
          expect(JSON.parse(hashes)).toEqual(JSON.parse(hashes).sort());
        }
        const waiting = tallies.filter(row => row.waiting);
        expect(new Set(waiting.map(row => row.waiting.length)).size).toBe(
          waiting.length > 0 ? 1 : 0,
        );
      }),
      { numRuns: 25 },
    );
  });

  it('is in no difference of what two requests show', async () => {
    await fc.assert(
      fc.asyncProperty(people, async all => {
        const { now, taker, reader } = start(all);
        await clear();
        const seen: { [name: string]: number }[] = [];
        const look = async () => {
          const counts = await Promise.all(
            groupNames.map(async name => {
              const { items } = await reader.readResults(toRef(name));
              return [name, items[0]?.answers ?? 0] as const;
            }),
          );
          seen.push(Object.fromEntries(counts));
        };
        await look();
        await answerAll(taker, all, look);
        now.value = new Date('2026-04-01T02:00:00Z');
        await look();

        // The answers that a group has beside its children, at each time and between two times.
        const children = (name: string) =>
          Object.entries(parents)
            .filter(([, parent]) => parent === name)
            .map(([child]) => child);
        const inTree = groupNames.filter(
          name => name !== 'left' && name !== 'right' && name !== 'acme',
        );
        const own = (name: string, counts: { [name: string]: number }) =>
          children(name).reduce(
            (rest, child) => rest - counts[child],
            counts[name],
          );
        seen.forEach((counts, at) => {
          for (const name of inTree) {
            const before = at === 0 ? 0 : own(name, seen[at - 1]);
            const added = own(name, counts) - before;
            expect(added === 0 || added >= 5).toBe(true);
          }
          for (const name of groupNames) {
            const added = counts[name] - (at === 0 ? 0 : seen[at - 1][name]);
            expect(added === 0 || added >= 5).toBe(true);
          }
        });

        // Whoever is not shown is fewer than five in all.
        const shown = seen.at(-1)!.acme;
        expect(all.length - shown).toBeLessThan(5);
      }),
      { numRuns: 15 },
    );
  });

  it('is forgotten with the quarter, as is who took part', async () => {
    const all: Person[] = [
      {
        name: 'user:default/ana',
        group: 'ops',
        satisfaction: 1,
        recommendation: 1,
        friction: [],
      },
    ];
    const { now, taker, settler } = start(all);
    await clear();
    await answerAll(taker, all);
    await settler.settle();
    await settler.forget();
    expect((await dump()).participations).toHaveLength(1);
    now.value = new Date('2026-04-01T02:00:00Z');
    await settler.settle();
    await settler.forget();
    const { participations, tallies } = await dump();
    expect(participations).toEqual([]);
    expect(tallies).toMatchObject([{ waiting: null, shown: '' }]);
    now.value = new Date('2029-04-01T02:00:00Z');
    await settler.forget();
    expect((await dump()).tallies).toEqual([]);
  });
});
