import { EventSender } from './EventSender';
import type { ReplicaOptions } from './replicaServer';
import { ReplicaProcess } from './ReplicaProcess';

/** Kills after which the sources report other facts. */
const KILLS_A_ROUND = 5;

/** A source that a replica collected from when it was killed. */
interface Interrupted {
  readonly sourceId: string;
  readonly at: number;
}

/** Replicas that are killed and started again while they work and take in events. */
export class Storm {
  readonly replicas: readonly ReplicaProcess[];
  readonly #killDatabase: () => Promise<void>;
  readonly #interrupted = new Set<Interrupted>();
  #kills = 0;
  /** The facts that the sources report. */
  round = 0;
  #longestPause = 0;
  readonly events: EventSender;

  constructor(options: {
    readonly replicas: number;
    readonly replica: Omit<ReplicaOptions, 'port' | 'round'>;
    /** Kills PostgreSQL, and starts it again. */
    readonly killDatabase: () => Promise<void>;
  }) {
    const { replica } = options;
    this.#killDatabase = options.killDatabase;
    this.replicas = Array.from(
      { length: options.replicas },
      () => new ReplicaProcess(replica, sourceId => this.#goesOn(sourceId)),
    );
    this.events = new EventSender({
      services: replica.world.services,
      token: replica.token,
      listReplicas: () => this.replicas,
    });
  }

  /** Work that has not gone on yet. */
  get stillInterrupted(): number {
    return this.#interrupted.size;
  }

  /**
   * Longest time, in milliseconds, until killed work went on. Work that has not gone on
   * yet counts as long as it waits.
   */
  get longestPause(): number {
    const waiting = [...this.#interrupted].map(
      ({ at }) => performance.now() - at,
    );
    return Math.max(this.#longestPause, ...waiting);
  }

  /** Starts the replicas one after the other, and sends events from now on. */
  async begin(): Promise<void> {
    for (const replica of this.replicas) {
      await replica.start(this.round);
    }
    this.events.start();
  }

  /** Kills the next replica, or PostgreSQL, and starts it again. */
  async kill(target: 'replica' | 'database'): Promise<void> {
    this.#kills += 1;
    if (target === 'database') {
      this.replicas.forEach(replica => this.#interrupt(replica));
      await this.#killDatabase();
    } else {
      const replica = this.replicas[this.#kills % this.replicas.length];
      this.#interrupt(replica);
      await replica.kill();
    }
    if (this.#kills % KILLS_A_ROUND === 0) {
      this.round += 1;
      this.replicas.forEach(replica => replica.tell(this.round));
    }
    for (const replica of this.replicas) {
      if (!replica.isRunning) {
        await replica.start(this.round);
      }
    }
  }

  /** Sends no more events, and kills all replicas. */
  async end(): Promise<void> {
    await this.events.stop();
    await Promise.all(this.replicas.map(replica => replica.kill()));
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
        this.#longestPause = Math.max(this.#longestPause, pause);
        this.#interrupted.delete(one);
      }
    }
  }
}
