import { Knex } from 'knex';
import { BenchDatabase, newDatabase, tidyUp, withKnex } from './database';
import { atMost, Figure, format, printFigure } from './Figure';
import { fill, MEBIBYTE, measureRequest, withServer } from './measureRequest';
import { scorecardRequests } from './scorecardRequests';
import { WorldSize } from './world';

/** Assessed by the backend itself; the others are copies of their rows. */
const assessed: WorldSize = { services: 10_000, checks: 40 };
const world: WorldSize = {
  ...assessed,
  services: Number(process.env.SCALE_SERVICES ?? 500_000),
};
const prefix = `${format(world.services)} services`;
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
    const { body } = await readers.read('/counts');
    const seconds = (performance.now() - server.began) / 1000;
    const { total } = JSON.parse(body).all;
    if (total !== world.services) {
      throw new Error(`Only ${total} of ${world.services} are assessed`);
    }
    const figures = [
      figure('start of the process to the first answer', seconds, 's', 120),
    ];
    const context = { server, readers, prefix: prefix };
    for (const request of scorecardRequests(world)) {
      if (MEASURED.includes(request.title)) {
        figures.push(await measureRequest(request, context));
      }
    }
    const { rss } = await server.tell('memory');
    const more = (rss - empty.rss) / MEBIBYTE;
    return [
      ...figures,
      figure('memory above an empty backend', more, 'MiB', 1536),
    ];
  });
}

/** Stores the other services: as the assessed ones, with names of their own. */
async function copyRows(database: BenchDatabase): Promise<void> {
  const service = 'component:default/service-';
  const number = `(substring(entity_ref from ${service.length + 1})::int
    + copy * ${assessed.services})`;
  await withKnex(database, async knex => {
    await copyTable(knex, 'assessments', {
      name: `'service-' || ${number}`,
      title: `'Service number ' || ${number}`,
      entity_ref: `'${service}' || ${number}`,
      // The evidence is read for one service at a time.
      results: `'[]'`,
      revision: `row_number() over () + (select latest from revisions where id = 1)`,
    });
    await copyTable(knex, 'stage_changes', {
      entity_ref: `'${service}' || ${number}`,
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
