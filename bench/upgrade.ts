import { randomBytes } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { BenchTools } from './BenchTools';
import { EventSender } from './EventSender';
import { atMost, Figure, format } from './Figure';
import { layOutPreviousVersion } from './previousVersion';
import { readAll } from './readAll';
import { ReplicaProcess } from './ReplicaProcess';
import { compareWithCalm } from './storedState';

/** Milliseconds that each step of the rollout lasts: some runs of all tasks. */
const STEP_MS = 15_000;

/**
 * Rolls this version out over two replicas of the previous one, replica by replica,
 * while they work, take in delivery events and are read from.
 */
export async function run({ startPostgres }: BenchTools): Promise<Figure[]> {
  const previous = layOutPreviousVersion();
  if (!previous) {
    console.log('  The previous version is not in the history of this clone');
    return [];
  }
  const postgres = await startPostgres();
  const token = randomBytes(12).toString('hex');
  const options = (name: string) => ({
    world: { services: 500, checks: 20 },
    sources: ['bench', 'second', 'third'],
    pause: 5,
    token,
    database: { url: `${postgres.url}/postgres`, prefix: `${name}_` },
  });
  const create = (name: string, bench?: string) =>
    new ReplicaProcess({ ...options(name), bench });
  const old = [create('roll', previous.bench), create('roll', previous.bench)];
  const young = [create('roll'), create('roll')];
  const calm = create('calm');
  const all = [...old, ...young];
  const events = new EventSender({
    services: options('').world.services,
    token,
    listReplicas: () => all,
  });
  const reading = { isOver: false };
  try {
    for (const replica of old) await replica.start(0);
    events.start();
    const read = readAll(reading, { token, listReplicas: () => all });
    for (const [index, replica] of young.entries()) {
      await setTimeout(STEP_MS);
      await replica.start(index);
      all.forEach(one => one.tell(index));
      // Both versions side by side.
      await setTimeout(STEP_MS);
      await old[index].kill();
    }
    reading.isOver = true;
    const { answers, failures } = await read;
    await events.stop();
    await calm.start(young.length - 1);
    if (answers === 0) {
      throw new Error('No request was answered: there is nothing to compare');
    }
    const failed = [...failures, ...events.failures];
    const requests = atMost({
      name: 'upgrade: requests with an error',
      value: failed.length,
      unit: 'requests',
      budget: 0,
      note: failed.slice(0, 3).join(' | ') || `${format(answers)} answers`,
    });
    const compared = await compareWithCalm('upgrade', {
      disturbed: options('roll').database,
      calm: options('calm').database,
      acknowledged: events.acknowledged,
      replicas: all,
    });
    return [requests, ...compared];
  } finally {
    reading.isOver = true;
    await events.stop();
    await Promise.all([...all, calm].map(replica => replica.kill()));
    await postgres.stop();
    previous.remove();
  }
}
