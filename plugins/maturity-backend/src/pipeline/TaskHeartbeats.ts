import { randomUUID } from 'node:crypto';
import { LoggerService, SchedulerService } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import {
  beat,
  beginHeartbeat,
  claimDeadRuns,
  endHeartbeat,
  TaskRun,
} from '../database';

/** Milliseconds between signs of life, and between looks at those of others. */
const BEAT_MS = 5_000;

/** A run without a sign of life for so many seconds is dead. */
export const DEAD_S = 30;

/** Seconds after which another one has it run again, if the first one died meanwhile. */
const CLAIMED_S = 10;

/** Options of the heartbeats. */
export interface TaskHeartbeatsOptions {
  readonly knex: Knex;
  readonly scheduler: Pick<SchedulerService, 'cancelTask' | 'triggerTask'>;
  readonly logger: Pick<LoggerService, 'debug' | 'info'>;
}

/** A run that gives signs of life until it ends. */
export interface BeatingRun {
  /** Tells whether no other run of the task has begun since. */
  isCurrent(): Promise<boolean>;
  end(): Promise<void>;
}

/**
 * Gives signs of life while a task runs, and has tasks run again whose process died.
 *
 * @remarks
 * The scheduler itself frees the task of a dead process at the timeout of the task,
 * which may be hours. Here it takes `DEAD_S` until the last sign of life is too old,
 * and `BEAT_MS` at most until that is noticed. The scheduler then begins the task
 * within five seconds.
 *
 * All signs are by the clock of the database. A run that lives, but could give no sign
 * for so long, is aborted by the scheduler.
 */
export class TaskHeartbeats {
  readonly #options: TaskHeartbeatsOptions;
  #watching?: NodeJS.Timeout;

  constructor(options: TaskHeartbeatsOptions) {
    this.#options = options;
  }

  /** Begins to give signs of life for a run of a task. */
  async begin(taskId: string): Promise<BeatingRun> {
    const { knex } = this.#options;
    const run: TaskRun = { taskId, runId: randomUUID() };
    await beginHeartbeat(knex, run);
    const timer = setInterval(async () => {
      const isCurrent = await this.#try(() => beat(knex, run));
      if (isCurrent === false) {
        // Another run of the task has begun.
        clearInterval(timer);
      }
    }, BEAT_MS).unref();
    return {
      isCurrent: () => beat(knex, run),
      end: async () => {
        clearInterval(timer);
        await this.#try(() => endHeartbeat(knex, run));
      },
    };
  }

  /** Gives signs of life while it runs a task. */
  async during<T>(taskId: string, run: () => Promise<T>): Promise<T> {
    const beating = await this.begin(taskId);
    try {
      return await run();
    } finally {
      await beating.end();
    }
  }

  /** Watches the runs of all replicas until it is stopped. */
  watch(): void {
    this.#watching ??= setInterval(
      () => this.#try(() => this.look()),
      BEAT_MS,
    ).unref();
  }

  /** Stops watching. */
  stop(): void {
    clearInterval(this.#watching);
    this.#watching = undefined;
  }

  /** Has the tasks of dead runs run again. */
  async look(): Promise<void> {
    const dead = await claimDeadRuns(this.#options.knex, {
      seconds: DEAD_S,
      claimedFor: CLAIMED_S,
    });
    for (const run of dead) {
      await this.#runAgain(run);
    }
  }

  async #runAgain(run: TaskRun): Promise<void> {
    const { knex, scheduler, logger } = this.#options;
    const { taskId } = run;
    logger.info(`The process that ran ${taskId} has died: it runs again`);
    // Neither is running if the scheduler noticed, or if the run waited to go on.
    await this.#try(() => scheduler.cancelTask(taskId));
    await this.#try(() => scheduler.triggerTask(taskId));
    await endHeartbeat(knex, run);
  }

  async #try<T>(run: () => Promise<T>): Promise<T | undefined> {
    try {
      return await run();
    } catch (error) {
      this.#options.logger.debug(`Heartbeats: ${error}`);
      return undefined;
    }
  }
}
