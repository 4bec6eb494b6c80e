import { execFileSync } from 'node:child_process';
import { mockServices } from '@backstage/backend-test-utils';
import createKnexClient, { Knex } from 'knex';
import {
  dropOldPartitions,
  partitionDeliveries,
  readDeliveryStorage,
} from '../plugins/maturity-backend/src/database';
import { migrate } from '../plugins/maturity-backend/src/database/migrations';
import { markEntities } from '../plugins/maturity-backend/src/database/deliveryMarks';
import { DatabaseDeliveryIngest } from '../plugins/maturity-backend/src/delivery/DatabaseDeliveryIngest';
import { DeliveryMeasurer } from '../plugins/maturity-backend/src/delivery/DeliveryMeasurer';
import { EntityIndex } from '../plugins/maturity-backend/src/delivery/EntityIndex';
import { newDatabase } from './database';
import { DeliveryEvents } from './deliveryEvents';
import { DAYS, fillDeliveries } from './deliveryScaleInputs';
import { atLeast, atMost, Figure, format, printFigure } from './Figure';

/** Events stored at the end: `DELIVERY_EVENTS`. */
const STORED = Number(process.env.DELIVERY_EVENTS ?? 1_000_000);
const EVENTS_OF_EACH = 200;
/** Services that events are taken in of. */
const ACTIVE = 1_000;
/** Other services, which are measured. Each has as many events at each size. */
const MEASURED = 200;
/** Services in the small table. */
const FEW = ACTIVE + MEASURED;
/** Events that are taken in at each size. */
const INTAKE = 60_000;
const WARM_UP = 20_000;
const BATCH = 1_000;
const WRITERS = 4;
const DAY_MS = 24 * 60 * 60 * 1000;
const RETENTION = DAYS * DAY_MS;

interface Speed {
  /** Events per second. */
  readonly intake: number;
  /** Milliseconds per service whose events PostgreSQL has in memory. */
  readonly measuring: number;
  /** The same for services that are measured for the first time. */
  readonly cold: number;
}

/**
 * Intake, measuring and retention in one process beside PostgreSQL, with a
 * small and a large table of events, with partitions and without.
 */
export async function run(): Promise<Figure[]> {
  return [...(await compare('plain')), ...(await compare('partitioned'))];
}

async function compare(layout: 'plain' | 'partitioned'): Promise<Figure[]> {
  const { url, prefix } = newDatabase();
  const admin = createKnexClient({ client: 'pg', connection: url });
  await admin.raw('create database ??', [`${prefix}maturity`]);
  await admin.destroy();
  const address = new URL(url);
  address.pathname = `/${prefix}maturity`;
  const knex = createKnexClient({ client: 'pg', connection: address.href });
  try {
    await migrate(knex);
    const now = new Date();
    if (layout === 'partitioned') {
      // As if it had been partitioned when the first events came.
      for (const at of [new Date(now.getTime() - RETENTION), now]) {
        await partitionDeliveries(knex, { now: at, onStep: () => {} });
      }
    }
    await fill(knex, { from: 0, to: FEW, now });
    const small = await measureSpeed(knex, 'small');
    await fill(knex, { from: FEW, to: STORED / EVENTS_OF_EACH, now });
    const large = await measureSpeed(knex, 'large');
    return [
      ...toFigures(layout, small, large),
      ...(layout === 'partitioned' ? [await drop(knex, now)] : []),
    ];
  } finally {
    await knex.destroy();
  }
}

async function fill(
  knex: Knex,
  options: { from: number; to: number; now: Date },
): Promise<void> {
  const { from, to, now } = options;
  const middle = Math.round((from + to) / 2);
  await Promise.all(
    [
      { from, to: middle },
      { from: middle, to },
    ].map(part =>
      fillDeliveries(knex, { ...part, now, eventsOfEach: EVENTS_OF_EACH }),
    ),
  );
  await knex.raw('vacuum analyze');
  // Otherwise PostgreSQL writes the filled rows to disk during the intake.
  await knex.raw('checkpoint');
  // It does not wait for the disk (fsync=off): the system does, in the background.
  execFileSync('sync');
}

