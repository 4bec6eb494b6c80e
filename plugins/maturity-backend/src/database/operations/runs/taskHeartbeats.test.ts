import { Knex } from 'knex';
import { letHeartbeatsAge } from '../../__testUtils__/letHeartbeatsAge';
import {
  migratedDatabase,
  testDatabaseIds,
} from '../../__testUtils__/migratedTestDatabases';
import {
  beat,
  beginHeartbeat,
  claimDeadRuns,
  endHeartbeat,
} from './taskHeartbeats';

const run = { taskId: 'reassess', runId: 'a' };
const other = { taskId: 'collect:github', runId: 'c' };

const listRuns = (knex: Knex) =>
  knex('task_heartbeats').select('run_id', 'beat').orderBy('run_id');

describe('heartbeats of tasks', () => {
  it.each(testDatabaseIds)('go on until they end, %p', async id => {
    const knex = await migratedDatabase(id);
    await beginHeartbeat(knex, run);
    await beginHeartbeat(knex, other);
    expect(await beat(knex, run)).toBe(true);
    expect(await beat(knex, run)).toBe(true);
    expect(await listRuns(knex)).toEqual([
      { run_id: 'a', beat: 2 },
      { run_id: 'c', beat: 0 },
    ]);
    await endHeartbeat(knex, run);
    expect(await listRuns(knex)).toEqual([{ run_id: 'c', beat: 0 }]);
    expect(await beat(knex, run)).toBe(false);
  });

  it.each(testDatabaseIds)('belong to the last run of a task, %p', async id => {
    const knex = await migratedDatabase(id);
    await beginHeartbeat(knex, run);
    await beat(knex, run);
    await beginHeartbeat(knex, { ...run, runId: 'b' });
    expect(await beat(knex, run)).toBe(false);
    await endHeartbeat(knex, run);
    expect(await listRuns(knex)).toEqual([{ run_id: 'b', beat: 0 }]);
  });

  it.each(testDatabaseIds)(
    'are claimed by one when they are old, %p',
    async id => {
      const knex = await migratedDatabase(id);
      const claim = () => claimDeadRuns(knex, { seconds: 45, claimedFor: 10 });
      await beginHeartbeat(knex, run);
      await letHeartbeatsAge(knex, 40);
      await beginHeartbeat(knex, other);
      expect(await claim()).toEqual([]);
      await letHeartbeatsAge(knex, 10);
      const claims = await Promise.all([claim(), claim(), claim()]);
      expect(claims.flat()).toEqual([run]);
      await letHeartbeatsAge(knex, 8);
      expect(await claim()).toEqual([]);
      await letHeartbeatsAge(knex, 2);
      expect(await claim()).toEqual([run]);
      await letHeartbeatsAge(knex, 30);
      await beat(knex, run);
      expect(await claim()).toEqual([other]);
    },
  );

  it.each(testDatabaseIds)(
    'are left to others when they tell no time, %p',
    async id => {
      const knex = await migratedDatabase(id);
      await knex('task_heartbeats').insert({
        task_id: 'reassess',
        run_id: 'of an earlier version',
        beat: 3,
      });
      expect(
        await claimDeadRuns(knex, { seconds: 45, claimedFor: 10 }),
      ).toEqual([]);
    },
  );
});
