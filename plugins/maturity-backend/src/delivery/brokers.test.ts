import { setTimeout } from 'node:timers/promises';
import { mockServices } from '@backstage/backend-test-utils';
import { DefaultEventsService } from '@backstage/plugin-events-node';
import { deployment } from '../database/__testUtils__/deliveries';
import {
  migratedDatabase,
  testDatabaseIds,
} from '../database/__testUtils__/migratedTestDatabases';
import { DatabaseDeliveryIngest } from './DatabaseDeliveryIngest';
import { EntityIndex } from './EntityIndex';
import { subscribeToDeliveries } from './subscribeToDeliveries';

jest.setTimeout(60_000);

const now = new Date('2026-03-01T09:00:00.000Z');

/** The real events service, as the modules of brokers publish to it. */
async function start(
  id: (typeof testDatabaseIds)[number],
  retryAfter: readonly number[],
) {
  const knex = await migratedDatabase(id);
  const logger = mockServices.logger.mock();
  const service = DefaultEventsService.create({ logger, useEventBus: 'never' });
  await subscribeToDeliveries({
    events: service.forPlugin('maturity'),
    ingest: new DatabaseDeliveryIngest({
      knex,
      entities: { read: async () => new EntityIndex([]) },
      retention: 400 * 24 * 60 * 60 * 1000,
      now: () => now,
    }),
    logger,
    github: { workflows: [] },
    retryAfter,
  });
  const broker = service.forPlugin('events');
  return {
    logger,
    publish: broker.publish.bind(broker),
    takeTableAway: () => knex.schema.renameTable('deliveries', 'away'),
    bringTableBack: () => knex.schema.renameTable('away', 'deliveries'),
    readIds: () =>
      knex('deliveries').orderBy('external_id').pluck('external_id'),
    readRows: () => knex('deliveries').select(),
  };
}

function message(...ids: string[]): unknown {
  const events = ids.map(each => deployment(each, 'cart'));
  // The body of a message, as each module parses it.
  return JSON.parse(JSON.stringify(events.length === 1 ? events[0] : events));
}

describe.each(testDatabaseIds)('events of brokers, %p', id => {
  it.each([
    ['Kafka', 'maturity.deliveries', { 'content-type': 'application/json' }],
    ['Amazon SQS', 'maturity-deliveries', { sentBy: 'ci' }],
    ['Google Pub/Sub', 'maturity.deliveries', { origin: 'ci' }],
  ])('are stored once from %s', async (_, topic, metadata) => {
    const { publish, readIds, readRows } = await start(id, []);
    const events = { topic, eventPayload: message('1', '2'), metadata };
    await publish(events);
    const rows = await readRows();

    await publish(events);
    await publish({ topic, eventPayload: message('3'), metadata });

    expect(await readIds()).toEqual(['1', '2', '3']);
    expect((await readRows()).slice(0, 2)).toEqual(rows);
  });

  it('are acknowledged when they are stored, which waits for the database', async () => {
    const broker = await start(id, Array(500).fill(20));
    await broker.takeTableAway();
    let isAcknowledged = false;
    const published = broker
      .publish({ topic: 'maturity.deliveries', eventPayload: message('1') })
      .then(() => (isAcknowledged = true));
    await setTimeout(300);
    expect(isAcknowledged).toBe(false);

    await broker.bringTableBack();
    await published;

    expect(await broker.readIds()).toEqual(['1']);
  });

  it('are logged as lost when the database stays away, and stored when they are sent again', async () => {
    const broker = await start(id, [1, 1]);
    const event = {
      topic: 'maturity.deliveries',
      eventPayload: message('1'),
    };
    await broker.takeTableAway();
    // The events service keeps the failure from the publisher.
    await broker.publish(event);
    expect(broker.logger.warn).toHaveBeenLastCalledWith(
      'Subscriber "maturity.deliveries" failed to process event for topic "maturity.deliveries"',
      expect.anything(),
    );
    await broker.bringTableBack();

    await broker.publish(event);
    await broker.publish(event);

    expect(await broker.readIds()).toEqual(['1']);
  });
});
