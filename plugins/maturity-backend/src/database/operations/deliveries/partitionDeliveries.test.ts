import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { DeploymentEvent } from '@platform-maturity/backstage-plugin-maturity-common';
import createKnex, { Knex } from 'knex';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { byRef, deployment, writeEvents } from '../../__testUtils__/deliveries';
import {
  migratedDatabase,
  testDatabaseIds,
} from '../../__testUtils__/migratedTestDatabases';
import { readDeliveryStorage } from '../../deliveryPartitions';
import { migrate } from '../../migrations';
import { deleteOldDeliveries } from './deleteOldDeliveries';
import { deleteUnusedTargets } from './deleteUnusedTargets';
import { dropOldPartitions } from './dropOldPartitions';
import { partitionDeliveries } from './partitionDeliveries';
import { readDeliveryTargets } from './readDeliveryTargets';
import { readEntityDeliveries } from './readEntityDeliveries';
import { writeDeliveries } from './writeDeliveries';

jest.setTimeout(120_000);

const now = new Date('2026-05-01T09:00:00.000Z');
const day = 24 * 60 * 60 * 1000;
const cart = 'component:default/cart';

function finishedAt(at: string): Pick<DeploymentEvent, 'finishedAt'> {
  return { finishedAt: `${at}T08:00:00.000Z` };
}

async function partition(knex: Knex, at: Date = now): Promise<string[]> {
  const steps: string[] = [];
  await partitionDeliveries(knex, {
    now: at,
    onStep: done => steps.push(done),
  });
  return steps;
}

async function countRows(knex: Knex): Promise<Record<string, number>> {
  const { rows } = await knex.raw(
    `select tableoid::regclass::text as name, count(*)::int from deliveries group by 1 order by 1`,
  );
  return Object.fromEntries(
    rows.map((row: { name: string; count: number }) => [row.name, row.count]),
  );
}

async function readIndexes(knex: Knex, table: string): Promise<string[]> {
  const { rows } = await knex.raw(
    `select indexdef from pg_indexes where tablename = ?`,
    [table],
  );
  return rows
    .map(({ indexdef }: { indexdef: string }) =>
      indexdef.replace(/^.* USING /, ''),
    )
    .sort();
}

