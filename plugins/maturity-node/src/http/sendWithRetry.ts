import { setTimeout as sleep } from 'node:timers/promises';
import { isTimeout, PostponedError, readStatus } from './failures';
import { AnswerError, ApiResponse } from './request';

/** Longest pause, in seconds, that is waited for. After a longer one the run continues later. */
export const PATIENCE = 20;
const ATTEMPTS = 3;

/** How a request is sent again. */
export interface RetryOptions {
  readonly signal: AbortSignal;
  /** Throws for each status other than success. */
  readonly send: () => Promise<ApiResponse>;
  /** Milliseconds that the pauses between attempts grow by. */
  readonly retryAfter: number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Whether a status says that the caller has to ask for less. */
  readonly isTooMuch: (status: number) => boolean;
  /** Whether a status says that a rate limit is used up. */
  readonly isLimited: (
    status: number,
    headers: ApiResponse['headers'],
  ) => boolean;
  /** Has the next attempt wait for so many seconds, and other requests too. */
  readonly onPause: (seconds: number) => void;
  /** Stops other requests too, for as many seconds as the tool asked for, if it did. */
  readonly onLimited: (seconds: number | undefined) => PostponedError;
}

/**
 * Sends a request up to three times while the tool fails or the connection
 * breaks, and once more after a short pause that the tool asked for, for which
 * `send` waits.
 *
 * @throws PostponedError if the tool asked for a longer pause
 */
export async function sendWithRetry(
  options: RetryOptions,
): Promise<ApiResponse> {
  const { signal, send, retryAfter, isTooMuch } = options;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await send();
    } catch (error) {
      signal.throwIfAborted();
      const status = readStatus(error);
      const headers = readHeaders(error);
      if (status !== undefined && options.isLimited(status, headers)) {
        const seconds = readPause(headers, options.now);
        if (attempt > 1 || !(seconds <= PATIENCE)) {
          throw options.onLimited(seconds > 0 ? seconds : undefined);
        }
        options.onPause(seconds);
        continue;
      }
      const isTemporary =
        status === undefined
          ? !(error instanceof PostponedError) &&
            !(error instanceof AnswerError) &&
            !isTimeout(error)
          : status >= 500 && !isTooMuch(status);
      if (!isTemporary || attempt === ATTEMPTS) {
        throw error;
      }
      await sleep(attempt * retryAfter, undefined, { signal });
    }
  }
}

/** Reads the seconds that a tool asks to wait for; it can state a time instead. */
function readPause(headers: ApiResponse['headers'], now: () => number): number {
  const text = headers['retry-after'] ?? '';
  const seconds = text === '' ? NaN : Number(text);
  if (!Number.isNaN(seconds)) {
    return seconds;
  }
  // Of its own clock, if it tells that.
  const since = Date.parse(headers.date ?? '') || now();
  return Math.max(0, (Date.parse(text) - since) / 1000);
}

/** Reads the headers of an answer from the error that a client made of it. */
export function readHeaders(error: unknown): ApiResponse['headers'] {
  const response: unknown =
    typeof error === 'object' && error !== null
      ? Reflect.get(error, 'response')
      : undefined;
  return (response as Partial<ApiResponse> | undefined)?.headers ?? {};
}
