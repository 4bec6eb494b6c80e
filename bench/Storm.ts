import { setTimeout } from 'node:timers/promises';
import type { ReplicaOptions } from './killsServer';
import { ReplicaProcess } from './ReplicaProcess';

/** Milliseconds between delivery events that are sent. */
const EVENT_MS = 50;
/** Milliseconds for which an answer is waited for. */
const ANSWER_MS = 5_000;
/** Kills after which the sources report other facts. */
const KILLS_A_ROUND = 5;

/** A source that a replica collected from when it was killed. */
interface Interrupted {
  readonly sourceId: string;
  readonly at: number;
}

/** Replicas that are killed and started again while they work and take in events. */
export class Storm {
  readonly #replicas: readonly ReplicaProcess[];
  readonly #services: number;
  readonly #token: string;
  readonly #killDatabase: () => Promise<void>;
  readonly #interrupted = new Set<Interrupted>();
  readonly #began = Date.now();
  #isOver = false;
  #sending?: Promise<void>;
  #kills = 0;
  #sent = 0;
  /** The facts that the sources report. */
  round = 0;
  /** Longest time, in milliseconds, until killed work went on. */
  longestPause = 0;
  /** Numbers of the events that were acknowledged. */
  readonly acknowledged: number[] = [];

  constructor(options: {
    readonly replicas: number;
    readonly replica: Omit<ReplicaOptions, 'port' | 'round'>;
    /** Kills PostgreSQL, and starts it again. */
    readonly killDatabase: () => Promise<void>;
  }) {
    const { replica } = options;
    this.#services = replica.world.services;
    this.#token = replica.token;
    this.#killDatabase = options.killDatabase;
    this.#replicas = Array.from(
      { length: options.replicas },
      () => new ReplicaProcess(replica, sourceId => this.#goesOn(sourceId)),
    );
  }

  /** How often a replica ended by itself. */
  get ends(): number {
    return this.#replicas.reduce((sum, { ends }) => sum + ends, 0);
  }

  /** Work that has not gone on yet. */
  get stillInterrupted(): number {
    return this.#interrupted.size;
  }

  /** Starts the replicas one after the other, and sends events from now on. */
  async begin(): Promise<void> {
    for (const replica of this.#replicas) {
      await replica.start(this.round);
    }
    this.#sending = this.#sendEvents();
  }

  /** Kills the next replica, or PostgreSQL, and starts it again. */
  async kill(target: 'replica' | 'database'): Promise<void> {
    this.#kills += 1;
    if (target === 'database') {
      this.#replicas.forEach(replica => this.#interrupt(replica));
      await this.#killDatabase();
    } else {
      const replica = this.#replicas[this.#kills % this.#replicas.length];
      this.#interrupt(replica);
      await replica.kill();
    }
    if (this.#kills % KILLS_A_ROUND === 0) {
      this.round += 1;
      this.#replicas.forEach(replica => replica.tellRound(this.round));
    }
    for (const replica of this.#replicas) {
      if (!replica.isRunning) {
        await replica.start(this.round);
      }
    }
  }

  /** Sends no more events. */
  async endEvents(): Promise<void> {
    this.#isOver = true;
    await this.#sending;
  }

  /** Sends no more events, and kills all replicas. */
  async end(): Promise<void> {
    await this.endEvents();
    await Promise.all(this.#replicas.map(replica => replica.kill()));
  }

  #interrupt({ lastSource: sourceId }: ReplicaProcess) {
    if (sourceId) {
      this.#interrupted.add({ sourceId, at: performance.now() });
    }
  }

  #goesOn(sourceId: string) {
    for (const one of this.#interrupted) {
      if (one.sourceId === sourceId) {
        const pause = performance.now() - one.at;
        this.longestPause = Math.max(this.longestPause, pause);
        this.#interrupted.delete(one);
      }
    }
  }

  async #sendEvents(): Promise<void> {
    while (!this.#isOver) {
      const number = this.#sent;
      this.#sent += 1;
      // As a sender does: again until it is acknowledged.
      while (!this.#isOver && !(await this.#sendEvent(number))) {
        await setTimeout(EVENT_MS);
      }
      await setTimeout(EVENT_MS);
    }
  }

  async #sendEvent(number: number): Promise<boolean> {
    const ready = this.#replicas.flatMap(({ url }) => url ?? []);
    const url = ready[number % ready.length];
    if (!url) {
      return false;
    }
    try {
      const response = await fetch(`${url}/api/maturity/deliveries`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${this.#token}`,
        },
        body: JSON.stringify({
          items: [toEvent(number, this.#services, this.#began)],
        }),
        signal: AbortSignal.timeout(ANSWER_MS),
      });
      await response.text();
      if (response.ok) {
        this.acknowledged.push(number);
      }
      return response.ok;
    } catch {
      return false;
    }
  }
}

function toEvent(number: number, services: number, before: number) {
  const startedAt = new Date(before - number * 1_000).toISOString();
  return {
    kind: 'deployment',
    source: 'kills',
    externalId: `deployment-${number}`,
    target: { entityRef: `component:default/service-${number % services}` },
    environment: 'production',
    result: 'succeeded',
    startedAt,
    finishedAt: startedAt,
  };
}
