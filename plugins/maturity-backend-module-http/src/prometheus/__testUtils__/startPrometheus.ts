import { ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { stringify } from 'yaml';

/** Milliseconds until everything that a test waits for is there. */
const PATIENCE = 60_000;

/** User name and password of each Prometheus. */
export const CREDENTIALS = { username: 'maturity', password: 'test' };

/** Of the password, by bcrypt, from the documentation of Prometheus. */
const HASH = '$2b$12$hNf2lSsxfm0.i4a.1kVpSOVyBCfIB51VRjgBUyv6kdnyTlgWj81Ay';

/** A Prometheus that scrapes one target each second. */
export interface StartedPrometheus {
  readonly url: string;
  /** Waits until a query finds something. */
  readonly waitFor: (promql: string) => Promise<void>;
  readonly stop: () => Promise<void>;
}

/**
 * Starts the Prometheus of this machine, in a folder of its own and for this machine alone.
 *
 * @param options - `metrics`: writes the metrics of the target at each scrape.
 * `ruleFiles`: paths.
 */
export async function startPrometheus(options: {
  readonly metrics: (scrapes: number) => string;
  readonly ruleFiles: readonly string[];
}): Promise<StartedPrometheus> {
  const folder = await mkdtemp(join(tmpdir(), 'maturity-prometheus-'));
  const exporter = await startExporter(options.metrics);
  const port = await findFreePort();
  const config = join(folder, 'prometheus.yaml');
  const web = join(folder, 'web.yaml');
  await writeFile(
    config,
    stringify({
      global: { scrape_interval: '1s', evaluation_interval: '1s' },
      rule_files: options.ruleFiles,
      scrape_configs: [
        {
          job_name: 'shop',
          static_configs: [{ targets: [toAddress(exporter)] }],
        },
      ],
    }),
  );
  const { username } = CREDENTIALS;
  await writeFile(web, stringify({ basic_auth_users: { [username]: HASH } }));
  const child = spawn(
    'prometheus',
    [
      `--config.file=${config}`,
      `--web.config.file=${web}`,
      `--storage.tsdb.path=${join(folder, 'data')}`,
      `--web.listen-address=127.0.0.1:${port}`,
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const log = collectLog(child);
  const stop = async () => {
    await endProcess(child);
    exporter.closeAllConnections();
    exporter.close();
    await rm(folder, { recursive: true, force: true });
  };
  const url = `http://127.0.0.1:${port}`;
  const waitFor = (promql: string) => untilFound(url, promql, log);
  try {
    await waitFor('vector(1)');
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, waitFor, stop };
}

/** Asks Prometheus for the values of a query. */
export async function ask(url: string, promql: string): Promise<unknown[]> {
  const { username, password } = CREDENTIALS;
  const response = await fetch(`${url}/api/v1/query`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`${username}:${password}`)}` },
    body: new URLSearchParams({ query: promql }),
  });
  const { data } = (await response.json()) as { data: { result: unknown[] } };
  return data.result;
}

async function untilFound(
  url: string,
  promql: string,
  log: ReturnType<typeof collectLog>,
): Promise<void> {
  const end = Date.now() + PATIENCE;
  while (Date.now() < end) {
    if (log.failure) {
      throw log.failure;
    }
    const found = await ask(url, promql).catch(() => []);
    if (found.length > 0) {
      return;
    }
    await sleep(200);
  }
  throw new Error(`Prometheus found nothing for ${promql}: ${log.text}`);
}

/** Notes what a process says, and why it ended. */
function collectLog(child: ChildProcess) {
  const log: { text: string; failure?: Error } = { text: '' };
  child.stderr?.on('data', part => {
    log.text = `${log.text}${part}`.slice(-2_000);
  });
  child.once('error', error => {
    log.failure = new Error(
      'These tests need Prometheus: install the package prometheus of Debian or Ubuntu',
      { cause: error },
    );
  });
  child.once('exit', code => {
    log.failure ??= new Error(`Prometheus ended with ${code}: ${log.text}`);
  });
  return log;
}

async function endProcess(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null) {
    return;
  }
  const ended = once(child, 'exit');
  child.kill();
  await ended;
}

async function startExporter(
  metrics: (scrapes: number) => string,
): Promise<Server> {
  let scrapes = 0;
  const server = createServer((_, response) => {
    scrapes += 1;
    response
      .writeHead(200, { 'content-type': 'text/plain; version=0.0.4' })
      .end(metrics(scrapes));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise(resolve => {
    server.close(resolve);
  });
  return port;
}

function toAddress(server: Server): string {
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}