async function measureSpeed(knex: Knex, sender: string): Promise<Speed> {
  const cold = await measureServices(knex);
  const measuring = await measureServices(knex);
  await takeIn(knex, `${sender}, warm-up`, WARM_UP);
  return { intake: await takeIn(knex, sender, INTAKE), measuring, cold };
}

/** @returns events per second */
async function takeIn(
  knex: Knex,
  sender: string,
  count: number,
): Promise<number> {
  const index = new EntityIndex([]);
  for (let service = 0; service < ACTIVE; service++) {
    index.add({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: { name: `service-${service}` },
    });
  }
  const ingest = new DatabaseDeliveryIngest({
    knex,
    entities: { read: async () => index },
    retention: RETENTION,
  });
  const events = new DeliveryEvents({
    services: ACTIVE,
    eventsOfEach: EVENTS_OF_EACH,
    now: Date.now(),
  });
  // The latest events, as they come in day by day.
  let next = events.size - count;
  const start = performance.now();
  await Promise.all(
    Array.from({ length: WRITERS }, async () => {
      while (next < events.size) {
        const { items } = JSON.parse(events.body(next, BATCH));
        next += BATCH;
        const { counts } = await ingest.ingest(items, { id: sender });
        if (counts.created !== BATCH) {
          throw new Error(`Not all are created: ${JSON.stringify(counts)}`);
        }
      }
    }),
  );
  return count / ((performance.now() - start) / 1000);
}

async function measureServices(knex: Knex): Promise<number> {
  const measurer = new DeliveryMeasurer({
    knex,
    settings: {
      production: ['production'],
      incidentsTracked: false,
      attribution: { to: 'lastDeployment', withinHours: 24 },
    },
    settingsHash: 'bench',
    logger: mockServices.rootLogger(),
    onFactsChanged: async () => {},
  });
  const now = new Date();
  // Only these: all that the intake marked are due as well.
  await knex('delivery_reports').update({ due_at: null });
  await knex.transaction(tx =>
    markEntities(tx, {
      entityRefs: Array.from(
        { length: MEASURED },
        (_, index) => `component:default/service-${ACTIVE + index}`,
      ),
      now,
    }),
  );
  const start = performance.now();
  const count = await measurer.run(new AbortController().signal);
  if (count !== MEASURED) {
    throw new Error(`${count} of ${MEASURED} services were measured`);
  }
  return (performance.now() - start) / count;
}

function toFigures(layout: string, small: Speed, large: Speed): Figure[] {
  const name = `delivery, ${format(STORED)} events stored, ${layout}`;
  const note = (speed: number, unit: string) =>
    `${format(speed)} ${unit} with ${format(FEW * EVENTS_OF_EACH)}`;
  return [
    atLeast({
      name: `${name}: intake`,
      ...{ value: large.intake, unit: 'events/s', budget: 10_000 },
      note: note(small.intake, 'events/s'),
    }),
    atLeast({
      name: `${name}: intake, against the small table`,
      ...{ value: (large.intake / small.intake) * 100, unit: '%', budget: 80 },
    }),
    atMost({
      name: `${name}: measuring a service`,
      ...{ value: large.measuring, unit: 'ms', budget: 20 },
      note: note(small.measuring, 'ms'),
    }),
    atMost({
      name: `${name}: measuring a service for the first time`,
      ...{ value: large.cold, unit: 'ms', budget: 20 },
      note: note(small.cold, 'ms'),
    }),
    atMost({
      name: `${name}: measuring, against the small table`,
      value: (large.measuring / small.measuring) * 100,
      ...{ unit: '%', budget: 120 },
    }),
  ];
}

async function drop(knex: Knex, now: Date): Promise<Figure> {
  const storage = await readDeliveryStorage(knex);
  const start = performance.now();
  // All that is older than half a year.
  const dropped = await dropOldPartitions(knex, {
    storage,
    before: new Date(now.getTime() - RETENTION / 2),
  });
  return atMost({
    name: `delivery, ${format(STORED)} events stored: retention`,
    value: (performance.now() - start) / 1000 / dropped.length,
    ...{ unit: 's a partition', budget: 1 },
    note: `${dropped.length} partitions`,
  });
}

if (require.main === module) {
  run().then(figures => figures.forEach(printFigure));
}
