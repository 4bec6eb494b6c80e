import { setTimeout as pause } from 'node:timers/promises';
import {
  isTimeout,
  PostponedError,
  statusOf,
} from '@platform-maturity/backstage-plugin-maturity-backend-module-repository';
import { ResponseError } from './ResponseError';

/** Longest pause, in seconds, that is waited for; after a longer one the run goes on later. */
const PATIENCE = 20;
const ATTEMPTS = 3;

/** What came back. */
export interface Answer {
  readonly body: unknown;
  /** By their names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * Sends a request again that failed by itself, and once more after a short pause
 * that GitLab asked for.
 *
 * @throws PostponedError if GitLab asked for a longer one.
 */
export async function sendPatiently(options: {
  readonly signal: AbortSignal;
  readonly send: () => Promise<Answer>;
  /** Milliseconds that the pauses between attempts grow by. */
  readonly retryAfter: number;
  /** Whether a status says that less has to be asked for. */
  readonly isTooMuch: (status: number) => boolean;
  /** Stops other requests too, for so many seconds if GitLab said how many. */
  readonly onLimited: (seconds: number) => PostponedError;
}): Promise<Answer> {
  const { signal, send, retryAfter, isTooMuch, onLimited } = options;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await send();
    } catch (error) {
      signal.throwIfAborted();
      const status = statusOf(error);
      if (status === 429) {
        const seconds = Number(
          (error as ResponseError).response.headers['retry-after'],
        );
        if (attempt > 1 || !(seconds <= PATIENCE)) {
          throw onLimited(seconds);
        }
        await pause(seconds * 1000, undefined, { signal });
        continue;
      }
      const isPassing =
        status === undefined
          ? !(error instanceof PostponedError) && !isTimeout(error)
          : status >= 500 && !isTooMuch(status);
      if (!isPassing || attempt === ATTEMPTS) {
        throw error;
      }
      await pause(attempt * retryAfter, undefined, { signal });
    }
  }
}
