import { randomBytes } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { knex as createKnex, Knex } from 'knex';
import { atMost, Figure, format } from './Figure';
import { ReplicaProcess } from './ReplicaProcess';
import { Storm } from './Storm';

const KILLS = Number(process.env.KILLS ?? 50);
/** Of so many kills, one is of PostgreSQL. */
const DATABASE_SHARE = 5;
const REPLICAS = 2;
/** Longest time between two kills, in milliseconds: a run takes about as long. */
const PAUSE_MS = 12_000;
/** Longest wait for the final state, in milliseconds. */
const PATIENCE_MS = 5 * 60_000;

/** What `bench/run.mjs` hands over. */
interface BenchTools {
  readonly startPostgres: (options: { survivesKills: boolean }) => Promise<{
    readonly url: string;
    readonly stop: () => Promise<void>;
    readonly kill: () => Promise<void>;
  }>;
}

/**
 * Kills replicas and PostgreSQL at random moments while they collect, assess and take
 * in delivery events. Killed work goes on within two minutes, no acknowledged event is
 * lost, and the final state is that of a replica that nobody disturbed.
 */
export async function run({ startPostgres }: BenchTools): Promise<Figure[]> {
  const postgres = await startPostgres({ survivesKills: true });
  const replica = (name: string) => ({
    world: { services: 1_000, checks: 20 },
    sources: ['bench', 'second', 'third'],
    pause: 5,
    token: randomBytes(12).toString('hex'),
    database: { url: `${postgres.url}/postgres`, prefix: `${name}_` },
  });
  const databases = new Map<string, Knex>();
  const open = (name: string) => {
    const connection = `${postgres.url}/${name}_maturity`;
    const knex = createKnex({ client: 'pg', connection });
    databases.set(name, knex);
    return knex;
  };
  const storm = new Storm({
    replicas: REPLICAS,
    replica: replica('storm'),
    killDatabase: postgres.kill,
  });
  const calm = new ReplicaProcess(replica('calm'), () => {});
  try {
    await storm.begin();
    for (let kill = 1; kill <= KILLS; kill++) {
      await setTimeout(Math.random() * PAUSE_MS);
      await storm.kill(kill % DATABASE_SHARE === 0 ? 'database' : 'replica');
    }
    await storm.endEvents();
    await calm.start(storm.round);
    const disturbed = open('storm');
    const differences = await waitUntilEqual(disturbed, open('calm'), storm);
    return listFigures(storm, differences, await countLost(disturbed, storm));
  } finally {
    await storm.end();
    await calm.kill();
    await Promise.all([...databases.values()].map(knex => knex.destroy()));
    await postgres.stop();
  }
}

function listFigures(
  storm: Storm,
  differences: readonly string[],
  lost: number,
): Figure[] {
  const name = `${KILLS} kills`;
  return [
    atMost({
      name: `${name}: longest time until the work went on`,
      value: storm.longestPause / 1000,
      unit: 's',
      budget: 120,
    }),
    atMost({
      name: `${name}: rows that differ from those of an undisturbed run`,
      value: differences.length,
      unit: 'rows',
      budget: 0,
      note: differences.slice(0, 3).join(' | '),
    }),
    atMost({
      name: `${name}: acknowledged events that are lost, or there twice`,
      value: lost,
      unit: 'events',
      budget: 0,
      note: `${format(storm.acknowledged.length)} acknowledged`,
    }),
    atMost({
      name: `${name}: replicas that ended by themselves`,
      value: storm.ends,
      unit: 'replicas',
      budget: 0,
    }),
  ];
}

/** Waits until all work has gone on and both databases say the same. */
async function waitUntilEqual(
  disturbed: Knex,
  calm: Knex,
  storm: Storm,
): Promise<string[]> {
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    const differences = compare(
      await readState(disturbed),
      await readState(calm),
    );
    const isEqual = differences.length === 0 && storm.stillInterrupted === 0;
    if (isEqual || performance.now() > deadline) {
      return differences;
    }
    await setTimeout(2_000);
  }
}

/** What is stored of entities by key, but for the times of it. */
async function readState(knex: Knex): Promise<Map<string, string>> {
  // Only the disturbed replicas took in delivery events.
  const facts = await knex('facts')
    .whereNot('source_id', 'delivery')
    .select('entity_ref', 'source_id', 'hash');
  const assessments = await knex('assessments').select(
    ...['entity_ref', 'model_id', 'stage', 'outcomes', 'hash'],
  );
  // The last change of an entity led to the stage that it is at.
  const changes = await knex('stage_changes')
    .distinctOn('entity_ref', 'model_id')
    .select('entity_ref', 'model_id', 'to_stage')
    .orderBy(['entity_ref', 'model_id', { column: 'id', order: 'desc' }]);
  const state = new Map<string, string>();
  for (const row of facts) {
    state.set(`facts ${row.entity_ref} ${row.source_id}`, row.hash);
  }
  for (const { entity_ref, model_id, ...row } of assessments) {
    state.set(`assessment ${entity_ref} ${model_id}`, JSON.stringify(row));
  }
  for (const { entity_ref, model_id, to_stage } of changes) {
    state.set(`stage ${entity_ref} ${model_id}`, String(to_stage));
  }
  return state;
}

function compare(
  one: ReadonlyMap<string, string>,
  other: ReadonlyMap<string, string>,
): string[] {
  const keys = new Set([...one.keys(), ...other.keys()]);
  const differing = [...keys].filter(key => one.get(key) !== other.get(key));
  return keys.size > 0 ? differing : ['nothing is stored'];
}

async function countLost(knex: Knex, storm: Storm): Promise<number> {
  const rows = await knex('deliveries').select('external_id');
  const stored = new Map<string, number>();
  for (const { external_id: id } of rows) {
    stored.set(id, (stored.get(id) ?? 0) + 1);
  }
  return storm.acknowledged.filter(
    number => stored.get(`deployment-${number}`) !== 1,
  ).length;
}
