import { BenchServer } from './BenchServer';
import { newDatabase, tidyUp } from './database';
import { atLeast, atMost, Figure, format, printFigure } from './Figure';
import {
  fill,
  MEBIBYTE,
  measureRequest,
  Memory,
  PAUSE,
  READERS,
  REQUESTS,
  withServer,
} from './measureRequest';
import { Readers, Readings } from './Readers';
import { buildApp, measurePage } from './scorecardPage';
import { ScorecardRequest, scorecardRequests } from './scorecardRequests';
import { WorldSize } from './world';

const world: WorldSize = { services: 50_000, checks: 40 };
/** Before the name of each figure. */
const prefix = 'scorecard';
/** Requests of users who may see only one in so many services. */
const SHARE = 3;
const ASKED_OF_A_SHARE: ReadonlySet<string> = new Set([
  'counts by team',
  'outcomes of all checks',
  'what to fix first',
  'list by name',
]);
/** Duration of each measurement, quiet and while everything is assessed. */
const WATCHED_MS = 20_000;

/**
 * The requests of the pages for 50,000 services with 40 checks each, on
 * PostgreSQL: start time, memory, response times for ten readers, and response
 * times during a full assessment.
 */
export async function run(): Promise<Figure[]> {
  await buildApp();
  const options = { world, database: newDatabase(), servesApp: true };
  const empty = await fill(options);
  await tidyUp(options.database);
  return withServer(options, async (server, readers) => {
    const figures = await startUp(server, readers, empty);
    for (const request of scorecardRequests(world)) {
      figures.push(await measureRequest(request, { server, readers, prefix }));
    }
    figures.push(
      ...(await measureShare(server, readers)),
      await saturate(readers),
      await measureMemory(server, empty),
    );
    figures.push(await measurePage(server.url));
    return [...figures, await duringRun(server, readers)];
  });
}

async function startUp(
  server: BenchServer,
  readers: Readers,
  empty: Memory,
): Promise<Figure[]> {
  const { body } = await readers.read('/counts');
  const seconds = (performance.now() - server.began) / 1000;
  const { total } = JSON.parse(body).all;
  if (total !== world.services) {
    throw new Error(`Only ${total} of ${world.services} are assessed`);
  }
  const { heapUsed } = await server.tell('memory');
  return [
    figure('start of the process to the first answer', seconds, 's', 30),
    figure(
      'heap of the read model',
      (heapUsed - empty.heapUsed) / MEBIBYTE,
      'MiB',
      128,
    ),
  ];
}

/** Some requests, for users who may see one in three services. */
async function measureShare(
  server: BenchServer,
  readers: Readers,
): Promise<Figure[]> {
  const figures: Figure[] = [];
  await server.tell('showOneIn', SHARE);
  const { body } = await readers.read('/counts');
  const { total } = JSON.parse(body).all;
  if (total > world.services / SHARE + 1) {
    throw new Error(`${total} services are seen by who may see a third`);
  }
  for (const request of scorecardRequests(world)) {
    if (ASKED_OF_A_SHARE.has(request.title)) {
      const title = `${request.title}, one in three seen`;
      figures.push(
        await measureRequest(
          { ...request, title },
          { server, readers, prefix },
        ),
      );
    }
  }
  await server.tell('showOneIn', 1);
  return figures;
}

/** All requests in turn, without a pause: the throughput of one backend. */
async function saturate(readers: Readers): Promise<Figure> {
  const { answersPerSecond, p95 } = await readers.readAtOnce({
    readers: READERS,
    pause: 0,
    toPath: pickAny(scorecardRequests(world)),
    isOver: requests => requests >= 2 * REQUESTS,
  });
  return atLeast({
    name: `${prefix}, all questions without a pause`,
    value: answersPerSecond,
    unit: 'answers/s',
    budget: 100,
    note: `p95 ${format(p95)} ms`,
  });
}

async function measureMemory(
  server: BenchServer,
  empty: Memory,
): Promise<Figure> {
  const { rss } = await server.tell('memory');
  const more = (rss - empty.rss) / MEBIBYTE;
  return {
    ...figure('memory above an empty backend', more, 'MiB', 512),
    note: `RSS, empty ${format(empty.rss / MEBIBYTE)} MiB`,
  };
}

/**
 * All requests in turn while the same process collects and assesses everything,
 * against the same when it does nothing else.
 */
async function duringRun(
  server: BenchServer,
  readers: Readers,
): Promise<Figure> {
  const quiet = await askAll(readers, () => false);
  let isOver = false;
  const running = server.tell('collectAndAssess', 1).finally(() => {
    isOver = true;
  });
  const busy = await askAll(readers, () => isOver);
  await running;
  return {
    ...figure(
      'all questions while all is assessed anew: p95, against a quiet run',
      (busy.p95 / quiet.p95) * 100,
      '%',
      200,
    ),
    note: `p95 ${format(busy.p95)} and ${format(quiet.p95)} ms, p50 ${format(
      busy.p50,
    )} and ${format(quiet.p50)} ms`,
  };
}

async function askAll(
  readers: Readers,
  isDone: () => boolean,
): Promise<Readings> {
  const end = performance.now() + WATCHED_MS;
  return readers.readAtOnce({
    readers: READERS,
    pause: PAUSE,
    toPath: pickAny(scorecardRequests(world)),
    isOver: () => isDone() || performance.now() > end,
  });
}

function pickAny(requests: readonly ScorecardRequest[]) {
  return (request: number) =>
    requests[request % requests.length].toPath(request);
}

function figure(
  name: string,
  value: number,
  unit: string,
  budget: number,
): Figure {
  return atMost({ name: `${prefix}, ${name}`, value, unit, budget });
}

if (require.main === module) {
  run().then(figures => figures.forEach(printFigure));
}
