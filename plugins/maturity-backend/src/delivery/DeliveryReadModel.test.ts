import {
  deployment,
  measured,
  writeEvents,
} from '../database/__testUtils__/deliveries';
import { recordStatements } from '../database/__testUtils__/assessments';
import {
  migratedDatabase,
  testDatabaseIds,
} from '../database/__testUtils__/migratedTestDatabases';
import { deleteGoneReports, writeDeliveryReports } from '../database';
import { DeliveryReadModel } from './DeliveryReadModel';

jest.setTimeout(60_000);

const now = new Date('2026-03-01T09:00:00.000Z');
const dueAt = new Date('2026-03-02T00:00:00.000Z');
const later = new Date('2026-03-10T00:00:00.000Z');

async function start(id: (typeof testDatabaseIds)[number]) {
  const knex = await migratedDatabase(id);
  const measure = async (name: string, isGone = false) => {
    const event = deployment(name, name);
    await writeEvents(knex, now, event);
    const entityRef = `component:default/${name}`;
    const [{ marks }] = await knex('delivery_reports')
      .where({ entity_ref: entityRef })
      .select('marks');
    const entity = measured(entityRef, marks, { events: [event], now, dueAt });
    await writeDeliveryReports(knex, {
      entities: [isGone ? { entityRef, marks } : entity],
      settingsHash: 'one',
      now,
    });
  };
  const model = new DeliveryReadModel(knex);
  const names = async () => [...(await model.upToDate()).keys()].sort();
  return { knex, measure, model, names };
}

describe.each(testDatabaseIds)('DeliveryReadModel, %p', id => {
  it('knows what was written, in one statement when nothing was', async () => {
    const { knex, measure, model, names } = await start(id);
    expect(await names()).toEqual([]);
    await measure('cart');
    await measure('orders');
    expect(await names()).toEqual([
      'component:default/cart',
      'component:default/orders',
    ]);
    await measure('cart', true);
    expect(await names()).toEqual(['component:default/orders']);

    const statements = recordStatements(knex);
    await Promise.all([model.upToDate(), model.upToDate(), model.upToDate()]);
    expect(statements.length).toBeLessThanOrEqual(2);
  });

  it('reads all anew after it was away for too long', async () => {
    const { knex, measure, names } = await start(id);
    await measure('cart');
    await measure('orders');
    expect(await names()).toHaveLength(2);
    await measure('cart', true);
    await deleteGoneReports(knex, { before: later });
    expect(await names()).toEqual(['component:default/orders']);
  });
});
