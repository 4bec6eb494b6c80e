import { performance } from 'node:perf_hooks';
import { ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import {
  createMockDirectory,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import { Knex } from 'knex';

jest.setTimeout(300_000);

/** Replicas that have not ended. */
const running = new Set<ChildProcess>();

/** A replica in a process of its own, with what it prints. */
async function startReplica(database: JsonObject) {
  const child = fork(
    join(__dirname, '../__testUtils__/replica.ts'),
    [JSON.stringify(database)],
    {
      execArgv: [
        '--no-node-snapshot',
        '--require',
        require.resolve('@backstage/cli/config/nodeTransform.cjs'),
      ],
      env: { ...process.env, NODE_ENV: 'production' },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    },
  );
  running.add(child);
  const collected: string[] = [];
  let isStarted = false;
  let errors = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    isStarted ||= text.includes('started');
    const names = text.matchAll(/^collected (.+)$/gm);
    collected.push(...Array.from(names, ([, name]) => name));
  });
  const until = async (isDone: () => boolean) => {
    while (!isDone()) {
      if (child.exitCode !== null) {
        throw new Error(`The replica ended: ${errors}`);
      }
      await new Promise(resolve => setTimeout(resolve, 100));
    }
  };
  await until(() => isStarted);
  return {
    collected,
    until: (count: number) => until(() => collected.length >= count),
    kill: async () => {
      const exit = once(child, 'exit');
      child.kill('SIGKILL');
      await exit;
      running.delete(child);
    },
  };
}

/** The address of a database, of which knex hides the password. */
function toUrl(knex: Knex): string {
  const url = new URL(
    process.env.BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING ?? '',
  );
  url.pathname = knex.client.config.connection.database;
  return url.href;
}

describe('a replica that is killed', () => {
  const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });
  const directory = createMockDirectory();

  afterEach(() => {
    running.forEach(child => child.kill('SIGKILL'));
    running.clear();
  });

  /** Lets a replica be killed in the middle of a run, and another one go on. */
  async function killAndGoOn(database: JsonObject, isBeside: boolean) {
    const first = await startReplica(database);
    await first.until(5);
    const second = isBeside ? await startReplica(database) : undefined;
    await first.kill();
    const killedAt = performance.now();
    const next = second ?? (await startReplica(database));
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
          ? {
              client: 'pg',
              connection: toUrl(knex),
              pluginDivisionMode: 'schema',
            }
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
