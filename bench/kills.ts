import { randomBytes } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { readDeliveryStorage } from '../plugins/maturity-backend/src/database';
import { BenchTools } from './BenchTools';
import { withKnex } from './database';
import { atMost, Figure } from './Figure';
import { ReplicaProcess } from './ReplicaProcess';
import { Storm } from './Storm';
import { compareWithCalm } from './storedState';

const KILLS = Number(process.env.KILLS ?? 50);
/** Of so many kills, one is of PostgreSQL. */
const DATABASE_SHARE = 5;
const REPLICAS = 2;
/** Longest time between two kills, in milliseconds: a run takes about as long. */
const PAUSE_MS = 12_000;

/**
 * Kills replicas and PostgreSQL at random moments while they collect, assess, take in
 * delivery events and make partitions of their table. Killed work goes on within two minutes, no acknowledged event is
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
  const storm = new Storm({
    replicas: REPLICAS,
    replica: {
      ...replica('storm'),
      maturity: {
        delivery: {
          partitions: 'quarter',
          schedule: { frequency: { seconds: 5 }, timeout: { minutes: 30 } },
        },
      },
    },
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
    const name = `${KILLS} kills`;
    const compared = await compareWithCalm(name, {
      disturbed: replica('storm').database,
      calm: replica('calm').database,
      acknowledged: storm.events.acknowledged,
      isDone: () => storm.stillInterrupted === 0,
      replicas: storm.replicas,
    });
    const { kind } = await withKnex(
      replica('storm').database,
      readDeliveryStorage,
    );
    if (kind !== 'partitioned') {
      throw new Error('The table of events got no partitions');
    }
    const resumed = atMost({
      name: `${name}: longest time until the work went on`,
      value: storm.longestPause / 1000,
      unit: 's',
      budget: 120,
    });
    return [resumed, ...compared];
  } finally {
    await storm.end();
    await calm.kill();
    await postgres.stop();
  }
}
