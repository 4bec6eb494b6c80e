import fc from 'fast-check';
import { Agent, request } from 'node:http';
import { BenchServer } from './BenchServer';
import { newDatabase } from './database';
import { atMost, Figure, printFigure } from './Figure';
import { FuzzRequest, fuzzRequests } from './fuzzRequests';
import { Readers } from './Readers';

const REQUESTS = Number(process.env.FUZZ_REQUESTS ?? 20_000);
const AT_ONCE = 20;
const TIMEOUT_MS = 30_000;
/** With one seed, each run sends the same requests. */
const SEED = 20_261_129;
/** Bytes that no socket takes at once. */
const LONG_BODY = 1_000_000;
const MEBIBYTE = 1024 * 1024;

/** Sends requests and counts the answers by status. */
class Sender {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
  readonly #counts = new Map<number, number>();
  /** Requests with an internal error or without an answer. */
  readonly failed: string[] = [];
  sent = 0;

  constructor(private readonly url: string, private readonly token: string) {}

  async sendAll(requests: readonly FuzzRequest[]): Promise<void> {
    const queue = requests.values();
    const sendNext = async () => {
      for (const next of queue) await this.#send(next);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, sendNext));
  }

  statuses(): string {
    return [...this.#counts]
      .sort(([one], [other]) => one - other)
      .map(([status, count]) => `${status}: ${count}`)
      .join(', ');
  }

  close() {
    this.#agent.destroy();
  }

  async #send(one: FuzzRequest): Promise<void> {
    this.sent += 1;
    const status = await this.#ask(one);
    this.#counts.set(status, (this.#counts.get(status) ?? 0) + 1);
    // 501 and 505 tell of a method or a protocol that there is not.
    if (status === 0 || status === 500 || status > 501) {
      this.failed.push(`${status} ${one.method} ${one.path.slice(0, 200)}`);
    }
  }

  /** The status of the answer; 0 if there is none. */
  #ask(one: FuzzRequest): Promise<number> {
    return new Promise(resolve => {
      const { method, path, headers, body } = one;
      const asked = request(
        `${this.url}/api/maturity${path}`,
        {
          agent: this.#agent,
          method,
          headers: { authorization: `Bearer ${this.token}`, ...headers },
          timeout: TIMEOUT_MS,
        },
        response => {
          response
            .on('end', () => resolve(response.statusCode ?? 0))
            .on('error', () => resolve(response.statusCode ?? 0))
            .resume();
        },
      );
      asked.on('timeout', () => asked.destroy(new Error('no answer')));
      asked.on('error', () => {
        if (asked.reusedSocket) resolve(this.#ask(one));
        // A server may refuse a long body by closing while it is being sent.
        else resolve(body && body.length > LONG_BODY ? 413 : 0);
      });
      asked.end(body);
    });
  }
}

/**
 * Random bad requests to every route of a running backend: none may end with an
 * internal error or without an answer, and memory must not grow.
 */
export async function run(): Promise<Figure[]> {
  const server = await BenchServer.start({
    world: { services: 500, checks: 20 },
    database: newDatabase(),
  });
  try {
    await server.tell('collectAndAssess', 0);
    const readers = await Readers.signIn(server.url);
    const sender = new Sender(server.url, readers.token);
    const sample = fc.sample(fuzzRequests, { numRuns: REQUESTS, seed: SEED });

    // Things that are loaded or cached once are no growth.
    await sender.sendAll(sample.slice(0, REQUESTS / 4));
    const before = await server.tell('memory');
    await sender.sendAll(sample);
    const after = await server.tell('memory');
    const { milliseconds } = await readers.read('/models');

    sender.close();
    readers.close();
    const name = `${sender.sent.toLocaleString('en-GB')} bad requests`;
    return [
      {
        ...atMost({
          name: `${name}: internal errors, or no answer`,
          value: sender.failed.length,
          unit: 'requests',
          budget: 0,
        }),
        note: sender.failed.slice(0, 3).join(' | ') || sender.statuses(),
      },
      atMost({
        name: `${name}: growth of the heap`,
        value: (after.heapUsed - before.heapUsed) / MEBIBYTE,
        unit: 'MiB',
        budget: 16,
      }),
      atMost({
        name: `${name}: a good request afterwards`,
        value: milliseconds,
        unit: 'ms',
        budget: 50,
      }),
    ];
  } finally {
    await server.stop();
  }
}

if (require.main === module) {
  run().then(figures => figures.forEach(printFigure));
}
