import { Knex } from 'knex';
import { recordStatements } from '../../__testUtils__/assessments';
import { byRef, deployment, writeEvents } from '../../__testUtils__/deliveries';
import {
  migratedDatabase,
  testDatabaseIds,
} from '../../__testUtils__/migratedTestDatabases';
import { readDueEntities } from './dueEntities';
import { readEntityDeliveries } from './readEntityDeliveries';
import { writeDeliveries } from './writeDeliveries';

const first = new Date('2026-03-01T09:00:00.000Z');
const second = new Date('2026-03-01T10:00:00.000Z');
const cart = 'component:default/cart';
const orders = 'component:default/orders';

async function readEvents(knex: Knex, entityRef: string) {
  const found = await readEntityDeliveries(knex, { entityRefs: [entityRef] });
  return (found.get(entityRef) ?? []).sort((a, b) =>
    a.externalId < b.externalId ? -1 : 1,
  );
}

describe('writeDeliveries', () => {
  it.each(testDatabaseIds)(
    'stores an event once, however often it is sent, %p',
    async id => {
      const knex = await migratedDatabase(id);
      const event = deployment('1', 'cart', { title: `'; "\\ é 🚀` });

      expect(await writeEvents(knex, first, event, event)).toEqual([
        { status: 'created', entityRef: cart },
        { status: 'unchanged', entityRef: cart },
      ]);
      expect(await writeEvents(knex, second, event)).toEqual([
        { status: 'unchanged', entityRef: cart },
      ]);

      expect(await readEvents(knex, cart)).toEqual([event]);
      // The second time there was nothing to measure.
      expect(await readDueEntities(knex, { now: second, limit: 9 })).toEqual([
        { entityRef: cart, marks: 1 },
      ]);
    },
  );

  it.each(testDatabaseIds)(
    'joins reports of one thing in any order, %p',
    async id => {
      const knex = await migratedDatabase(id);
      const { finishedAt, result, ...rest } = deployment('1', 'cart');
      const started = { ...rest, startedAt: '2026-03-01T07:00:00.000Z' };
      const ended = { ...rest, finishedAt, result };

      await writeEvents(knex, first, ended);
      expect(await writeEvents(knex, second, started)).toEqual([
        { status: 'updated', entityRef: cart },
      ]);

      const joined = { ...started, ...ended };
      expect(await readEvents(knex, cart)).toEqual([joined]);
      const [row] = await knex('deliveries');
      expect(new Date(row.occurred_at).toISOString()).toBe(finishedAt);
      expect(new Date(row.received_at)).toEqual(first);
      expect(new Date(row.updated_at)).toEqual(second);
    },
  );

  it.each(testDatabaseIds)(
    'tells kinds, sources and ids apart, %p',
    async id => {
      const knex = await migratedDatabase(id);
      const event = deployment('1', 'cart');
      const { kind, source, externalId, target } = event;

      const written = await writeEvents(
        knex,
        first,
        event,
        { ...event, externalId: '2' },
        { ...event, source: 'other' },
        {
          kind: 'change',
          source,
          externalId,
          target,
          mergedAt: event.finishedAt,
        },
      );

      expect(kind).toBe('deployment');
      expect(written.map(({ status }) => status)).toEqual(
        Array(4).fill('created'),
      );
      expect(await readEvents(knex, cart)).toHaveLength(4);
    },
  );

  it.each(testDatabaseIds)(
    'keeps what belongs to nobody, and finds its entity when it is sent again, %p',
    async id => {
      const knex = await migratedDatabase(id);
      const target = { labels: { service: 'cart' } };
      const event = deployment('1', 'cart', { target });

      expect(await writeEvents(knex, first, event)).toEqual([
        { status: 'created' },
      ]);
      expect(await knex('delivery_reports')).toEqual([]);

      await writeDeliveries(knex, {
        events: [deployment('2', 'cart', { target })],
        sender: 'service:ci',
        match: () => ({ entityRef: cart }),
        now: second,
      });
      // Both, since they are called the same.
      expect(await readEvents(knex, cart)).toHaveLength(2);
    },
  );

  it.each(testDatabaseIds)(
    'keeps the events of senders apart, whatever ids they send, %p',
    async id => {
      const knex = await migratedDatabase(id);
      const write = (sender: string, result: 'succeeded' | 'failed') =>
        writeDeliveries(knex, {
          events: [deployment('1', 'cart', { result })],
          sender,
          match: byRef,
          now: first,
        });

      expect(await write('service:a', 'succeeded')).toMatchObject([
        { status: 'created' },
      ]);
      expect(await write('service:b', 'failed')).toMatchObject([
        { status: 'created' },
      ]);
      expect(await write('service:a', 'succeeded')).toMatchObject([
        { status: 'unchanged' },
      ]);
      expect(await readEvents(knex, cart)).toHaveLength(2);
    },
  );

  it.each(testDatabaseIds)(
    'moves an event to the entity that a later report names, %p',
    async id => {
      const knex = await migratedDatabase(id);
      const target = { labels: { service: 'cart' } };
      const options = { sender: 'service:ci', match: byRef, now: first };
      await writeDeliveries(knex, {
        ...options,
        events: [deployment('1', 'cart', { target })],
      });
      await writeDeliveries(knex, {
        ...options,
        events: [deployment('1', 'orders')],
      });

      expect(await readEvents(knex, orders)).toMatchObject([
        { target: { ...target, entityRef: orders } },
      ]);
    },
  );

  it.each(testDatabaseIds)(
    'writes a thousand events in a few statements, %p',
    async id => {
      const knex = await migratedDatabase(id);
      const events = Array.from({ length: 1_000 }, (_, index) =>
        deployment(`${index}`, `c${index % 100}`),
      );
      const statements = recordStatements(knex);

      await writeEvents(knex, first, ...events);

      // begin, claim, lock, read events and targets, write and read targets, events (2), marks, release, commit
      expect(statements.length).toBeLessThanOrEqual(12);
      expect(await knex('deliveries').select('id')).toHaveLength(1_000);
    },
  );

  it.each(testDatabaseIds)(
    'takes the same batch from two replicas at once, %p',
    async id => {
      const knex = await migratedDatabase(id);
      const events = Array.from({ length: 600 }, (_, index) =>
        deployment(`${index}`, `c${index % 7}`),
      );
      const backwards = [...events].reverse();

      const [one, other] = await Promise.all([
        writeEvents(knex, first, ...events),
        writeEvents(knex, first, ...backwards),
      ]);

      const statuses = [...one, ...other].map(({ status }) => status);
      expect(statuses.filter(status => status === 'created')).toHaveLength(600);
      expect(statuses.filter(status => status === 'unchanged')).toHaveLength(
        600,
      );
      expect(await knex('deliveries').select('id')).toHaveLength(600);
    },
  );

  it.each(testDatabaseIds)(
    'loses none of two reports that come at once, %p',
    async id => {
      const knex = await migratedDatabase(id);
      const { finishedAt, result, ...rest } = deployment('1', 'cart');
      await Promise.all([
        writeEvents(knex, first, {
          ...rest,
          startedAt: '2026-03-01T07:00:00.000Z',
        }),
        writeEvents(knex, first, { ...rest, finishedAt, result }),
      ]);
      expect(await readEvents(knex, cart)).toMatchObject([
        { startedAt: '2026-03-01T07:00:00.000Z', finishedAt, result },
      ]);
    },
  );

  it.each(testDatabaseIds)('writes nothing for no events, %p', async id => {
    const knex = await migratedDatabase(id);
    expect(await writeEvents(knex, first)).toEqual([]);
    expect(await readEntityDeliveries(knex, { entityRefs: [] })).toEqual(
      new Map(),
    );
  });
});