describe('partitionDeliveries', () => {
  it.each(testDatabaseIds)('are made on request only, %p', async id => {
    const knex = await migratedDatabase(id);
    expect(await readDeliveryStorage(knex)).toEqual({ kind: 'plain' });
  });

  it('makes the table the first partition of a new one', async () => {
    const knex = await migratedDatabase('POSTGRES_18');
    await writeEvents(
      knex,
      now,
      deployment('old', 'cart', finishedAt('2025-02-01')),
      deployment('new', 'cart', finishedAt('2026-04-30')),
    );
    const indexes = await readIndexes(knex, 'deliveries');

    expect(await partition(knex)).toEqual([
      'added the check deliveries_before_2026q3',
      'checked that deliveries_before_2026q3 can be a partition',
      'made the table the partition deliveries_before_2026q3',
      'made the partition deliveries_2026q3',
    ]);
    expect(await partition(knex)).toEqual([]);

    expect(await countRows(knex)).toEqual({ deliveries_before_2026q3: 2 });
    // All as before, except for the key over all partitions.
    expect(await readIndexes(knex, 'deliveries')).toEqual(
      indexes.filter(sql => sql !== 'btree (id)'),
    );
    for (const table of ['before_2026q3', '2026q3', 'other']) {
      expect(await readIndexes(knex, `deliveries_${table}`)).toEqual(indexes);
    }
    await writeEvents(
      knex,
      now,
      deployment('new', 'cart', finishedAt('2026-07-01')),
      deployment('late', 'cart', finishedAt('2027-07-01')),
    );
    expect(await countRows(knex)).toEqual({
      deliveries_before_2026q3: 1,
      deliveries_2026q3: 1,
      deliveries_other: 1,
    });
  });

  it('loses and doubles nothing that is written meanwhile, by two replicas at once', async () => {
    const knex = await migratedDatabase('POSTGRES_18');
    const replicas = Array.from({ length: 6 }, () =>
      createKnex({ ...knex.client.config, pool: { min: 0, max: 2 } }),
    );
    const write = async (replica: Knex, start: number) => {
      for (let at = start; at < 1_200; at += 4) {
        const event = (result: 'failed' | 'succeeded') =>
          deployment(`${at % 600}`, 'cart', {
            ...finishedAt(at % 2 === 0 ? '2026-04-30' : '2026-01-30'),
            result,
          });
        await writeDeliveries(replica, {
          events: [event(at < 600 ? 'failed' : 'succeeded')],
          ...{ sender: 'service:ci', match: byRef, now },
        });
      }
    };
    const steps: string[][] = [];
    await Promise.all([
      ...replicas.slice(0, 4).map(write),
      ...replicas.slice(4).map(async replica => {
        steps.push(await partition(replica));
      }),
    ]);
    await Promise.all(replicas.map(replica => replica.destroy()));

    const all = steps.flat();
    for (const step of [
      'made the table the partition deliveries_before_2026q3',
      'made the partition deliveries_2026q3',
    ]) {
      expect(all.filter(one => one === step)).toHaveLength(1);
    }
    expect(await countRows(knex)).toEqual({ deliveries_before_2026q3: 600 });
    const events = await readEntityDeliveries(knex, { entityRefs: [cart] });
    expect(events.get(cart)).toHaveLength(600);
    expect(
      events
        .get(cart)
        ?.every(
          event => event.kind === 'deployment' && event.result === 'succeeded',
        ),
    ).toBe(true);
  });

  it('goes on after each step', async () => {
    const knex = await migratedDatabase('POSTGRES_18');
    await writeEvents(knex, now, deployment('1', 'cart'));
    const stop = new Error('killed');
    const done: string[] = [];
    for (let kills = 0; kills < 9; kills++) {
      const killed = partitionDeliveries(knex, {
        now,
        onStep(step) {
          done.push(step);
          throw stop;
        },
      });
      if ((await killed.catch(error => error)) !== stop) {
        break;
      }
      await writeEvents(knex, now, deployment(`after-${kills}`, 'cart'));
    }
    expect(done).toHaveLength(4);
    expect(new Set(done).size).toBe(4);
    expect(await countRows(knex)).toEqual({ deliveries_before_2026q3: 5 });
  });

  it('begins anew when it was away for so long that the check would refuse events', async () => {
    const knex = await migratedDatabase('POSTGRES_18');
    const stop = new Error('killed');
    const killed = partitionDeliveries(knex, {
      now,
      onStep() {
        throw stop;
      },
    });
    await expect(killed).rejects.toBe(stop);
    const later = new Date('2026-06-25T00:00:00.000Z');

    expect(await partition(knex, later)).toEqual([
      'dropped the check deliveries_before_2026q3, which is out of date',
      'added the check deliveries_before_2026q4',
      'checked that deliveries_before_2026q4 can be a partition',
      'made the table the partition deliveries_before_2026q4',
    ]);
  });

  it('moves events that came before their partition into it', async () => {
    const knex = await migratedDatabase('POSTGRES_18');
    await partition(knex);
    const event = deployment('1', 'cart', finishedAt('2027-02-01'));
    await writeEvents(knex, now, event);
    expect(await countRows(knex)).toEqual({ deliveries_other: 1 });

    await partition(knex, new Date('2027-02-02T00:00:00.000Z'));

    expect(await countRows(knex)).toEqual({ deliveries_2027q1: 1 });
    const { partitions } = (await readDeliveryStorage(knex)) as {
      partitions?: { name: string }[];
    };
    expect(partitions?.map(({ name }) => name)).toEqual([
      'deliveries_before_2026q3',
      'deliveries_2026q3',
      'deliveries_2026q4',
      'deliveries_2027q1',
      'deliveries_2027q2',
    ]);
    expect(await writeEvents(knex, now, event)).toMatchObject([
      { status: 'unchanged' },
    ]);
  });

  it('can be taken back by the statements of the documentation', async () => {
    const knex = await migratedDatabase('POSTGRES_18');
    const indexes = await readIndexes(knex, 'deliveries');
    await writeEvents(knex, now, deployment('1', 'cart'));
    await partition(knex);
    await writeEvents(
      knex,
      now,
      deployment('2', 'cart', finishedAt('2026-07-01')),
    );
    const docs = await readFile(
      path.join(__dirname, '../../../../../../docs/delivery.md'),
      'utf8',
    );
    const [, statements] = /```sql\n(begin;[^`]*)```/.exec(docs) ?? [];

    await knex.raw(statements);

    expect(await readDeliveryStorage(knex)).toEqual({ kind: 'plain' });
    expect(await countRows(knex)).toEqual({ deliveries: 2 });
    expect(await readIndexes(knex, 'deliveries')).toEqual(indexes);
    // The new first partition takes in all that is there, later events too.
    expect(await partition(knex)).toHaveLength(3);
    expect(await countRows(knex)).toEqual({ deliveries_before_2026q4: 2 });
  });

  it('can be taken back with all tables', async () => {
    const knex = await migratedDatabase('POSTGRES_18');
    await partition(knex);
    const directory = resolvePackagePath(
      '@platform-maturity/backstage-plugin-maturity-backend',
      'migrations',
    );
    await knex.migrate.rollback({ directory }, true);
    expect(await knex.schema.hasTable('deliveries_2026q3')).toBe(false);
    await migrate(knex);
    expect(await readDeliveryStorage(knex)).toEqual({ kind: 'plain' });
  });
});

describe('retention with partitions', () => {
  it('drops quarters that are over, and the targets that nothing uses', async () => {
    const knex = await migratedDatabase('POSTGRES_18');
    await partition(knex, new Date('2025-08-01T00:00:00.000Z'));
    await partition(knex);
    await writeEvents(
      knex,
      now,
      deployment('1', 'first', finishedAt('2025-09-30')),
      deployment('2', 'fourth', finishedAt('2025-12-31')),
      deployment('3', 'cart', finishedAt('2025-12-31')),
      deployment('4', 'cart', finishedAt('2026-01-01')),
    );
    const drop = async (before: string) =>
      dropOldPartitions(knex, {
        storage: await readDeliveryStorage(knex),
        before: new Date(before),
      });

    expect(await drop('2025-09-30T23:59:59Z')).toEqual([]);
    expect(
      await deleteOldDeliveries(knex, {
        ...{ before: new Date('2025-09-30T23:59:59Z'), limit: 9 },
      }),
    ).toBe(1);
    expect(await drop('2025-10-01T00:00:00Z')).toEqual([
      'deliveries_before_2025q4',
    ]);
    expect(await drop('2026-03-31T00:00:00Z')).toEqual(['deliveries_2025q4']);
    expect(await countRows(knex)).toEqual({ deliveries_2026q1: 1 });

    let after: string | undefined = '';
    let deleted = 0;
    while (after !== undefined) {
      const part = await deleteUnusedTargets(knex, { after, limit: 1 });
      deleted += part.deleted;
      after = part.after;
    }
    // The first one went with its only event.
    expect(deleted).toBe(1);
    const targets = await readDeliveryTargets(knex, { after: '', limit: 9 });
    expect(targets.map(({ match }) => match)).toEqual([{ entityRef: cart }]);
    // All quarters are there that a report of today may be in.
    expect(await partition(knex, new Date(now.getTime() + day))).toEqual([]);
  });
});
