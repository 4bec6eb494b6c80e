import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

/** One response of an endpoint, with its duration. */
export interface Reading {
  readonly milliseconds: number;
  readonly bytes: number;
  readonly body: string;
}

/** Response times of one endpoint. */
export interface Readings {
  /** Milliseconds. */
  readonly p50: number;
  readonly p95: number;
  readonly answersPerSecond: number;
  /** Size of the longest response. */
  readonly bytes: number;
}

/** Signed-in users who read from a backend. */
export class Readers {
  readonly #agent = new Agent({ keepAlive: true });

  static async signIn(url: string): Promise<Readers> {
    const answer = await fetch(`${url}/api/auth/guest/refresh`, {
      headers: { 'X-Requested-With': 'XMLHttpRequest' },
    });
    if (!answer.ok) {
      throw new Error(`Signing in: ${await answer.text()}`);
    }
    const { backstageIdentity } = await answer.json();
    return new Readers(url, backstageIdentity.token);
  }

  private constructor(private readonly url: string, readonly token: string) {}

  /** Reads a path below `/api/maturity` once. */
  async read(path: string): Promise<Reading> {
    const start = performance.now();
    const { status, answer } = await this.#ask(path);
    const milliseconds = performance.now() - start;
    const body = answer.toString();
    if (status !== 200) {
      throw new Error(`${path}: ${status} ${body}`);
    }
    return { milliseconds, bytes: answer.length, body };
  }

  /** Sends JSON to a path below `/api/maturity`. */
  async send(path: string, body: string): Promise<Reading> {
    const start = performance.now();
    const { status, answer } = await this.#ask(path, body);
    if (status !== 200) {
      throw new Error(`${path}: ${status} ${answer}`);
    }
    return {
      milliseconds: performance.now() - start,
      bytes: answer.length,
      body: answer.toString(),
    };
  }

  /**
   * Runs a number of readers until `isOver`. Each sends its next request some
   * time after its last response; the times vary.
   */
  async readAtOnce(options: {
    readers: number;
    /** Milliseconds, on average. */
    pause: number;
    toPath: (request: number) => string;
    isOver: (requests: number) => boolean;
  }): Promise<Readings> {
    const { readers, pause, toPath, isOver } = options;
    const readings: { milliseconds: number; bytes: number }[] = [];
    let requests = 0;
    const start = performance.now();
    await Promise.all(
      Array.from({ length: readers }, async () => {
        while (!isOver(requests)) {
          requests += 1;
          if (pause > 0) {
            await sleep((((requests * 7919) % 101) / 50) * pause);
          }
          const { milliseconds, bytes } = await this.read(toPath(requests));
          readings.push({ milliseconds, bytes });
        }
      }),
    );
    const seconds = (performance.now() - start) / 1000;
    const times = readings
      .map(({ milliseconds }) => milliseconds)
      .sort((one, other) => one - other);
    const at = (share: number) => times[Math.floor(times.length * share)];
    return {
      p50: at(0.5),
      p95: at(0.95),
      answersPerSecond: times.length / seconds,
      bytes: Math.max(...readings.map(({ bytes }) => bytes)),
    };
  }

  close() {
    this.#agent.destroy();
  }

  #ask(
    path: string,
    body?: string,
  ): Promise<{ status?: number; answer: Buffer }> {
    return new Promise((resolve, reject) => {
      const headers = {
        authorization: `Bearer ${this.token}`,
        ...(body && { 'content-type': 'application/json' }),
      };
      const asked = request(
        `${this.url}/api/maturity${path}`,
        { agent: this.#agent, headers, method: body ? 'POST' : 'GET' },
        response => {
          const chunks: Buffer[] = [];
          response
            .on('data', chunk => chunks.push(chunk))
            .on('error', reject)
            .on('end', () =>
              resolve({
                status: response.statusCode,
                answer: Buffer.concat(chunks),
              }),
            );
        },
      );
      asked.on('error', error => {
        // The server closed the idle connection at the same moment. Retry on a
        // new one, like browsers do.
        if (asked.reusedSocket) resolve(this.#ask(path, body));
        else reject(error);
      });
      asked.end(body);
    });
  }
}
