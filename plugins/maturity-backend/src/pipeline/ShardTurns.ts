import { LoggerService, SchedulerService } from '@backstage/backend-plugin-api';
import { BeatingRun, TaskHeartbeats } from './TaskHeartbeats';

/** Milliseconds until a shard that was passed on is offered again. Doubled each time. */
const SHORTEST_MS = 2_000;
const LONGEST_MS = 30_000;

/** Options of the turns. */
export interface ShardTurnsOptions {
  readonly scheduler: Pick<SchedulerService, 'triggerTask'>;
  readonly heartbeats: Pick<TaskHeartbeats, 'begin'>;
  readonly logger: Pick<LoggerService, 'debug'>;
}

/** The work on a shard, which ends in two steps: its run may wait to go on. */
export interface ShardTurn {
  readonly beating: BeatingRun;
  /** Lets this process begin with another shard. */
  end(): void;
}

/** A shard that waits for a process without work. */
interface PassedShard {
  readonly beating: BeatingRun;
  pause: number;
  timer?: NodeJS.Timeout;
}

/**
 * Has a process work on one shard at a time, so that other replicas take the others.
 *
 * @remarks
 * The scheduler gives all tasks that are due to the replica that asks first, which
 * would do all shards. So it passes on what it has no turn for: the run ends at once,
 * and the task is triggered again a little later, for whoever asks first then, and as
 * soon as the turn here is over. Until another run begins, its heartbeat goes on here:
 * if this process dies, another one triggers it.
 */
export class ShardTurns {
  readonly #options: ShardTurnsOptions;
  readonly #running = new Set<string>();
  readonly #passed = new Map<string, PassedShard>();

  constructor(options: ShardTurnsOptions) {
    this.#options = options;
  }

  /** Begins the work on a shard, or passes it on: then there is no turn. */
  async begin(taskId: string): Promise<ShardTurn | undefined> {
    const beating = await this.#options.heartbeats.begin(taskId);
    const before = this.#passed.get(taskId);
    this.#passed.delete(taskId);
    clearTimeout(before?.timer);
    await before?.beating.end();

    // A run that was aborted may end after the next one of its task began.
    const isBusy = [...this.#running].some(id => id !== taskId);
    if (isBusy) {
      const pause = Math.min(2 * (before?.pause ?? SHORTEST_MS), LONGEST_MS);
      this.#offer(taskId, { beating, pause }, pause);
      return undefined;
    }
    this.#running.add(taskId);
    return {
      beating,
      end: () => {
        this.#running.delete(taskId);
        this.#passed.forEach((one, id) => this.#offer(id, one, 0));
      },
    };
  }

  #offer(taskId: string, passed: PassedShard, wait: number): void {
    clearTimeout(passed.timer);
    this.#passed.set(taskId, passed);
    passed.timer = setTimeout(() => this.#trigger(taskId, passed), wait);
    passed.timer.unref();
  }

  async #trigger(taskId: string, passed: PassedShard): Promise<void> {
    const { scheduler, logger } = this.#options;
    try {
      if (!(await passed.beating.isCurrent())) {
        this.#forget(taskId, passed);
        return;
      }
      await scheduler.triggerTask(taskId);
    } catch (error) {
      logger.debug(`Could not pass on ${taskId} yet: ${error}`);
    }
    if (this.#passed.get(taskId) === passed) {
      this.#offer(taskId, passed, passed.pause);
    }
  }

  /** Another replica has begun it. */
  #forget(taskId: string, passed: PassedShard): void {
    if (this.#passed.get(taskId) === passed) {
      this.#passed.delete(taskId);
    }
  }
}
