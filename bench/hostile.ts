import { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { forkServer, freePort } from './BenchServer';
import { newDatabase } from './database';
import { atMost, Figure } from './Figure';
import { hostileBodies, SECRET, writeRepositories } from './hostileInputs';

/** Milliseconds for which the event loop may be blocked. */
const BUDGET = 50;

/**
 * Feeds hostile repositories, facts, models and payloads to a backend in a process of
 * its own, and measures how long its event loop is blocked and its liveness waits.
 */
export async function run(): Promise<Figure[]> {
  const repositories = await mkdtemp(join(tmpdir(), 'hostile-'));
  await writeRepositories(repositories);
  const port = await freePort();
  const options = { port, repositories, database: newDatabase() };
  const server = forkServer('hostileServer.ts', options);
  server.stdout?.resume();
  server.stderr?.pipe(process.stderr);
  const url = `http://localhost:${port}`;
  try {
    await answer(server);
    // Starting leaves work behind that is none of the input's.
    await setTimeout(5_000);
    const figures: Figure[] = [];
    for (const [name, work] of listWork(server, url)) {
      figures.push(...(await measure(server, url, name, work)));
    }
    return figures;
  } finally {
    server.disconnect();
    await once(server, 'exit');
    await rm(repositories, { recursive: true, force: true });
  }
}

function* listWork(
  server: ChildProcess,
  url: string,
): Iterable<[name: string, work: () => Promise<unknown>]> {
  // The machine itself lets a process wait: to compare the others with.
  yield ['nothing', () => setTimeout(5_000)];
  yield ['repositories', () => tell(server, 'collect:repository')];
  yield ['facts', () => tell(server, 'collect:hostile')];
  yield ['models', () => tell(server, 'reassess')];
  yield [
    'payloads',
    async () => {
      for (const { path, name, type, body } of hostileBodies()) {
        const response = await fetch(`${url}/api/maturity${path}`, {
          method: 'POST',
          headers: {
            'content-type': type ?? 'application/json',
            authorization: `Bearer ${SECRET}`,
          },
          body,
        });
        console.log(`  ${path}, ${name}: ${response.status}`);
      }
    },
  ];
}

async function measure(
  server: ChildProcess,
  url: string,
  name: string,
  work: () => Promise<unknown>,
): Promise<Figure[]> {
  let isDone = false;
  let slowest = 0;
  const watch = async () => {
    while (!isDone) {
      const began = performance.now();
      await fetch(`${url}/.backstage/health/v1/liveness`);
      slowest = Math.max(slowest, performance.now() - began);
      await setTimeout(20);
    }
  };
  await fetch(`${url}/.backstage/health/v1/liveness`);
  await tell(server, 'begin');
  const watched = watch();
  await work();
  isDone = true;
  await watched;
  const { milliseconds = 0, collection = 0 } = await tell(server, 'end');
  return [
    atMost({
      name: `hostile ${name}: longest block of the event loop`,
      value: milliseconds,
      unit: 'ms',
      budget: BUDGET,
      note: `longest garbage collection ${Math.round(
        collection,
      )} ms; liveness answered within ${Math.round(slowest)} ms`,
    }),
  ];
}

/** An answer of the server, in milliseconds. */
interface Answer {
  /** The longest block of its event loop. */
  readonly milliseconds?: number;
  /** The longest garbage collection. */
  readonly collection?: number;
}

async function tell(server: ChildProcess, message: string): Promise<Answer> {
  const answered = answer(server);
  server.send(message);
  return answered;
}

/** The next answer of the server. The TypeScript transform sends messages of its own. */
async function answer(server: ChildProcess): Promise<Answer> {
  for (;;) {
    const [message] = await once(server, 'message');
    if (message.isAnswer) {
      return message;
    }
  }
}
