import { ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { JsonObject } from '@backstage/types';
import { Knex } from 'knex';

/** Replicas that have not ended. */
const running = new Set<ChildProcess>();

/** Kills the replicas of a test that are left. */
export function killReplicas(): void {
  running.forEach(child => child.kill('SIGKILL'));
  running.clear();
}

/** A replica in a process of its own, with what it prints. */
export async function startReplica(options: {
  database: JsonObject;
  entities?: number;
  pause?: number;
  /** Whether it collects nothing before it is released. */
  isHeld?: boolean;
  maturity?: JsonObject;
  /** Port of its server; without one it cannot be asked. */
  port?: number;
}) {
  const token = 'a-token-of-the-test';
  const defaults = { entities: 500, pause: 500, maturity: {}, token };
  const child = fork(
    join(__dirname, 'replica.ts'),
    [JSON.stringify({ ...defaults, ...options })],
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
  const runs: string[] = [];
  let signals = 0;
  let isStarted = false;
  let errors = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    isStarted ||= text.includes('started');
    const names = text.matchAll(/^collected (.+)$/gm);
    collected.push(...Array.from(names, ([, name]) => name));
    signals += (text.match(/^signal$/gm) ?? []).length;
    runs.push(...(text.match(/^(Assessed again|Collected from).+$/gm) ?? []));
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
    /** The lines that it logged at the end of each run. */
    runs,
    /** Number of signals that reached it. */
    countSignals: () => signals,
    /** Sends a request to it; one with a body is a POST. */
    ask: async (path: string, body?: object) =>
      fetch(`http://localhost:${options.port}/api${path}`, {
        method: body ? 'POST' : 'GET',
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/json',
        },
        body: body && JSON.stringify(body),
      }),
    until: (count: number) => until(() => collected.length >= count),
    release: () => child.send('go'),
    kill: async () => {
      const exit = once(child, 'exit');
      child.kill('SIGKILL');
      await exit;
      running.delete(child);
    },
  };
}

/** The configuration of a database on PostgreSQL, of which knex hides the password. */
export function toDatabaseConfig(knex: Knex): JsonObject {
  const url = new URL(
    process.env.BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING ?? '',
  );
  url.pathname = knex.client.config.connection.database;
  return { client: 'pg', connection: url.href, pluginDivisionMode: 'schema' };
}
