import {
  migratedDatabase,
  testDatabaseIds,
} from '../../__testUtils__/migratedTestDatabases';
import {
  beat,
  beginHeartbeat,
  claimHeartbeat,
  endHeartbeat,
  readHeartbeats,
} from './taskHeartbeats';

const run = { taskId: 'reassess', runId: 'a' };
const other = { taskId: 'collect:github', runId: 'c' };

describe('heartbeats of tasks', () => {
  it.each(testDatabaseIds)('grow until they end, %p', async id => {
    const knex = await migratedDatabase(id);
    await beginHeartbeat(knex, run);
    await beginHeartbeat(knex, other);
    expect(await beat(knex, run)).toBe(true);
    expect(await beat(knex, run)).toBe(true);
    expect(await readHeartbeats(knex)).toEqual(
      expect.arrayContaining([
        { ...run, beat: 2 },
        { ...other, beat: 0 },
      ]),
    );
    await endHeartbeat(knex, run);
    expect(await readHeartbeats(knex)).toEqual([{ ...other, beat: 0 }]);
    expect(await beat(knex, run)).toBe(false);
  });

  it.each(testDatabaseIds)('belong to the last run of a task, %p', async id => {
    const knex = await migratedDatabase(id);
    await beginHeartbeat(knex, run);
    await beat(knex, run);
    const next = { ...run, runId: 'b' };
    await beginHeartbeat(knex, next);
    expect(await beat(knex, run)).toBe(false);
    await endHeartbeat(knex, run);
    expect(await readHeartbeats(knex)).toEqual([{ ...next, beat: 0 }]);
  });

  it.each(testDatabaseIds)(
    'are claimed by one, and not while they grow, %p',
    async id => {
      const knex = await migratedDatabase(id);
      await beginHeartbeat(knex, run);
      const seen = { ...run, beat: 0 };
      await beat(knex, run);
      expect(await claimHeartbeat(knex, seen)).toBe(false);
      const last = { ...run, beat: 1 };
      const claims = [claimHeartbeat(knex, last), claimHeartbeat(knex, last)];
      expect((await Promise.all(claims)).sort()).toEqual([false, true]);
    },
  );
});
