import { Knex } from 'knex';
import { BenchServer, ServerOptions } from './BenchServer';
import { newDatabase, tidyUp, withKnex } from './database';
import { atMost, Figure, format, printFigure } from './Figure';
import { Readers } from './Readers';
import { scorecardRequests } from './scorecardRequests';
import { WorldSize } from './world';

/** Assessed by the backend itself; the others are copies of their rows. */
const assessed: WorldSize = { services: 10_000, checks: 40 };
const world: WorldSize = {
  ...assessed,
  services: Number(process.env.SCALE_SERVICES ?? 500_000),
};
const READERS = 10;
/** Milliseconds that a reader waits between requests. */
const PAUSE = 100;
const REQUESTS = 300;
/** Number of warm-up requests. */
const WARM_UP = 20;
const MEBIBYTE = 1024 * 1024;
const MEASURED = [
  'counts by team',
  'counts by team, asked before',
  'outcomes of all checks',
  'what to fix first',
  'list by name',
];

/**
 * The page of an organisation of 500,000 services with 40 checks each, on PostgreSQL:
 * start, memory, and response times for ten readers.
 */
export async function run(): Promise<Figure[]> {
  const database = newDatabase();
  const empty = await fill({ world: assessed, database });
  await copyRows(database);
  await tidyUp(database);
  return withServer({ world, database }, async (server, readers) => {
    await readers.read('/counts');
    const seconds = (performance.now() - server.began) / 1000;
    const figures = [
      figure('start of the process to the first answer', seconds, 's', 120),
    ];
    for (const { title, toPath } of scorecardRequests(world)) {
      if (MEASURED.includes(title)) {
        figures.push(await measure(title, toPath, readers));
      }
    }
    const { rss } = await server.tell('memory');
    const more = (rss - empty) / MEBIBYTE;
    return [
      ...figures,
      figure('memory above an empty backend', more, 'MiB', 1536),
    ];
  });
}

async function withServer<T>(
  options: Omit<ServerOptions, 'port'>,
  work: (server: BenchServer, readers: Readers) => Promise<T>,
): Promise<T> {
  const server = await BenchServer.start(options);
  const readers = await Readers.signIn(server.url);
  try {
    return await work(server, readers);
  } finally {
    readers.close();
    await server.stop();
  }
}

/** Assesses the first services, and returns the memory of a backend before that. */
async function fill(options: Omit<ServerOptions, 'port'>): Promise<number> {
  return withServer(options, async (server, readers) => {
    await readers.read('/counts');
    const { rss } = await server.tell('memory');
    await server.tell('collectAndAssess', 0);
    return rss;
  });
}

/** Stores the other services: as the assessed ones, with names of their own. */
async function copyRows(database: {
  url: string;
  prefix: string;
}): Promise<void> {
  const prefix = 'component:default/service-';
  const number = `(substring(entity_ref from ${prefix.length + 1})::int
    + copy * ${assessed.services})`;
  await withKnex(database, async knex => {
    await copyTable(knex, 'assessments', {
      name: `'service-' || ${number}`,
      title: `'Service number ' || ${number}`,
      entity_ref: `'${prefix}' || ${number}`,
      // The evidence is read for one service at a time.
      results: `'[]'`,
      revision: `row_number() over () + (select latest from revisions where id = 1)`,
    });
    await copyTable(knex, 'stage_changes', {
      entity_ref: `'${prefix}' || ${number}`,
      id: `nextval('stage_changes_id_seq')`,
    });
    await knex('revisions')
      .where({ id: 1 })
      .update({ latest: knex('assessments').max('revision') });
  });
}

async function copyTable(
  knex: Knex,
  table: string,
  changes: Readonly<Record<string, string>>,
): Promise<void> {
  const columns = Object.keys(await knex(table).columnInfo());
  const values = columns.map(name => changes[name] ?? `"${name}"`);
  const copies = world.services / assessed.services - 1;
  await knex.raw(
    `insert into ${table} (${columns.map(name => `"${name}"`).join(', ')})
     select ${values.join(
       ', ',
     )} from ${table}, generate_series(1, ${copies}) copy
     where entity_ref like 'component:%'`,
  );
}

async function measure(
  title: string,
  toPath: (request: number) => string,
  readers: Readers,
): Promise<Figure> {
  for (let request = 0; request < WARM_UP; request++) {
    await readers.read(toPath(request));
  }
  const seen = await readers.readAtOnce({
    readers: READERS,
    pause: PAUSE,
    toPath: request => toPath(request + WARM_UP),
    isOver: requests => requests >= REQUESTS,
  });
  return {
    ...figure(`${title}: p95`, seen.p95, 'ms', 50),
    note: `p50 ${format(seen.p50)} ms`,
  };
}

function figure(
  name: string,
  value: number,
  unit: string,
  budget: number,
): Figure {
  const size = format(world.services);
  return atMost({ name: `${size} services, ${name}`, value, unit, budget });
}

if (require.main === module) {
  run().then(figures => figures.forEach(printFigure));
}
