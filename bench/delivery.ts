import { BenchServer } from './BenchServer';
import { newDatabase, tidyUp } from './database';
import { DeliveryEvents } from './deliveryEvents';
import { atLeast, atMost, Figure, format, printFigure } from './Figure';
import { Readers } from './Readers';
import { WorldSize } from './world';

const world: WorldSize = { services: 5_000, checks: 8 };
const EVENTS_OF_EACH = 200;
/** Events in one request. */
const BATCH = 5_000;
/** Requests at once. */
const SENDERS = 2;
/** Events that are sent a second time. */
const AGAIN = 100_000;
const READERS = 10;
/** Milliseconds that a reader waits between requests. */
const PAUSE = 100;
const REQUESTS = 200;
const MAX_STATEMENTS = 3;

/**
 * A million delivery events of 5,000 services on PostgreSQL: throughput of the
 * HTTP API, time to measure a service, and response times for ten readers.
 */
export async function run(): Promise<Figure[]> {
  const database = newDatabase();
  const server = await BenchServer.start({ world, database });
  const readers = await Readers.signIn(server.url);
  try {
    await server.tell('collectAndAssess', 0);
    const events = new DeliveryEvents({
      services: world.services,
      eventsOfEach: EVENTS_OF_EACH,
      now: Date.now(),
    });
    const written = [
      await ingest(readers, events),
      await ingestAgain(readers, events),
      await measure(server),
    ];
    await tidyUp(database);
    return [
      ...written,
      await read('metrics of a service', entityPath(''), 15, server, readers),
      await read(
        'deployments behind a metric',
        entityPath('/counted?metric=changeLeadTime&days=90'),
        50,
        server,
        readers,
      ),
      await read(
        'distribution over all services',
        distribution,
        200,
        server,
        readers,
      ),
    ];
  } finally {
    readers.close();
    await server.stop();
  }
}

/** Sends events and returns the number per second. */
async function send(
  readers: Readers,
  events: DeliveryEvents,
  options: { count: number; status: 'created' | 'unchanged' },
): Promise<number> {
  const { count, status } = options;
  const start = performance.now();
  let next = 0;
  await Promise.all(
    Array.from({ length: SENDERS }, async () => {
      while (next < count) {
        const from = next;
        next += BATCH;
        const body = events.body(from, BATCH);
        const answer = JSON.parse(
          (await readers.send('/deliveries', body)).body,
        );
        if (answer.counts[status] !== BATCH) {
          throw new Error(
            `Not all are ${status}: ${JSON.stringify(answer.counts)}`,
          );
        }
      }
    }),
  );
  return count / ((performance.now() - start) / 1000);
}

async function ingest(readers: Readers, events: DeliveryEvents) {
  const value = await send(readers, events, {
    count: events.size,
    status: 'created',
  });
  return atLeast({
    name: 'delivery, events taken in over HTTP',
    ...{ value, unit: 'events/s', budget: 5_000 },
    note: `${format(events.size)} events, ${format(BATCH)} a request`,
  });
}

async function ingestAgain(readers: Readers, events: DeliveryEvents) {
  const value = await send(readers, events, {
    ...{ count: AGAIN, status: 'unchanged' },
  });
  return atLeast({
    name: 'delivery, the same events again',
    ...{ value, unit: 'events/s', budget: 5_000 },
  });
}

async function measure(server: BenchServer): Promise<Figure> {
  const start = performance.now();
  await server.tell('measure');
  const value = (performance.now() - start) / world.services;
  return atMost({
    name: 'delivery, measuring a service',
    ...{ value, unit: 'ms', budget: 20 },
    note: `${EVENTS_OF_EACH} events each, stored and assessed`,
  });
}

async function read(
  title: string,
  toPath: (request: number) => string,
  budget: number,
  server: BenchServer,
  readers: Readers,
): Promise<Figure> {
  await readers.read(toPath(0));
  const before = await server.tell('statements');
  await readers.read(toPath(1));
  const statements = (await server.tell('statements')) - before;
  if (statements > MAX_STATEMENTS) {
    throw new Error(`${title} took ${statements} SQL statements`);
  }
  const seen = await readers.readAtOnce({
    ...{ readers: READERS, pause: PAUSE, toPath },
    isOver: requests => requests >= REQUESTS,
  });
  return atMost({
    name: `delivery, ${title}: p95`,
    ...{ value: seen.p95, unit: 'ms', budget },
    note: `p50 ${format(seen.p50)} ms, SQL ${statements}, ${format(
      seen.bytes / 1000,
    )} kB`,
  });
}

function entityPath(rest: string) {
  return (request: number) =>
    `/deliveries/by-name/component/default/service-${
      (request * 7919) % world.services
    }${rest}`;
}

/** With a new filter, so that no response is cached. */
function distribution(request: number): string {
  return `/deliveries/distribution?lifecycle=production&lifecycle=experimental&lifecycle=none-${request}`;
}

if (require.main === module) {
  run().then(figures => figures.forEach(printFigure));
}
