import { LoggerService } from '@backstage/backend-plugin-api';
import { Octokit } from '@octokit/core';
import { retry } from '@octokit/plugin-retry';
import { throttling } from '@octokit/plugin-throttling';

/** Longest pause, in seconds, that is waited for; after a longer one the run goes on later. */
const PATIENCE = 20;

const ThrottledOctokit = Octokit.plugin(throttling, retry);

/**
 * A client for one host that keeps to what GitHub asks of clients: few requests
 * at once, a pause when it asks for one, and again when it failed by itself.
 */
export function createOctokit(options: {
  readonly baseUrl: string;
  readonly logger: Pick<LoggerService, 'debug' | 'warn'>;
  /** Milliseconds that the pauses between attempts grow by. */
  readonly retryAfter: number;
  /** Whether requests are spaced out: GraphQL queries by a second, and ten others at once. */
  readonly isThrottled: boolean;
}): Octokit {
  const { baseUrl, logger, retryAfter, isThrottled } = options;
  const onLimit =
    (what: string) =>
    (
      seconds: number,
      { url }: { url: string },
      _: unknown,
      attempt: number,
    ): boolean => {
      const waits = seconds <= PATIENCE && attempt < 1;
      logger.debug(
        `${what} of GitHub at ${url}, ${
          waits ? `asked again after ${seconds} s` : 'not waited for'
        }`,
      );
      return waits;
    };
  return new ThrottledOctokit({
    baseUrl,
    userAgent: 'backstage-plugin-maturity',
    log: {
      debug: () => {},
      info: () => {},
      warn: message => logger.debug(message),
      error: message => logger.debug(message),
    },
    throttle: {
      enabled: isThrottled,
      onRateLimit: onLimit('Rate limit'),
      onSecondaryRateLimit: onLimit('Secondary rate limit'),
    } as never,
    retry: {
      doNotRetry: [304, 400, 401, 403, 404, 410, 422, 429, 451],
      retries: 2,
      retryAfterBaseValue: retryAfter,
    },
  });
}
