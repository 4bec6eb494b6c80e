import { LoggerService } from '@backstage/backend-plugin-api';
import { SignalsService } from '@backstage/plugin-signals-node';
import {
  MaturitySignal,
  maturitySignalChannel,
} from '@platform-maturity/backstage-plugin-maturity-common';

/** Each listener reads its page again after a signal. */
const INTERVAL_MS = 5_000;

/** Options of the change signals. */
export interface ChangeSignalsOptions {
  /** The revision that assessments have come to. */
  readonly readRevision: () => Promise<number>;
  readonly signals: SignalsService;
  readonly logger: Pick<LoggerService, 'debug'>;
}

/**
 * Signals to all listeners that assessments changed: at once, then at most every
 * five seconds.
 *
 * @remarks
 * A listener that misses a signal sees the change with its next request, so
 * errors here do not affect the run.
 */
export class ChangeSignals {
  readonly #options: ChangeSignalsOptions;
  #lastAt = -Infinity;
  #timer?: NodeJS.Timeout;

  constructor(options: ChangeSignalsOptions) {
    this.#options = options;
  }

  /** Has it run, and tells of what was written meanwhile, also by a run that failed halfway. */
  async after<T>(run: () => Promise<T>): Promise<T> {
    const before = await this.#latest();
    try {
      return await run();
    } finally {
      if ((await this.#latest()) !== before) {
        this.#announce();
      }
    }
  }

  #announce() {
    if (this.#timer) {
      return;
    }
    const wait = this.#lastAt + INTERVAL_MS - performance.now();
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#lastAt = performance.now();
      this.#publish();
    }, Math.max(0, wait));
    // A backend that stops has no listeners.
    this.#timer.unref();
  }

  async #publish() {
    // The revision of now may be later than that of the run.
    const revision = await this.#latest();
    if (revision === undefined) {
      return;
    }
    try {
      await this.#options.signals.publish<MaturitySignal>({
        recipients: { type: 'broadcast' },
        channel: maturitySignalChannel,
        message: { revision },
      });
    } catch (error) {
      this.#options.logger.debug(`Could not tell of changes: ${error}`);
    }
  }

  /** Undefined when it cannot be read. */
  async #latest(): Promise<number | undefined> {
    try {
      return await this.#options.readRevision();
    } catch (error) {
      this.#options.logger.debug(`Could not look for changes: ${error}`);
      return undefined;
    }
  }
}
