import {
  deployment,
  measured,
  writeEvents,
} from '../../__testUtils__/deliveries';
import {
  migratedDatabase,
  testDatabaseIds,
} from '../../__testUtils__/migratedTestDatabases';
import { deleteEntities } from '../entities/deleteEntities';
import { listEntityRefs } from '../entities/listEntityRefs';
import { deleteGoneReports } from './deleteGoneReports';
import { deleteOldDeliveries } from './deleteOldDeliveries';
import { listUnmatchedDeliveries } from './listUnmatchedDeliveries';
import {
  readDeliveryReport,
  readDeliveryRevision,
  readDeliverySummaries,
} from './readDeliveryReports';
import { readDeliveryTargets } from './readDeliveryTargets';
import { readEntityDeliveries } from './readEntityDeliveries';
import { writeDeliveryReports } from './writeDeliveryReports';
import { writeTargetMatches } from './writeTargetMatches';

const now = new Date('2026-03-01T09:00:00.000Z');
const later = new Date('2026-03-10T09:00:00.000Z');
const dueAt = new Date('2026-03-02T00:00:00.000Z');
const cart = 'component:default/cart';
const event = deployment('1', 'cart');

async function databaseWithReport(id: (typeof testDatabaseIds)[number]) {
  const knex = await migratedDatabase(id);
  await writeEvents(knex, now, event);
  await writeDeliveryReports(knex, {
    entities: [measured(cart, 1, { events: [event], now, dueAt })],
    settingsHash: 'one',
    now,
  });
  return knex;
}

describe('deleting an entity', () => {
  it.each(testDatabaseIds)(
    'takes its report, and leaves its events to nobody until it is back, %p',
    async id => {
      const knex = await databaseWithReport(id);
      expect(await listEntityRefs(knex)).toEqual([cart]);

      await deleteEntities(knex, { entityRefs: [cart], now: later });

      expect(await listEntityRefs(knex)).toEqual([]);
      expect(await readDeliveryReport(knex, { entityRef: cart })).toBe(
        undefined,
      );
      expect(await readEntityDeliveries(knex, { entityRefs: [cart] })).toEqual(
        new Map(),
      );
      expect(await readDeliverySummaries(knex, { after: 1, limit: 9 })).toEqual(
        [{ entityRef: cart, revision: 2 }],
      );
      expect(await listUnmatchedDeliveries(knex, { limit: 9 })).toMatchObject({
        total: 1,
        items: [{ count: 1, reason: 'The entity is no longer in the catalog' }],
      });

      // A report that was being measured meanwhile comes too late.
      await writeDeliveryReports(knex, {
        entities: [measured(cart, 1, { events: [event], now, dueAt })],
        settingsHash: 'one',
        now,
      });
      expect(await readDeliveryReport(knex, { entityRef: cart })).toBe(
        undefined,
      );

      const [target] = await readDeliveryTargets(knex, {
        after: '',
        limit: 9,
      });
      await writeTargetMatches(knex, {
        matches: new Map([[target.id, { entityRef: cart }]]),
        now: later,
      });
      const events = await readEntityDeliveries(knex, { entityRefs: [cart] });
      expect(events.get(cart)).toEqual([event]);
    },
  );
});

describe('deleteGoneReports', () => {
  it.each(testDatabaseIds)(
    'forgets reports that are long gone, and says so, %p',
    async id => {
      const knex = await databaseWithReport(id);
      await deleteGoneReports(knex, { before: later });
      expect(await knex('delivery_reports').select('entity_ref')).toHaveLength(
        1,
      );

      await deleteEntities(knex, { entityRefs: [cart], now });
      await deleteGoneReports(knex, { before: now });
      expect(await readDeliveryRevision(knex)).toEqual({
        latest: 2,
        forgotten: 0,
      });
      await deleteGoneReports(knex, { before: later });

      expect(await knex('delivery_reports')).toEqual([]);
      expect(await readDeliveryRevision(knex)).toEqual({
        latest: 2,
        forgotten: 2,
      });
    },
  );
});

describe('deleteOldDeliveries', () => {
  it.each(testDatabaseIds)(
    'deletes the oldest first, and targets that nothing is called by, %p',
    async id => {
      const knex = await migratedDatabase(id);
      const days = ['01', '02', '03', '04'];
      await writeEvents(
        knex,
        now,
        ...days.map(day =>
          deployment(day, day === '04' ? 'orders' : `c${day}`, {
            finishedAt: `2026-02-${day}T08:00:00.000Z`,
          }),
        ),
        deployment('05', 'c01', { finishedAt: '2026-02-05T08:00:00.000Z' }),
      );
      const before = new Date('2026-02-04T00:00:00.000Z');

      expect(await deleteOldDeliveries(knex, { before, limit: 2 })).toBe(2);
      expect(await knex('deliveries').pluck('external_id')).toEqual(
        expect.arrayContaining(['03', '04', '05']),
      );
      expect(await deleteOldDeliveries(knex, { before, limit: 2 })).toBe(1);
      expect(await deleteOldDeliveries(knex, { before, limit: 2 })).toBe(0);

      const targets = await readDeliveryTargets(knex, {
        after: '',
        limit: 9,
      });
      expect(targets.map(({ target }) => target.entityRef).sort()).toEqual([
        'component:default/c01',
        'component:default/orders',
      ]);
    },
  );
});
