import { randomBytes } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { knex as createKnex, Knex } from 'knex';
import { BenchTools } from './BenchTools';
import { atMost, Figure, format } from './Figure';
import { ReplicaProcess } from './ReplicaProcess';
import { Storm } from './Storm';
import { countLost, waitUntilEqual } from './storedState';

const KILLS = Number(process.env.KILLS ?? 50);
/** Of so many kills, one is of PostgreSQL. */
const DATABASE_SHARE = 5;
const REPLICAS = 2;
/** Longest time between two kills, in milliseconds: a run takes about as long. */
const PAUSE_MS = 12_000;

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
  const calm = new ReplicaProcess(replica('calm'));
  try {
    await storm.begin();
    for (let kill = 1; kill <= KILLS; kill++) {
      await setTimeout(Math.random() * PAUSE_MS);
      await storm.kill(kill % DATABASE_SHARE === 0 ? 'database' : 'replica');
    }
    await storm.events.stop();
    await calm.start(storm.round);
    const disturbed = open('storm');
    const differences = await waitUntilEqual(
      disturbed,
      open('calm'),
      () => storm.stillInterrupted === 0,
    );
    const lost = await countLost(disturbed, storm.events);
    return listFigures(storm, differences, lost);
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
      note: `${format(storm.events.acknowledged.length)} acknowledged`,
    }),
    atMost({
      name: `${name}: replicas that ended by themselves`,
      value: storm.ends,
      unit: 'replicas',
      budget: 0,
    }),
  ];
}
