import { setImmediate } from 'node:timers/promises';
import { mockServices } from '@backstage/backend-test-utils';
import { ConflictError } from '@backstage/errors';
import { Knex } from 'knex';
import { FakeFactSource } from '../__testUtils__/FakeFactSource';
import { installSource } from '../collect/InstalledSource';
import { beginSourceRun, finishSourceRun } from '../database';
import {
  migratedDatabase,
  testDatabaseIds,
} from '../database/__testUtils__/migratedTestDatabases';
import { scheduleRuns } from './scheduleRuns';
import { TaskHeartbeats } from './TaskHeartbeats';

const MINUTE = 60_000;
const schedule = {
  frequency: { hours: 6 },
  timeout: { hours: 1 },
  initialDelay: { seconds: 5 },
};

/** Schedules a source whose answers are postponed, and tells of what is triggered. */
async function setUp(knex: Knex, options: { resumable?: true } = {}) {
  const source = new FakeFactSource(() => ({ facts: {} }), options);
  const scheduler = mockServices.scheduler.mock();
  const logger = mockServices.logger.mock();
  const runSource = jest.fn(
    async (): Promise<Date | undefined> => new Date(Date.now() + 20 * MINUTE),
  );
  const onReassessed = jest.fn();
  await scheduleRuns({
    onReassessed,
    scheduler,
    logger,
    knex,
    pipeline: { runSource, reassess: async () => undefined },
    upkeep: { run: async () => undefined },
    changes: { after: run => run() },
    heartbeats: new TaskHeartbeats({ knex, scheduler, logger }),
    sources: [{ schedule, shards: 1, ...installSource(source, 1_000) }],
    reassess: schedule,
    shards: 1,
    untilReady: async () => undefined,
  });
  const [task] = scheduler.scheduleTask.mock.calls[0];
  const findTask = (id: string) =>
    scheduler.scheduleTask.mock.calls.find(([one]) => one.id === id)![0];
  const run = { workId: 'fake', now: new Date() };
  return {
    scheduler,
    logger,
    runSource,
    onReassessed,
    reassess: () => findTask('reassess').fn(new AbortController().signal),
    runTask: () => task.fn(new AbortController().signal),
    begin: () => beginSourceRun(knex, { ...run, resumableSince: run.now }),
    heartbeats: () => knex('task_heartbeats').pluck('task_id'),
    finish: () => finishSourceRun(knex, { ...run, startedAt: run.now }),
  };
}

describe.each(testDatabaseIds)('scheduleRuns, %p', databaseId => {
  let knex: Knex;

  /** Lets the timer fire, and the one question that it has come to an end. */
  async function pass(minutes: number) {
    jest.advanceTimersByTime(minutes * MINUTE);
    const { pool } = knex.client;
    do {
      await setImmediate();
    } while (pool.numUsed() + pool.numPendingAcquires() > 0);
    await setImmediate();
  }

  beforeAll(async () => {
    knex = await migratedDatabase(databaseId);
  });

  beforeEach(async () => {
    await knex('source_runs').delete();
    await knex('task_heartbeats').delete();
    // The database has timers of its own, of other kinds.
    jest.useFakeTimers({
      doNotFake: ['setImmediate', 'setInterval', 'nextTick', 'queueMicrotask'],
    });
  });

  afterEach(() => {
    jest.useRealTimers();
  });

  it('goes on with a postponed run soon after it can', async () => {
    const { scheduler, begin, runTask } = await setUp(knex, {
      resumable: true,
    });
    await begin();
    await runTask();

    await pass(19);
    expect(scheduler.triggerTask).not.toHaveBeenCalled();
    await pass(2);
    expect(scheduler.triggerTask.mock.calls).toEqual([['collect:fake']]);
  });

  it.each([
    ['long', 5 * 60, 60],
    ['no time', 0, 1],
  ])(
    'takes %s for an hour at most and some seconds at least',
    async (_, away, wait) => {
      const { scheduler, begin, runTask, runSource } = await setUp(knex, {
        resumable: true,
      });
      await begin();
      runSource.mockResolvedValue(new Date(Date.now() + away * MINUTE));
      await runTask();

      await pass(0);
      expect(scheduler.triggerTask).not.toHaveBeenCalled();
      await pass(wait);
      expect(scheduler.triggerTask).toHaveBeenCalledTimes(1);
    },
  );

  it('does not begin a new run when another replica finished this one', async () => {
    const { scheduler, begin, finish, runTask } = await setUp(knex, {
      resumable: true,
    });
    await begin();
    await runTask();
    await finish();
    await pass(21);
    expect(scheduler.triggerTask).not.toHaveBeenCalled();
  });

  it('forgets when to go on once a run has come to its end', async () => {
    const { scheduler, begin, runTask, runSource } = await setUp(knex, {
      resumable: true,
    });
    await begin();
    await runTask();
    runSource.mockResolvedValue(undefined);
    await runTask();
    await pass(61);
    expect(scheduler.triggerTask).not.toHaveBeenCalled();
  });

  it('leaves a run alone that is under way', async () => {
    const { scheduler, begin, runTask, logger } = await setUp(knex, {
      resumable: true,
    });
    scheduler.triggerTask.mockRejectedValue(new ConflictError('is running'));
    await begin();
    await runTask();
    await pass(21);
    expect(logger.debug).toHaveBeenCalledWith(
      expect.stringContaining('is running'),
    );
  });

  it('gives signs of life while it runs, and while it waits to go on', async () => {
    const { begin, heartbeats, runTask, runSource } = await setUp(knex, {
      resumable: true,
    });
    await begin();
    await runTask();
    expect(await heartbeats()).toEqual(['collect:fake']);
    runSource.mockImplementation(async () => {
      expect(await heartbeats()).toEqual(['collect:fake']);
      return undefined;
    });
    await runTask();
    expect(await heartbeats()).toEqual([]);
    runSource.mockRejectedValue(new Error('broken'));
    await expect(runTask()).rejects.toThrow('broken');
    expect(await heartbeats()).toEqual([]);
  });

  it('tells when all entities were assessed', async () => {
    const { onReassessed, reassess } = await setUp(knex);
    await reassess();
    expect(onReassessed).toHaveBeenCalledTimes(1);
  });

  it('leaves a source that does not resume to its schedule', async () => {
    const { scheduler, runTask } = await setUp(knex);
    await runTask();
    await pass(61);
    expect(scheduler.triggerTask).not.toHaveBeenCalled();
  });
});
