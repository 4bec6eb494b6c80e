import { randomBytes } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { setTimeout } from 'node:timers/promises';
import { Knex } from 'knex';
import { newDatabase, withKnex } from './database';
import { atLeast, atMost, Figure, format } from './Figure';
import { ReplicaProcess } from './ReplicaProcess';

const SERVICES = Number(process.env.SHARDS_SERVICES ?? 20_000);
const WORKERS = 4;
/** The catalog and the checks of each worker take CPU, of which there are so many. */
const CORES = 4;

/** The cost of a run over all services. */
interface Taken {
  readonly seconds: number;
  /** Services that each process collected. */
  readonly shares: readonly number[];
  /** Services that were collected more than once, or not at all. */
  readonly wrong: number;
}

/**
 * An unchanged run over all services, collecting and assessing, by one process and by
 * four that share it in shards.
 */
export async function run(): Promise<Figure[]> {
  const alone = await measure(1);
  const shared = await measure(WORKERS);
  const name = `${format(SERVICES)} services in ${WORKERS} shards`;
  const shares = shared.shares.map(format).join(', ');
  return [
    {
      ...atLeast({
        name: `${name}: unchanged run beside one process`,
        value: alone.seconds / shared.seconds,
        unit: '× faster',
        budget: availableParallelism() >= CORES ? 2.5 : 0.5,
      }),
      note: `${format(alone.seconds)} s and ${format(
        shared.seconds,
      )} s on ${availableParallelism()} cores; shares ${shares}`,
    },
    atMost({
      name: `${name}: services collected twice, or not at all`,
      value: alone.wrong + shared.wrong,
      unit: 'services',
      budget: 0,
    }),
  ];
}

async function measure(workers: number): Promise<Taken> {
  const database = newDatabase();
  const token = randomBytes(12).toString('hex');
  const collected = new Map<string, number>();
  const shares = Array.from({ length: workers }, () => 0);
  const replicas = shares.map(
    (_, index) =>
      new ReplicaProcess(
        {
          world: { services: SERVICES, checks: 40 },
          sources: ['bench'],
          pause: 24 * 3600,
          batchMs: 0,
          token,
          database,
          maturity: { role: 'worker', shards: workers },
        },
        (_sourceId, names) => {
          shares[index] += names.length;
          names.forEach(name =>
            collected.set(name, (collected.get(name) ?? 0) + 1),
          );
        },
      ),
  );
  try {
    for (const replica of replicas) await replica.start(0);
    return await withKnex(database, async knex => {
      await untilAllRan(knex, new Date(0));
      collected.clear();
      shares.fill(0);
      const [{ now }] = await knex.select(knex.raw('now() as now'));
      const began = performance.now();
      replicas[0].tell('run');
      await untilAllRan(knex, now);
      const seconds = (performance.now() - began) / 1000;
      const once = [...collected.values()].filter(count => count === 1).length;
      return { seconds, shares, wrong: SERVICES - once };
    });
  } finally {
    await Promise.all(replicas.map(replica => replica.kill()));
  }
}

/** Waits until each task of collecting and assessing has run since an instant. */
async function untilAllRan(knex: Knex, since: Date): Promise<void> {
  const missing = () =>
    knex('backstage_backend_tasks__tasks')
      .where(tasks =>
        tasks
          .where('id', 'like', 'collect:%')
          .orWhere('id', 'like', 'reassess%'),
      )
      .where(tasks =>
        tasks
          .whereNull('last_run_ended_at')
          .orWhere('last_run_ended_at', '<=', since)
          .orWhereNotNull('current_run_ticket'),
      )
      .pluck('id');
  // A shard that was passed on has run, and runs again.
  for (let quiet = 0; quiet < 3; ) {
    await setTimeout(200);
    quiet = (await missing()).length === 0 ? quiet + 1 : 0;
  }
  while (Number((await knex('task_heartbeats').count())[0].count) > 0) {
    await setTimeout(200);
  }
}
