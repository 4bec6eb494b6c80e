import { mockServices } from '@backstage/backend-test-utils';
import {
  ApiAccount,
  ResponseError,
} from '@platform-maturity/backstage-plugin-maturity-node/http';

/** A request that an account sent. Query and variables are those of GraphQL. */
export interface SentRequest {
  /** Path and query string; `/graphql` for GraphQL. */
  readonly path: string;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/**
 * Creates an account without a network, and the list of what it sent.
 *
 * @param answer - Returns the body of the answer to a request, or the error.
 */
export function startAccount(
  host: string,
  answer: (request: SentRequest) => unknown,
) {
  const sent: SentRequest[] = [];
  const restUrl = `https://${host}/api`;
  const account = new ApiAccount({
    tool: { id: 'fake', title: 'Fake' },
    host,
    scope: host,
    restUrl,
    graphqlUrl: `${restUrl}/graphql`,
    authorize: async () => ({}),
    fix: 'renew the token',
    limits: { resources: { api: 'requests' }, header: 'limit', period: 'hour' },
    resources: { rest: 'api', graphql: 'api' },
    refusals: [403, 404],
    cache: mockServices.cache.mock(),
    settings: { concurrency: 5, reserve: 0.2, timeout: 5_000 },
    retryAfter: 1,
    now: () => 0,
    send: async ({ url, body }) => {
      const { query = '', variables = {} } = (body ??
        {}) as Partial<SentRequest>;
      const request = { path: url.slice(restUrl.length), query, variables };
      sent.push(request);
      const result = answer(request);
      if (result instanceof Error) {
        throw result;
      }
      return { body: result, headers: {} };
    },
  });
  return { account, sent };
}

/** An answer with a status other than success. */
export function refuse(status: number, message = 'no'): ResponseError {
  return new ResponseError(status, { headers: {}, body: { message } });
}
