import { CollectedFacts } from '@platform-maturity/backstage-plugin-maturity-node';
import { createTestPipeline } from '../__testUtils__/createTestPipeline';
import { component, group } from '../__testUtils__/entities';
import { FakeFactSource } from '../__testUtils__/FakeFactSource';
import { hasUnfinishedRun, readFacts } from '../database';
import { testDatabaseIds } from '../database/__testUtils__/migratedTestDatabases';

jest.setTimeout(60_000);

const HOUR = 60 * 60 * 1000;
const begin = new Date('2026-11-23T12:00:00Z');
const until = '2026-11-23T13:00:00.000Z';

const refs = ['a', 'b', 'c', 'd'].map(name => `component:default/${name}`);
const [a, b, c, d] = refs;
const shop = group('shop', { members: ['ana', 'ben'] });
const entities = [shop, ...['a', 'b', 'c', 'd'].map(name => component(name))];

const tested = (isTested = true) => ({
  facts: { isTested: { value: isTested } },
});
const postponed = { postponed: { until, reason: 'Nothing is left.' } };

describe.each(testDatabaseIds)('Pipeline that goes on, %p', databaseId => {
  const createPipeline = createTestPipeline(databaseId);

  /** A pipeline with a resumable source that collects components one by one. */
  async function setUp(options: { resumable?: true } = { resumable: true }) {
    const fake = new FakeFactSource(() => tested(), {
      batchSize: 1,
      appliesTo: { kind: 'Component' },
      ...options,
    });
    const test = await createPipeline({ entities, sources: [fake] });
    test.now.value = begin;
    return {
      ...test,
      fake,
      /** Refs that the source is asked about meanwhile, and when to go on. */
      runFake: async (at: number = 0) => {
        test.now.value = new Date(begin.getTime() + at);
        fake.calls.length = 0;
        const resumeAt = await test.run('fake');
        return { asked: fake.calls.flat(), resumeAt };
      },
      /** Has the run cut off as the source is asked about an entity. */
      cutOffAt: async (entityRef: string) => {
        const abort = new AbortController();
        const { answer } = fake;
        fake.answer = (ref, { signal }) => {
          if (ref === entityRef) {
            abort.abort(new Error('time is over'));
            signal.throwIfAborted();
          }
          return tested();
        };
        await expect(test.run('fake', abort.signal)).rejects.toThrow(
          'time is over',
        );
        fake.answer = answer;
      },
      isUnfinished: () => hasUnfinishedRun(test.knex, { workId: 'fake' }),
    };
  }

  it('keeps what is known when an answer is postponed, and asks no more', async () => {
    const { fake, runFake, knex, readStage, runAll } = await setUp();
    await runAll();
    const before = await knex('facts').orderBy(['entity_ref', 'source_id']);

    fake.answer = ref => (ref === a ? tested() : postponed);
    const { asked, resumeAt } = await runFake(HOUR);

    expect(asked).toEqual([a, b]);
    expect(resumeAt).toEqual(new Date(until));
    const isOfOthers = ({ entity_ref }: { entity_ref: string }) =>
      entity_ref !== a;
    expect(
      (await knex('facts').orderBy(['entity_ref', 'source_id'])).filter(
        isOfOthers,
      ),
    ).toEqual(before.filter(isOfOthers));
    expect(await readStage(b)).toBe('owned');
  });

  it('assesses what it saw before an answer was postponed', async () => {
    const { fake, runFake, readOutcome } = await setUp();
    fake.answer = ref => (ref === a ? tested() : postponed);
    await runFake();
    expect(await readOutcome(a, 'tested')).toMatchObject({ outcome: 'pass' });
  });

  it('goes on with those that were not looked at, until all were', async () => {
    const { fake, runFake, isUnfinished } = await setUp();
    fake.answer = ref => ([a, b].includes(ref) ? tested() : postponed);
    expect((await runFake()).asked).toEqual([a, b, c]);
    expect(await isUnfinished()).toBe(true);

    fake.answer = ref => (ref === d ? postponed : tested());
    expect((await runFake(HOUR)).asked).toEqual([c, d]);
    expect(await isUnfinished()).toBe(true);

    fake.answer = () => tested();
    expect(await runFake(2 * HOUR)).toEqual({ asked: [d] });
    expect(await isUnfinished()).toBe(false);
    expect((await runFake(3 * HOUR)).asked).toEqual(refs);
  });

  it('asks again about those that failed', async () => {
    const { fake, runFake } = await setUp();
    const answers = new Map<string, CollectedFacts>([
      [a, { error: 'is down' }],
      [d, postponed],
    ]);
    fake.answer = ref => answers.get(ref) ?? tested();
    await runFake();
    expect((await runFake(HOUR)).asked).toEqual([a, d]);
  });

  it('begins anew when the last run began a day ago', async () => {
    const { runFake, cutOffAt } = await setUp();
    await cutOffAt(c);
    expect((await runFake(25 * HOUR)).asked).toEqual(refs);
  });

  it('goes on where it was cut off', async () => {
    const { runFake, cutOffAt, isUnfinished } = await setUp();
    await cutOffAt(c);
    expect(await isUnfinished()).toBe(true);
    expect((await runFake(HOUR)).asked).toEqual([c, d]);
    expect(await isUnfinished()).toBe(false);
  });

  it('assesses what was stored right before it was cut off', async () => {
    const { readOutcome, runFake, cutOffAt, knex } = await setUp();
    await cutOffAt(c);
    const facts = await readFacts(knex, { entityRefs: [a] });
    expect(facts.get(a)?.fake).toBeDefined();
    expect(await knex('assessments')).toEqual([]);

    expect((await runFake(HOUR)).asked).not.toContain(a);

    expect(await readOutcome(a, 'tested')).toMatchObject({ outcome: 'pass' });
    expect(await readOutcome(d, 'tested')).toMatchObject({ outcome: 'pass' });
  });

  it('takes one statement a batch for what was looked at', async () => {
    const { runFake, cutOffAt, knex } = await setUp();
    await cutOffAt(d);
    const statements: string[] = [];
    knex.on('query', ({ sql }) => statements.push(sql));
    await runFake(HOUR);
    const ofLooks = statements.filter(sql => /^select .*error_at/.test(sql));
    expect(ofLooks).toHaveLength(refs.length);
  });

  it('asks a source that does not resume about all of them again', async () => {
    const { fake, runFake, knex } = await setUp({});
    fake.answer = ref => (ref === c ? postponed : tested());
    expect(await runFake()).toEqual({
      asked: [a, b, c],
      resumeAt: new Date(until),
    });
    fake.answer = () => tested();
    expect((await runFake(HOUR)).asked).toEqual(refs);
    expect(await knex('source_runs')).toEqual([]);
  });
});

describe.each(testDatabaseIds)('Pipeline of groups, %p', databaseId => {
  const setUp = createTestPipeline(databaseId);

  it('assesses all that read of a group that was looked at before', async () => {
    const fake = new FakeFactSource(() => tested(), {
      batchSize: 1,
      resumable: true,
    });
    const { run, readOutcome, latestRevision } = await setUp({
      entities,
      sources: [fake],
    });
    const abort = new AbortController();
    fake.answer = (ref, { signal }) => {
      if (ref === a) {
        abort.abort(new Error('time is over'));
        signal.throwIfAborted();
      }
      return tested();
    };
    await expect(run('fake', abort.signal)).rejects.toThrow('time is over');
    expect(await latestRevision()).toBe(0);

    fake.answer = () => tested();
    await run('fake');

    for (const ref of refs) {
      expect(await readOutcome(ref, 'tested')).toMatchObject({
        outcome: 'pass',
      });
    }
  });
});
