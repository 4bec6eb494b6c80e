import { LoggerService } from '@backstage/backend-plugin-api';

/**
 * Milliseconds that are waited at least, so that a source that is always about
 * to have something left is not asked without a pause, and at most: a tool that
 * gives back earlier than it said is then noticed.
 */
const SHORTEST_MS = 10_000;
const LONGEST_MS = 60 * 60 * 1000;

/** Options of the timer. */
export interface ResumeTimerOptions {
  /** Tells whether the run is still unfinished. Another replica may have finished it. */
  readonly isUnfinished: () => Promise<boolean>;
  /** Has the task run now; rejects when it is running already. */
  readonly trigger: () => Promise<void>;
  readonly logger: Pick<LoggerService, 'debug'>;
}

/**
 * Has a task that was postponed run again when it can go on. Nothing is lost if
 * the process ends before: the next run by the schedule goes on as well.
 */
export class ResumeTimer {
  readonly #options: ResumeTimerOptions;
  #timer?: NodeJS.Timeout;

  constructor(options: ResumeTimerOptions) {
    this.#options = options;
  }

  /** Sets when to go on, in place of what was set before; never when it is undefined. */
  set(until: Date | undefined): void {
    clearTimeout(this.#timer);
    if (until) {
      const wait = until.getTime() - Date.now();
      this.#timer = setTimeout(
        () => this.#resume(),
        Math.min(Math.max(wait, SHORTEST_MS), LONGEST_MS),
      );
      this.#timer.unref();
    }
  }

  async #resume(): Promise<void> {
    const { isUnfinished, trigger, logger } = this.#options;
    try {
      if (await isUnfinished()) {
        await trigger();
      }
    } catch (error) {
      // Most often because it is running already.
      logger.debug(`Could not go on with a postponed run: ${error}`);
    }
  }
}
