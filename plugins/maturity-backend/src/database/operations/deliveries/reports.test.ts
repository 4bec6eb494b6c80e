import { Knex } from 'knex';
import {
  deployment,
  measured,
  writeEvents,
} from '../../__testUtils__/deliveries';
import {
  migratedDatabase,
  testDatabaseIds,
} from '../../__testUtils__/migratedTestDatabases';
import {
  markMeasuredOtherwise,
  postponeMeasuring,
  readDueEntities,
} from './dueEntities';
import {
  readDeliveryFacts,
  readDeliveryReport,
  readDeliveryReports,
  readDeliveryRevision,
  readDeliverySummaries,
} from './readDeliveryReports';
import { MeasuredEntity, writeDeliveryReports } from './writeDeliveryReports';

const now = new Date('2026-03-01T09:00:00.000Z');
const dueAt = new Date('2026-03-02T00:00:00.000Z');
const cart = 'component:default/cart';
const orders = 'component:default/orders';
const event = deployment('1', 'cart');

async function write(knex: Knex, ...entities: MeasuredEntity[]) {
  return writeDeliveryReports(knex, { entities, settingsHash: 'one', now });
}

async function readDueAt(knex: Knex, at: Date) {
  const due = await readDueEntities(knex, { now: at, limit: 9 });
  return due.map(({ entityRef }) => entityRef);
}

describe('delivery reports', () => {
  it.each(testDatabaseIds)(
    'are stored, with facts and summary, until they are due again, %p',
    async id => {
      const knex = await migratedDatabase(id);
      await writeEvents(knex, now, event);
      const entity = measured(cart, 1, { events: [event], now, dueAt });

      expect(await write(knex, entity)).toEqual([cart]);

      const { report, summary, facts } = entity.measured!;
      const refs = { entityRefs: [cart, orders] };
      expect(await readDeliveryReport(knex, { entityRef: cart })).toEqual(
        report,
      );
      expect(await readDeliveryReport(knex, { entityRef: orders })).toBe(
        undefined,
      );
      expect(await readDeliveryReports(knex, refs)).toEqual(
        new Map([[cart, report]]),
      );
      expect(await readDeliveryFacts(knex, refs)).toEqual(
        new Map([[cart, { facts, measuredAt: now }]]),
      );
      expect(await readDeliverySummaries(knex, { after: 0, limit: 9 })).toEqual(
        [{ entityRef: cart, revision: 1, summary }],
      );
      expect(await readDueAt(knex, now)).toEqual([]);
      expect(await readDueAt(knex, dueAt)).toEqual([cart]);
      // Equal facts are no change, but the report is of another time.
      expect(await write(knex, entity)).toEqual([]);
      expect((await readDeliveryRevision(knex)).latest).toBe(2);
    },
  );

  it.each(testDatabaseIds)(
    'stay due when events came while they were measured, %p',
    async id => {
      const knex = await migratedDatabase(id);
      await writeEvents(knex, now, event);
      await writeEvents(knex, now, deployment('2', 'cart'));

      await write(knex, measured(cart, 1, { events: [event], now, dueAt }));

      expect(await readDeliveryReport(knex, { entityRef: cart })).toBeDefined();
      expect(await readDueAt(knex, now)).toEqual([cart]);
    },
  );

  it.each(testDatabaseIds)(
    'are not replaced by what was measured by fewer events, %p',
    async id => {
      const knex = await migratedDatabase(id);
      const both = [event, deployment('2', 'cart')];
      await writeEvents(knex, now, both[0]);
      await writeEvents(knex, now, both[1]);
      await write(knex, measured(cart, 2, { events: both, now, dueAt }));

      const late = measured(cart, 1, { events: [event], now, dueAt });
      expect(await write(knex, late)).toEqual([]);

      const facts = await readDeliveryFacts(knex, { entityRefs: [cart] });
      expect(facts.get(cart)?.facts).toMatchObject({
        deployments90d: { value: 2 },
      });
      expect(await readDueAt(knex, now)).toEqual([]);
    },
  );

  it.each(testDatabaseIds)(
    'are gone when there are no events any more, %p',
    async id => {
      const knex = await migratedDatabase(id);
      await writeEvents(knex, now, event);
      await write(knex, measured(cart, 1, { events: [event], now, dueAt }));

      expect(await write(knex, { entityRef: cart, marks: 1 })).toEqual([cart]);

      const refs = { entityRefs: [cart] };
      expect(await readDeliveryReports(knex, refs)).toEqual(new Map());
      expect(await readDeliveryFacts(knex, refs)).toEqual(new Map());
      expect(await readDeliverySummaries(knex, { after: 1, limit: 9 })).toEqual(
        [{ entityRef: cart, revision: 2 }],
      );
      expect(await readDueAt(knex, dueAt)).toEqual([]);
    },
  );

  it.each(testDatabaseIds)(
    'are due again when settings change, or later when that fails, %p',
    async id => {
      const knex = await migratedDatabase(id);
      await writeEvents(knex, now, event);
      await write(knex, measured(cart, 1, { events: [event], now, dueAt }));

      const settings = { settingsHash: 'one', now };
      expect(await markMeasuredOtherwise(knex, settings)).toBe(0);
      expect(await readDueAt(knex, now)).toEqual([]);
      const others = { settingsHash: 'two', now };
      expect(await markMeasuredOtherwise(knex, others)).toBe(1);
      expect(await readDueAt(knex, now)).toEqual([cart]);

      await postponeMeasuring(knex, { entityRefs: [cart], until: dueAt });
      expect(await readDueAt(knex, now)).toEqual([]);
      expect(await readDueAt(knex, dueAt)).toEqual([cart]);
    },
  );
});
