import { performance } from 'node:perf_hooks';
import {
  createMockDirectory,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import {
  killReplicas,
  startReplica,
  toDatabaseConfig,
} from '../__testUtils__/startReplica';

jest.setTimeout(300_000);

describe('a replica that is killed', () => {
  const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });
  const directory = createMockDirectory();

  afterEach(killReplicas);

  /** Lets a replica be killed in the middle of a run, and another one go on. */
  async function killAndGoOn(database: JsonObject, isBeside: boolean) {
    const first = await startReplica({ database });
    await first.until(5);
    const second = isBeside ? await startReplica({ database }) : undefined;
    await first.kill();
    const killedAt = performance.now();
    const next = second ?? (await startReplica({ database }));
    await next.until(3);
    const seconds = (performance.now() - killedAt) / 1000;
    // Only the one that was being collected when it was killed is collected again.
    const again = next.collected.filter(name => first.collected.includes(name));
    return { seconds, again };
  }

  it.each(databases.eachSupportedId())(
    'has its run gone on with within two minutes, %p',
    async databaseId => {
      const knex = await databases.init(databaseId);
      const isPostgres = databaseId === 'POSTGRES_18';
      const { seconds, again } = await killAndGoOn(
        isPostgres
          ? toDatabaseConfig(knex)
          : {
              client: 'better-sqlite3',
              connection: { directory: directory.path },
            },
        isPostgres,
      );
      expect(seconds).toBeLessThan(120);
      expect(again.length).toBeLessThanOrEqual(1);
    },
  );
});
