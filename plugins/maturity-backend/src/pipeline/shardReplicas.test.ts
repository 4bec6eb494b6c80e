import { TestDatabases } from '@backstage/backend-test-utils';
import {
  killReplicas,
  startReplica,
  toDatabaseConfig,
} from '../__testUtils__/startReplica';

jest.setTimeout(300_000);

const ENTITIES = 80;

type Replica = Awaited<ReturnType<typeof startReplica>>;

/** The shards that a replica brought to an end, and how many entities each had. */
function readShards(replicas: readonly Replica[], work: RegExp) {
  const ended = replicas.flatMap(({ runs }) =>
    runs.flatMap(run => {
      const [, shard, count] = work.exec(run) ?? [];
      return shard ? [[shard, Number(count)] as const] : [];
    }),
  );
  return ended.sort(([a], [b]) => a.localeCompare(b));
}

const sum = (shards: ReturnType<typeof readShards>) =>
  shards.reduce((total, [, count]) => total + count, 0);

describe('replicas on PostgreSQL', () => {
  const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

  afterEach(killReplicas);

  async function startTwo(options: { pause: number }) {
    const knex = await databases.init('POSTGRES_18');
    const start = () =>
      startReplica({
        database: toDatabaseConfig(knex),
        entities: ENTITIES,
        maturity: {
          shards: 4,
          reassess: {
            schedule: {
              frequency: { hours: 1 },
              timeout: { minutes: 5 },
              initialDelay: { seconds: 20 },
            },
          },
        },
        isHeld: true,
        ...options,
      });
    // The scheduler's tables are to be there when the second one starts.
    const replicas = [await start(), await start()];
    // Otherwise the first one could be done by then.
    replicas.forEach(replica => replica.release());
    return replicas;
  }

  it.each(databases.eachSupportedId())(
    'share the shards of a source, and do no entity twice, %p',
    async () => {
      const replicas = await startTwo({ pause: 1_500 });
      const all = () => replicas.flatMap(({ collected }) => collected);
      const done = /^Collected from 'slow:(\d\/4)': (\d+) collected/;
      const assessed = /^Assessed again:(\d\/4): (\d+) assessed/;
      const isDone = (work: RegExp) => readShards(replicas, work).length >= 4;
      while (!(isDone(done) && isDone(assessed))) {
        await new Promise(resolve => setTimeout(resolve, 100));
      }
      expect(all()).toHaveLength(ENTITIES);
      expect(new Set(all()).size).toBe(ENTITIES);

      for (const work of [done, assessed]) {
        const shards = readShards(replicas, work);
        const names = ['1/4', '2/4', '3/4', '4/4'];
        expect(shards.map(([shard]) => shard)).toEqual(names);
        expect(sum(shards)).toBe(ENTITIES);
      }
      const shares = replicas.map(({ collected }) => collected.length);
      expect(Math.min(...shares)).toBeGreaterThan(0);
      process.stdout.write(`entities collected by each: ${shares}\n`);
    },
  );

  it.each(databases.eachSupportedId())(
    'go on with the shards of one that is killed, %p',
    async () => {
      const [first, second] = await startTwo({ pause: 1_000 });
      while (first.collected.length + second.collected.length < 12) {
        await new Promise(resolve => setTimeout(resolve, 100));
      }
      // The one that has a shard at least.
      const [killed, left] =
        first.collected.length > 0 ? [first, second] : [second, first];
      await killed.kill();
      const all = () => [...killed.collected, ...left.collected];
      while (new Set(all()).size < ENTITIES) {
        await new Promise(resolve => setTimeout(resolve, 100));
      }
      // Of each of its shards, the entity that was being collected is collected again.
      expect(all().length - ENTITIES).toBeLessThanOrEqual(4);
    },
  );
});
