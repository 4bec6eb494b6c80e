import { randomUUID } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { LoggerService, SchedulerService } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import {
  beat,
  beginHeartbeat,
  claimHeartbeat,
  endHeartbeat,
  readHeartbeats,
  TaskHeartbeat,
  TaskRun,
} from '../database';

/** Milliseconds between signs of life, and between looks at those of others. */
const BEAT_MS = 10_000;

/** A run without a sign of life for so many milliseconds is dead. */
const DEAD_MS = 45_000;

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
 * which may be hours. Here it takes `BEAT_MS + DEAD_MS + BEAT_MS` at most: until the
 * last sign of life is seen, until it is too old, and until that is noticed. The
 * scheduler then begins the task within five seconds.
 *
 * No clocks are compared: whoever watches measures how long a sign does not change. A
 * run that lives, but could give no sign for so long, is aborted by the scheduler.
 */
export class TaskHeartbeats {
  readonly #options: TaskHeartbeatsOptions;
  /** When each sign was first seen, by task. */
  readonly #seen = new Map<string, { sign: string; since: number }>();
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

  /** Looks at the signs of all runs, and has the tasks of dead ones run again. */
  async look(): Promise<void> {
    const heartbeats = await readHeartbeats(this.#options.knex);
    const running = new Set(heartbeats.map(({ taskId }) => taskId));
    for (const taskId of this.#seen.keys()) {
      if (!running.has(taskId)) {
        this.#seen.delete(taskId);
      }
    }
    for (const heartbeat of heartbeats) {
      if (this.#isDead(heartbeat)) {
        await this.#runAgain(heartbeat);
      }
    }
  }

  #isDead({ taskId, runId, beat: count }: TaskHeartbeat): boolean {
    const sign = `${runId} ${count}`;
    const now = performance.now();
    const seen = this.#seen.get(taskId);
    if (seen?.sign === sign) {
      return now - seen.since >= DEAD_MS;
    }
    this.#seen.set(taskId, { sign, since: now });
    return false;
  }

  async #runAgain(heartbeat: TaskHeartbeat): Promise<void> {
    const { knex, scheduler, logger } = this.#options;
    const { taskId } = heartbeat;
    if (!(await claimHeartbeat(knex, heartbeat))) {
      return;
    }
    logger.info(`The process that ran ${taskId} has died: it runs again`);
    // Neither is running if the scheduler noticed, or if the run waited to go on.
    await this.#try(() => scheduler.cancelTask(taskId));
    await this.#try(() => scheduler.triggerTask(taskId));
    await endHeartbeat(knex, heartbeat);
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
