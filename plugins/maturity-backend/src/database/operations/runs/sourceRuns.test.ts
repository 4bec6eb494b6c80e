import { Knex } from 'knex';
import {
  migratedDatabase,
  testDatabaseIds,
} from '../../__testUtils__/migratedTestDatabases';
import {
  beginSourceRun,
  deleteOtherRuns,
  finishSourceRun,
  hasFinishedRuns,
  hasUnfinishedRun,
} from './sourceRuns';

const at = (hour: number) => new Date(Date.UTC(2026, 2, 1, hour, 0, 0, 123));

const begin = (knex: Knex, hour: number, workId = 'github') =>
  beginSourceRun(knex, {
    workId,
    now: at(hour),
    resumableSince: at(hour - 24),
  });

const finish = (knex: Knex, startedAt: Date, hour: number, workId = 'github') =>
  finishSourceRun(knex, { workId, startedAt, now: at(hour) });

const isUnfinished = (knex: Knex) =>
  hasUnfinishedRun(knex, { workId: 'github' });

const begunAt = (hour: number, isResumed = false) => ({
  startedAt: at(hour),
  isResumed,
});

describe('runs of a source', () => {
  it.each(testDatabaseIds)(
    'are gone on with until they finish, %p',
    async id => {
      const knex = await migratedDatabase(id);
      expect(await isUnfinished(knex)).toBe(false);
      expect(await begin(knex, 8)).toEqual(begunAt(8));
      expect(await isUnfinished(knex)).toBe(true);
      expect(await begin(knex, 9)).toEqual(begunAt(8, true));
      expect(await begin(knex, 32)).toEqual(begunAt(8, true));

      await finish(knex, at(8), 33);

      expect(await isUnfinished(knex)).toBe(false);
      expect(await begin(knex, 34)).toEqual(begunAt(34));
      expect(await begin(knex, 35)).toEqual(begunAt(34, true));
    },
  );

  it.each(testDatabaseIds)(
    'begin anew when the last one began long ago, %p',
    async id => {
      const knex = await migratedDatabase(id);
      await begin(knex, 8);
      expect(await begin(knex, 33)).toEqual(begunAt(33));
      expect(await begin(knex, 34)).toEqual(begunAt(33, true));
    },
  );

  it.each(testDatabaseIds)(
    'do not finish the one that began after them, %p',
    async id => {
      const knex = await migratedDatabase(id);
      await begin(knex, 8);
      await begin(knex, 33);
      await finish(knex, at(8), 34);
      expect(await begin(knex, 35)).toEqual(begunAt(33, true));
    },
  );

  it.each(testDatabaseIds)(
    'are all finished once the last of them is, %p',
    async id => {
      const knex = await migratedDatabase(id);
      const workIds = ['reassess:1/2', 'reassess:2/2'];
      const isFinished = () => hasFinishedRuns(knex, { workIds });
      expect(await isFinished()).toBe(false);
      await begin(knex, 8, workIds[0]);
      await finish(knex, at(8), 9, workIds[0]);
      expect(await isFinished()).toBe(false);
      await begin(knex, 8, workIds[1]);
      await finish(knex, at(8), 9, workIds[1]);
      expect(await isFinished()).toBe(true);
      await begin(knex, 10, workIds[0]);
      expect(await isFinished()).toBe(false);
    },
  );

  it.each(testDatabaseIds)(
    'are kept apart, and forgotten with their source or shard, %p',
    async id => {
      const knex = await migratedDatabase(id);
      await begin(knex, 8);
      await begin(knex, 9, 'gitlab');
      await finish(knex, at(8), 10);
      expect(await begin(knex, 11, 'gitlab')).toEqual(begunAt(9, true));

      await begin(knex, 12, 'github:1/2');
      await deleteOtherRuns(knex, { workIds: ['github'] });
      expect(await knex('source_runs').pluck('source_id')).toEqual(['github']);
    },
  );
});
