import { mockServices } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { readDeliveryStorage } from '../database';
import { deployment, writeEvents } from '../database/__testUtils__/deliveries';
import {
  migratedDatabase,
  testDatabaseIds,
} from '../database/__testUtils__/migratedTestDatabases';
import { DeliveryRetention } from './DeliveryRetention';

jest.setTimeout(60_000);

const day = 24 * 60 * 60 * 1000;
const now = new Date('2026-03-01T09:00:00.000Z');
const { signal } = new AbortController();

function retain(knex: Knex, isPartitioned: boolean) {
  const logger = mockServices.logger.mock();
  const retention = new DeliveryRetention({
    ...{ knex, retention: 400 * day, isPartitioned, logger },
  });
  return { logger, run: (at: Date) => retention.run(at, signal) };
}

async function writeOld(knex: Knex, name: string, finishedAt: string) {
  await writeEvents(knex, now, deployment(name, name, { finishedAt }));
}

describe.each(testDatabaseIds)('DeliveryRetention, %p', id => {
  it('deletes single events of a plain table, exactly', async () => {
    const knex = await migratedDatabase(id);
    const { run } = retain(knex, false);
    await writeOld(knex, 'old', '2025-01-25T08:59:00.000Z');
    await writeOld(knex, 'kept', '2025-01-25T09:01:00.000Z');

    expect(await run(now)).toEqual({
      'old events deleted': 1,
      'old partitions deleted': 0,
      'unused targets deleted': 0,
    });
    expect(await knex('deliveries').pluck('external_id')).toEqual(['kept']);
    expect(await readDeliveryStorage(knex)).toEqual({ kind: 'plain' });
  });
});

describe('DeliveryRetention with partitions', () => {
  const id = 'POSTGRES_18';

  it('needs PostgreSQL', async () => {
    const knex = await migratedDatabase('SQLITE_3');
    expect(() => retain(knex, true)).toThrow(
      'maturity.delivery.partitions: needs PostgreSQL',
    );
  });

  it('makes partitions where they are wanted, and keeps them from then on', async () => {
    const knex = await migratedDatabase(id);
    await writeOld(knex, 'old', '2025-01-25T08:59:00.000Z');
    await writeOld(knex, 'kept', '2025-01-25T09:01:00.000Z');
    const { logger, run } = retain(knex, true);

    // Single events are still deleted from what the table held before.
    expect(await run(now)).toMatchObject({ 'old events deleted': 1 });
    expect(logger.info.mock.calls.map(([message]) => message)).toContain(
      'Partitions of delivery events: made the table the partition deliveries_before_2026q2',
    );

    await writeOld(knex, 'next', '2026-04-01T00:00:00.000Z');
    const left = retain(knex, false);
    // The first partition is over, but not all of it is out of retention.
    await left.run(new Date('2026-06-01T00:00:00.000Z'));
    expect(await knex('deliveries').pluck('external_id')).toEqual(['next']);
    const after = new Date('2027-05-10T00:00:00.000Z');
    expect(await left.run(after)).toEqual({
      'old events deleted': 0,
      'old partitions deleted': 1,
      'unused targets deleted': 0,
    });
    expect(await knex('deliveries').pluck('external_id')).toEqual(['next']);
    const storage = await readDeliveryStorage(knex);
    expect(
      storage.kind === 'partitioned' && storage.partitions.at(-1)?.name,
    ).toBe('deliveries_2027q3');
  });

  it('leaves a table that is in use to the next run', async () => {
    const knex = await migratedDatabase(id);
    const { logger, run } = retain(knex, true);
    const query = await knex.transaction();
    await query('deliveries').select('id');
    await writeOld(knex, 'old', '2025-01-25T08:59:00.000Z');

    expect(await run(now)).toMatchObject({ 'old events deleted': 1 });
    expect(logger.warn).toHaveBeenCalledWith(
      'Partitions of delivery events: a long query uses the table; the next run tries again',
    );
    await query.rollback();
    await run(now);
    expect(await readDeliveryStorage(knex)).toMatchObject({
      kind: 'partitioned',
    });
  });
});
