import {
  migratedDatabase,
  testDatabaseIds,
} from '../../__testUtils__/migratedTestDatabases';
import { readRequestPauses, writeRequestPause } from './requestPauses';

const now = new Date('2026-11-29T12:00:00Z');
const until = (minutes: number) => now.getTime() + minutes * 60_000;
const pause = {
  account: 'github:github.com',
  resource: '',
  until: until(5),
  reason: 'github.com asked for a pause',
};

describe('pauses of requests', () => {
  it.each(testDatabaseIds)(
    'are stored by account and resource, the longest of each, %p',
    async id => {
      const knex = await migratedDatabase(id);
      const write = (one: typeof pause) =>
        writeRequestPause(knex, { pause: one, now });
      const core = { ...pause, resource: 'core', until: until(60) };
      await write(pause);
      await write({ ...pause, until: until(2), reason: 'shorter' });
      await write(core);
      const longer = { ...pause, until: until(9), reason: 'longer' };
      await write(longer);

      const read = (at: number) =>
        readRequestPauses(knex, { now: new Date(until(at)) });
      expect(await read(0)).toEqual(expect.arrayContaining([longer, core]));
      expect(await read(0)).toHaveLength(2);
      expect(await read(9)).toEqual([core]);
    },
  );

  it.each(testDatabaseIds)('are deleted once they are over, %p', async id => {
    const knex = await migratedDatabase(id);
    await writeRequestPause(knex, { pause, now });
    const other = { ...pause, account: 'gitlab:gitlab.com', until: until(20) };
    const later = new Date(until(10));
    await writeRequestPause(knex, { pause: other, now: later });
    expect(await knex('request_pauses').pluck('account')).toEqual([
      'gitlab:gitlab.com',
    ]);
  });
});
