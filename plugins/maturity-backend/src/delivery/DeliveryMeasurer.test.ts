import { mockServices } from '@backstage/backend-test-utils';
import { deliverySettings as settings } from '../__testUtils__/startRouter';
import {
  readDeliveryFacts,
  readDeliveryReport,
  readDueEntities,
} from '../database';
import { deployment, writeEvents } from '../database/__testUtils__/deliveries';
import {
  migratedDatabase,
  testDatabaseIds,
} from '../database/__testUtils__/migratedTestDatabases';
import { DeliveryMeasurer } from './DeliveryMeasurer';
import { DeliveryReadModel } from './DeliveryReadModel';

jest.setTimeout(60_000);

const cart = 'component:default/cart';
const { signal } = new AbortController();

async function start(
  id: (typeof testDatabaseIds)[number],
  more: Partial<typeof settings> = {},
) {
  const knex = await migratedDatabase(id);
  const clock = { now: new Date('2026-03-01T09:00:00.000Z') };
  const logger = mockServices.logger.mock();
  const onFactsChanged = jest.fn(async () => {});
  const measurer = new DeliveryMeasurer({
    knex,
    settings: { ...settings, ...more },
    logger,
    onFactsChanged,
    settingsHash: 'one',
    now: () => clock.now,
  });
  const reportAt = async () =>
    (await readDeliveryReport(knex, { entityRef: cart }))?.at;
  return { knex, clock, logger, onFactsChanged, measurer, reportAt };
}

describe.each(testDatabaseIds)('DeliveryMeasurer, %p', id => {
  it('measures when events change and once each UTC day, and tells of new facts', async () => {
    const { knex, clock, onFactsChanged, measurer, reportAt } = await start(id);
    await writeEvents(knex, clock.now, deployment('1', 'cart'));

    expect(await measurer.run(signal)).toBe(1);
    expect(onFactsChanged).toHaveBeenCalledWith([cart], signal);
    expect(await measurer.run(signal)).toBe(0);

    clock.now = new Date('2026-03-01T23:59:59.000Z');
    expect(await measurer.run(signal)).toBe(0);
    clock.now = new Date('2026-03-02T00:00:00.000Z');
    expect(await measurer.run(signal)).toBe(1);
    expect(await reportAt()).toBe(clock.now.toISOString());
    // Measured anew, with the same facts.
    expect(onFactsChanged).toHaveBeenCalledTimes(1);
  });

  it('measures each hour while a failure lasts', async () => {
    const { knex, clock, measurer, reportAt } = await start(id);
    await writeEvents(knex, clock.now, deployment('1', 'cart'), {
      kind: 'incident',
      source: 'pager',
      externalId: 'i',
      target: { entityRef: cart },
      startedAt: '2026-03-01T08:30:00.000Z',
    });
    await measurer.run(signal);
    for (const time of ['10:00', '11:00']) {
      clock.now = new Date(`2026-03-01T${time}:00.000Z`);
      expect(await measurer.run(signal)).toBe(1);
      expect(await reportAt()).toBe(clock.now.toISOString());
    }
  });

  it.each([true, false])(
    'takes signs of other entities for its own if incidents of all are tracked: %p',
    async incidentsTracked => {
      const { knex, clock, measurer } = await start(id, { incidentsTracked });
      const at = clock.now.toISOString();
      await writeEvents(knex, clock.now, deployment('1', 'cart'), {
        kind: 'heartbeat',
        source: 'pager',
        externalId: at,
        target: {},
        at,
        covers: ['incidents'],
      });
      await measurer.run(signal);
      const report = await readDeliveryReport(knex, { entityRef: cart });
      expect(report?.windows[0].metrics[3].current).toMatchObject(
        incidentsTracked ? { value: 0 } : { reason: 'incidentsNotTracked' },
      );
    },
  );

  it('drops the report of an entity without events', async () => {
    const { knex, clock, onFactsChanged, measurer, reportAt } = await start(id);
    const model = new DeliveryReadModel(knex);
    await writeEvents(knex, clock.now, deployment('1', 'cart'));
    await measurer.run(signal);
    expect([...(await model.upToDate()).keys()]).toEqual([cart]);

    await knex('delivery_targets').update({ entity_ref: null });
    clock.now = new Date('2026-03-02T00:00:00.000Z');
    await measurer.run(signal);

    expect(await reportAt()).toBe(undefined);
    expect(await readDeliveryFacts(knex, { entityRefs: [cart] })).toEqual(
      new Map(),
    );
    expect(onFactsChanged).toHaveBeenCalledTimes(2);
    expect((await model.upToDate()).size).toBe(0);
  });

  it('goes on past an entity that cannot be measured, and tries it again later', async () => {
    const { knex, clock, logger, measurer, reportAt } = await start(id);
    await writeEvents(
      knex,
      clock.now,
      deployment('1', 'cart'),
      deployment('2', 'orders'),
    );
    await knex('deliveries')
      .where({ external_id: '2' })
      .update({ details: '{"finishedAt":{"no":"instant"},"environment":7}' });

    expect(await measurer.run(signal)).toBe(2);

    expect(await reportAt()).toBeDefined();
    expect(logger.error).toHaveBeenCalledWith(
      expect.stringMatching(/^Could not measure component:default\/orders/),
    );
    expect(await readDueEntities(knex, { now: clock.now, limit: 9 })).toEqual(
      [],
    );
    clock.now = new Date('2026-03-01T10:00:00.000Z');
    expect(await measurer.run(signal)).toBe(1);
  });

  it('stops when it is told to, and when it has done enough', async () => {
    const { knex, clock, measurer } = await start(id);
    const events = Array.from({ length: 120 }, (_, index) =>
      deployment(`${index}`, `c${index}`),
    );
    await writeEvents(knex, clock.now, ...events);
    await expect(
      measurer.run(AbortSignal.abort(new Error('Enough'))),
    ).rejects.toThrow('Enough');
    expect(await measurer.run(signal, 60)).toBe(100);
    expect(await measurer.run(signal)).toBe(20);
  });
});
