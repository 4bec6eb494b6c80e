import { installSource } from '../collect/InstalledSource';
import { createTestPipeline } from '../__testUtils__/createTestPipeline';
import { component } from '../__testUtils__/entities';
import { FakeFactSource } from '../__testUtils__/FakeFactSource';
import { beginHeartbeat } from '../database';
import { testDatabaseIds } from '../database/__testUtils__/migratedTestDatabases';
import { Schedule } from '../config/readSchedule';
import { SourceHealthReader } from './SourceHealthReader';

jest.setTimeout(60_000);

const HOUR = 60 * 60 * 1000;
const begin = new Date('2026-11-23T12:00:00.000Z');
const refs = ['a', 'b', 'c', 'd'].map(name => `component:default/${name}`);
const [a, b, c, d] = refs;
const entities = ['a', 'b', 'c', 'd'].map((name, at) => {
  const one = component(name);
  // Two of them in each of two shards.
  const uid = `${at}0000000-0000-4000-8000-000000000000`;
  return { ...one, metadata: { ...one.metadata, uid } };
});

const hourly: Schedule = {
  frequency: { hours: 1 },
  timeout: { minutes: 30 },
  initialDelay: { seconds: 5 },
};
const tested = { facts: { isTested: { value: true } } };

describe.each(testDatabaseIds)('health of sources, %p', databaseId => {
  const createPipeline = createTestPipeline(databaseId);

  async function setUp(
    options: { resumable?: true; schedule?: Schedule; shards?: number } = {},
  ) {
    const { schedule = hourly, shards = 1, resumable } = options;
    const fake = new FakeFactSource(() => tested, {
      batchSize: 1,
      appliesTo: { kind: 'Component' },
      resumable,
    });
    const test = await createPipeline({ entities, sources: [fake] });
    test.now.value = begin;
    const reader = new SourceHealthReader({
      knex: test.knex,
      sources: [{ ...installSource(fake, 5_000), schedule, shards }],
      readPushed: async () => [
        { id: 'quality', title: 'Quality', description: '', facts: [] },
      ],
      now: () => test.now.value,
    });
    return {
      ...test,
      fake,
      read: async () => (await reader.read()).items[0],
      moveTo: (hours: number) => {
        test.now.value = new Date(begin.getTime() + hours * HOUR);
      },
    };
  }

  it('is new before the first run', async () => {
    const { read } = await setUp();
    expect(await read()).toEqual({
      sourceId: 'fake',
      title: 'Fake',
      state: 'new',
      isRunning: false,
      everySeconds: 3600,
      problems: [],
    });
  });

  it('tells what the last run saw, and what it did not know and why', async () => {
    const { fake, run, read } = await setUp();
    let requests = 7;
    fake.countRequests = () => requests;
    const twoValues = { unknown: 'two values at $.coverage' };
    fake.answer = ref => {
      requests += 2;
      switch (ref) {
        case a:
          return tested;
        case b:
          return { facts: { isTested: { value: true }, coverage: twoValues } };
        case c:
          return { facts: { coverage: twoValues, isTested: twoValues } };
        default:
          return { error: 'refused (403): the token needs read:project' };
      }
    };
    await run('fake');
    expect(await read()).toMatchObject({
      state: 'partly',
      lastRun: {
        startedAt: begin.toISOString(),
        endedAt: begin.toISOString(),
        asked: 4,
        withFacts: 2,
        failed: 1,
        collectedBefore: 0,
        requests: 8,
      },
      nextRunAt: '2026-11-23T13:00:00.000Z',
      problems: [
        { message: 'two values at $.coverage', entities: 2 },
        {
          message: 'refused (403): the token needs read:project',
          entities: 1,
        },
      ],
    });
  });

  it('tells what is left of the rate limits that hold since the run began', async () => {
    const { fake, run, read } = await setUp();
    const graphql = {
      account: 'github.com',
      counts: 'GraphQL',
      limit: 5000,
      remaining: 4200,
      resetsAt: '2026-11-23T12:30:00.000Z',
    };
    const earlier = {
      ...graphql,
      account: 'github.com/acme',
      resetsAt: '2026-11-23T11:59:00.000Z',
    };
    fake.listBudgets = () => [graphql, earlier];
    await run('fake');
    expect((await read()).lastRun?.budgets).toEqual([graphql]);
    fake.listBudgets = () => [];
    await run('fake');
    expect((await read()).lastRun).not.toHaveProperty('budgets');
  });

  it('counts what is stored of entities that did not change', async () => {
    const { fake, run, read } = await setUp();
    fake.answer = () => ({
      facts: { coverage: { unknown: 'no coverage' } },
      etag: '1',
    });
    await run('fake');
    const { lastRun, problems } = await read();
    fake.answer = () => ({ unchanged: true });
    await run('fake');
    const again = await read();
    expect(problems).toEqual([{ message: 'no coverage', entities: 4 }]);
    expect(again.problems).toEqual(problems);
    expect(again.lastRun).toEqual(lastRun);
  });

  it('is good when each entity was answered', async () => {
    const { run, read } = await setUp();
    await run('fake');
    expect(await read()).toMatchObject({ state: 'good', problems: [] });
  });

  it('is failing when each entity failed, and when the run ended early', async () => {
    const { fake, run, read, setCatalogFailure } = await setUp();
    fake.answer = () => ({ error: 'is down' });
    await run('fake');
    expect(await read()).toMatchObject({
      state: 'failing',
      problems: [{ message: 'is down', entities: 4 }],
    });

    setCatalogFailure(new Error('the catalog is down'));
    await expect(run('fake')).rejects.toThrow('the catalog is down');
    expect(await read()).toMatchObject({
      state: 'failing',
      lastRun: { asked: 0, error: 'the catalog is down' },
    });
  });

  it('is failing when it told nothing but what it does not know', async () => {
    const { fake, run, read } = await setUp();
    const facts = { coverage: { unknown: 'needs read:project' } };
    fake.answer = () => ({ facts });
    await run('fake');
    expect(await read()).toMatchObject({ state: 'failing' });

    // Nothing to say is no failure.
    fake.answer = () => ({ facts: {} });
    await run('fake');
    expect(await read()).toMatchObject({ state: 'good' });

    fake.answer = ref => (ref === a ? tested : { facts });
    await run('fake');
    expect(await read()).toMatchObject({ state: 'good' });
  });

  it('waits for the tool, and tells what was collected before it went on', async () => {
    const { fake, run, read, moveTo } = await setUp({ resumable: true });
    const until = '2026-11-23T14:00:00.000Z';
    fake.answer = ref =>
      ref === d ? { postponed: { until, reason: 'Nothing is left.' } } : tested;
    await run('fake');
    expect(await read()).toMatchObject({
      state: 'waiting',
      nextRunAt: until,
      lastRun: { asked: 3, collectedBefore: 0 },
    });

    moveTo(2);
    fake.answer = () => tested;
    await run('fake');
    expect(await read()).toMatchObject({
      state: 'good',
      lastRun: { startedAt: until, asked: 1, collectedBefore: 3 },
    });
  });

  it('is late when no run began for longer than one may take', async () => {
    const { run, read, moveTo, knex } = await setUp();
    await run('fake');
    moveTo(1.4);
    expect(await read()).toMatchObject({ state: 'good' });
    moveTo(1.6);
    expect(await read()).toMatchObject({ state: 'late', isRunning: false });
    await beginHeartbeat(knex, { taskId: 'collect:fake', runId: 'one' });
    expect(await read()).toMatchObject({ state: 'good', isRunning: true });
  });

  it('names the expression of a schedule that has one', async () => {
    const schedule = { ...hourly, frequency: { cron: '0 * * * *' } };
    const { run, read } = await setUp({ schedule });
    await run('fake');
    const health = await read();
    expect(health).toMatchObject({ cron: '0 * * * *', state: 'good' });
    expect(health).not.toHaveProperty('nextRunAt');
    expect(health).not.toHaveProperty('everySeconds');
  });

  it('adds up the shards', async () => {
    const { fake, run, read, moveTo } = await setUp({ shards: 2 });
    fake.answer = () => ({ facts: { coverage: { unknown: 'no coverage' } } });
    await run('fake', undefined, { index: 1, count: 2 });
    moveTo(0.1);
    await run('fake', undefined, { index: 2, count: 2 });
    expect(await read()).toMatchObject({
      lastRun: {
        startedAt: begin.toISOString(),
        endedAt: '2026-11-23T12:06:00.000Z',
        asked: 4,
      },
      nextRunAt: '2026-11-23T13:00:00.000Z',
      problems: [{ message: 'no coverage', entities: 4 }],
    });
  });

  it('is forgotten with the source', async () => {
    const { run, knex, tidyUp } = await setUp();
    await run('fake');
    await knex('source_reports').insert({
      ...(await knex('source_reports').first()),
      work_id: 'old',
    });
    await tidyUp();
    expect(await knex('source_reports').pluck('work_id')).toEqual(['fake']);
  });
});
