import { LoggerService } from '@backstage/backend-plugin-api';
import { Octokit } from '@octokit/core';
import { throttling } from '@octokit/plugin-throttling';
import {
  ApiAccountOptions,
  ApiResponse,
} from '@platform-maturity/backstage-plugin-maturity-node/http';

const ThrottledOctokit = Octokit.plugin(throttling);

/**
 * Creates a function that sends requests as GitHub asks clients to: few at once.
 *
 * @param isThrottled - Whether requests are spaced out, GraphQL queries by a second
 * and others to ten at once; not in tests.
 */
export function createSend(
  logger: Pick<LoggerService, 'debug'>,
  isThrottled: boolean,
): NonNullable<ApiAccountOptions['send']> {
  const octokit = new ThrottledOctokit({
    userAgent: 'backstage-plugin-maturity',
    log: {
      debug: () => {},
      info: () => {},
      warn: message => logger.debug(message),
      error: message => logger.debug(message),
    },
    // The account decides whether it waits for a limit.
    throttle: {
      enabled: isThrottled,
      onRateLimit: () => false,
      onSecondaryRateLimit: () => false,
    },
  });
  return async ({ url, method, headers, body }, signal) => {
    try {
      const { data, headers: answered } = await octokit.request(
        `${method} ${url}`,
        { ...(body as object | undefined), headers, request: { signal } },
      );
      return { body: data, headers: answered as ApiResponse['headers'] };
    } catch (error) {
      const response = readSuccess(error);
      if (response) {
        return response;
      }
      throw error;
    }
  };
}

/** The throttling plugin makes an error of a GraphQL answer that names a rate limit. */
function readSuccess(error: unknown): ApiResponse | undefined {
  const response: unknown = Reflect.get(Object(error), 'response');
  if (Reflect.get(Object(response), 'status') !== 200) {
    return undefined;
  }
  const { data, headers } = response as {
    readonly data: unknown;
    readonly headers: ApiResponse['headers'];
  };
  return { body: data, headers };
}
