import { ChildProcess, fork } from 'node:child_process';
import { on } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { WorldSize } from './world';

/** The options of a server. */
export interface ServerOptions {
  readonly world: WorldSize;
  readonly port: number;
  /** Whether it also serves the built app. */
  readonly servesApp?: boolean;
  /** Servers with the same prefix share a database. */
  readonly database: { readonly url: string; readonly prefix: string };
}

/** The commands of a server, in addition to its HTTP API. */
export interface ServerCommands {
  /** Number of SQL statements that the plugin has sent. */
  statements(): Promise<number>;
  /** Bytes, after a garbage collection. */
  memory(): Promise<{ rss: number; heapUsed: number }>;
  /** Restricts readers to one in so many entities; the catalog decides which. */
  showOneIn(share: number): Promise<void>;
  /** Runs all sources with the facts of a round, and assesses the changes. */
  collectAndAssess(round: number): Promise<void>;
  /** Assesses all entities from the stored facts. */
  assess(): Promise<void>;
  /** Measures all entities whose delivery events changed. */
  measure(): Promise<void>;
}

/** Lines of log that are shown when a server fails. */
const SHOWN_LINES = 30;

/** A backend in a separate process, so that the readers do not use its CPU time. */
export class BenchServer {
  readonly #process: ChildProcess;
  readonly #waiting = new Map<
    number,
    { resolve(result: unknown): void; reject(error: Error): void }
  >();
  readonly #log: string[] = [];
  #calls = 0;

  static async start(
    options: Omit<ServerOptions, 'port'>,
  ): Promise<BenchServer> {
    const server = new BenchServer({ ...options, port: await freePort() });
    await server.#answer(0);
    return server;
  }

  readonly url: string;
  /** When the process began, by `performance.now()`. */
  readonly began = performance.now();

  private constructor(options: ServerOptions) {
    this.url = `http://localhost:${options.port}`;
    this.#process = forkServer('scorecardServer.ts', options);
    for (const stream of [this.#process.stdout, this.#process.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        this.#log.push(...text.trimEnd().split('\n'));
        this.#log.splice(0, this.#log.length - SHOWN_LINES);
      });
    }
    this.#process.on('message', (message: ServerAnswer) => {
      const waiting = this.#waiting.get(message.id);
      this.#waiting.delete(message.id);
      if (message.error === undefined) waiting?.resolve(message.result);
      else waiting?.reject(new Error(message.error));
    });
    this.#process.on('exit', code => {
      const error = new Error(
        `The server ended with ${code}:\n${this.#log.join('\n')}`,
      );
      this.#waiting.forEach(({ reject }) => reject(error));
      this.#waiting.clear();
    });
  }

  async tell<Name extends keyof ServerCommands>(
    name: Name,
    ...[argument]: Parameters<ServerCommands[Name]>
  ): Promise<Awaited<ReturnType<ServerCommands[Name]>>> {
    this.#calls += 1;
    const answer = this.#answer(this.#calls);
    this.#process.send({ id: this.#calls, name, argument });
    return (await answer) as Awaited<ReturnType<ServerCommands[Name]>>;
  }

  async stop(): Promise<void> {
    const gone = new Promise(resolve => this.#process.once('exit', resolve));
    if (this.#process.exitCode === null) {
      this.#process.disconnect();
      await gone;
    }
  }

  #answer(id: number): Promise<unknown> {
    return new Promise((resolve, reject) =>
      this.#waiting.set(id, { resolve, reject }),
    );
  }
}

interface ServerAnswer {
  readonly id: number;
  readonly result?: unknown;
  readonly error?: string;
}

/** Starts a backend of the benchmarks in a process of its own. */
export function forkServer(
  file: string,
  options: object,
  folder: string = __dirname,
): ChildProcess {
  return fork(join(folder, file), [JSON.stringify(options)], {
    cwd: join(folder, '..'),
    execArgv: [
      '--no-node-snapshot',
      '--expose-gc',
      ...['--require', '@backstage/cli/config/nodeTransform.cjs'],
    ],
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
}

/** Waits until a server tells something. The loader of its process sends messages too. */
export async function waitForMessage<T>(
  server: ChildProcess,
  key: string,
): Promise<T> {
  for await (const [message] of on(server, 'message')) {
    if (message[key]) {
      return message[key];
    }
  }
  throw new Error(`The server ended before it told its ${key}`);
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, 'localhost', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address
          ? resolve(address.port)
          : reject(new Error('There is no free port')),
      );
    });
  });
}
