import { ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import { createConnection } from 'mysql2/promise';

const run = promisify(execFile);
const ATTEMPTS = 150;

/** A MariaDB of one test, with a password for its administrator. */
export interface MariaDb {
  readonly port: number;
  readonly stop: () => Promise<void>;
}

/** Starts a real MariaDB with its data in a new temporary folder, on a free port. */
export async function startMariaDb(password: string): Promise<MariaDb> {
  const folder = await mkdtemp(join(tmpdir(), 'maturity-mariadb-'));
  const port = await findFreePort();
  const { username } = userInfo();
  try {
    await run('mariadb-install-db', [
      ...['--no-defaults', `--datadir=${folder}/data`, `--user=${username}`],
      ...['--auth-root-authentication-method=normal', '--skip-test-db'],
    ]);
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw Reflect.get(Object(error), 'code') === 'ENOENT'
      ? new Error(
          'This test needs MariaDB: install the packages mariadb-server-core and mariadb-client-core',
        )
      : error;
  }
  const server = spawn('mariadbd', [
    ...['--no-defaults', `--datadir=${folder}/data`, `--user=${username}`],
    ...[`--port=${port}`, '--bind-address=127.0.0.1', '--skip-name-resolve'],
    ...[`--socket=${folder}/socket`, `--pid-file=${folder}/pid`],
    // Test data need not survive a crash of the machine.
    ...['--innodb-flush-log-at-trx-commit=0', '--innodb-buffer-pool-size=64M'],
  ]);
  // It must not outlive a test that is ended.
  const kill = () => server.kill('SIGKILL');
  process.once('exit', kill);
  const log: string[] = [];
  server.stderr.on('data', text => log.push(String(text)));
  const stop = async () => {
    await end(server);
    process.off('exit', kill);
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await setPassword(server, port, password);
  } catch (error) {
    await stop();
    throw new Error(`MariaDB did not start: ${error}\n${log.join('')}`);
  }
  return { port, stop };
}

async function setPassword(
  server: ChildProcess,
  port: number,
  password: string,
): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      const root = await createConnection({
        host: '127.0.0.1',
        port,
        user: 'root',
      });
      await root.query(
        `ALTER USER root@'127.0.0.1' IDENTIFIED BY '${password}'`,
      );
      await root.end();
      return;
    } catch (error) {
      if (attempt === ATTEMPTS || server.exitCode !== null) {
        throw error;
      }
      await setTimeout(100);
    }
  }
}

async function end(server: ChildProcess): Promise<void> {
  if (server.exitCode === null && server.signalCode === null) {
    const exit = once(server, 'exit');
    server.kill();
    await exit;
  }
}

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' ? address!.port : 0;
}
