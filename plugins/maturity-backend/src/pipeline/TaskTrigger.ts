import { LoggerService, SchedulerService } from '@backstage/backend-plugin-api';

/** Milliseconds until a task is triggered again that was running. */
const PAUSE_MS = 2_000;

/** Options of the trigger. */
export interface TaskTriggerOptions {
  readonly scheduler: Pick<SchedulerService, 'triggerTask'>;
  readonly logger: Pick<LoggerService, 'debug'>;
}

/**
 * Has tasks run now, on whichever replica.
 *
 * @remarks
 * A task that is running may have read already what changed: it runs once more
 * after that. If this process ends before, the schedule of the task is what remains.
 */
export class TaskTrigger {
  readonly #options: TaskTriggerOptions;
  /** Timers of tasks that were running, by their id. */
  readonly #waiting = new Map<string, NodeJS.Timeout>();

  constructor(options: TaskTriggerOptions) {
    this.#options = options;
  }

  /** Requests a run that begins after now. Requests that wait for the same run are one. */
  request(taskId: string): void {
    if (!this.#waiting.has(taskId)) {
      this.#trigger(taskId);
    }
  }

  /** Gives up what waits. */
  stop(): void {
    this.#waiting.forEach(timer => clearTimeout(timer));
    this.#waiting.clear();
  }

  async #trigger(taskId: string): Promise<void> {
    const { scheduler, logger } = this.#options;
    try {
      await scheduler.triggerTask(taskId);
    } catch (error) {
      logger.debug(`Could not trigger ${taskId} yet: ${error}`);
      // No replica has scheduled the task so far: its first run is still to come.
      if (!(error instanceof Error && error.name === 'NotFoundError')) {
        this.#triggerLater(taskId);
      }
    }
  }

  #triggerLater(taskId: string): void {
    if (this.#waiting.has(taskId)) {
      return;
    }
    const timer = setTimeout(() => {
      this.#waiting.delete(taskId);
      this.#trigger(taskId);
    }, PAUSE_MS);
    this.#waiting.set(taskId, timer.unref());
  }
}
