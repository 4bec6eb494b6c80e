import { mockServices } from '@backstage/backend-test-utils';
import { ConflictError, NotFoundError } from '@backstage/errors';
import { Knex } from 'knex';
import { beat, beginHeartbeat } from '../database';
import { letHeartbeatsAge } from '../database/__testUtils__/letHeartbeatsAge';
import {
  migratedDatabase,
  testDatabaseIds,
} from '../database/__testUtils__/migratedTestDatabases';
import { TaskHeartbeats } from './TaskHeartbeats';

const dead = { taskId: 'collect:github', runId: 'dead' };

describe.each(testDatabaseIds)('TaskHeartbeats, %p', databaseId => {
  let knex: Knex;

  const pass = (seconds: number) => letHeartbeatsAge(knex, seconds);
  const listTasks = () => knex('task_heartbeats').pluck('task_id');

  function setUp() {
    const scheduler = mockServices.scheduler.mock();
    const logger = mockServices.logger.mock();
    const heartbeats = new TaskHeartbeats({ knex, scheduler, logger });
    return { heartbeats, scheduler };
  }

  beforeAll(async () => {
    knex = await migratedDatabase(databaseId);
  });

  beforeEach(async () => {
    await knex('task_heartbeats').delete();
  });

  it('runs a task again whose run gives no sign of life', async () => {
    const { heartbeats, scheduler } = setUp();
    await beginHeartbeat(knex, dead);
    await pass(25);
    await heartbeats.look();
    expect(scheduler.cancelTask).not.toHaveBeenCalled();
    await pass(5);
    await heartbeats.look();
    expect(scheduler.cancelTask.mock.calls).toEqual([['collect:github']]);
    expect(scheduler.triggerTask.mock.calls).toEqual([['collect:github']]);
    expect(await listTasks()).toEqual([]);
  });

  it('leaves a task alone whose run lives', async () => {
    const { heartbeats, scheduler } = setUp();
    await beginHeartbeat(knex, dead);
    for (let round = 0; round < 10; round += 1) {
      await heartbeats.look();
      await pass(20);
      await beat(knex, dead);
    }
    await beginHeartbeat(knex, { ...dead, runId: 'next' });
    await pass(25);
    await heartbeats.look();
    expect(scheduler.cancelTask).not.toHaveBeenCalled();
  });

  it('has one of several replicas run it again, also one that just started', async () => {
    const one = setUp();
    const other = setUp();
    await beginHeartbeat(knex, dead);
    await pass(50);
    await Promise.all([one.heartbeats.look(), other.heartbeats.look()]);
    expect(
      [one, other].flatMap(({ scheduler }) => scheduler.triggerTask.mock.calls),
    ).toEqual([['collect:github']]);
  });

  it('runs it again although the scheduler has noticed already', async () => {
    const { heartbeats, scheduler } = setUp();
    scheduler.cancelTask.mockRejectedValue(new ConflictError('not running'));
    await beginHeartbeat(knex, dead);
    await pass(50);
    await heartbeats.look();
    expect(scheduler.triggerTask).toHaveBeenCalledTimes(1);
  });

  it('clears the sign of a task that there is no more', async () => {
    const { heartbeats, scheduler } = setUp();
    const gone = new NotFoundError('Task does not exist');
    scheduler.cancelTask.mockRejectedValue(gone);
    scheduler.triggerTask.mockRejectedValue(gone);
    await beginHeartbeat(knex, { ...dead, taskId: 'collect:github:3/4' });
    await pass(50);
    await heartbeats.look();
    expect(await listTasks()).toEqual([]);
  });

  it('gives signs during a run, also one that fails', async () => {
    const { heartbeats } = setUp();
    await expect(
      heartbeats.during('reassess', async () => {
        expect(await listTasks()).toEqual(['reassess']);
        throw new Error('broken');
      }),
    ).rejects.toThrow('broken');
    expect(await listTasks()).toEqual([]);
  });
});
