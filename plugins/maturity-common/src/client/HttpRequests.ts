import { ResponseError } from '@backstage/errors';
import { filterToSearchParams } from './filterToSearchParams';
import { AssessmentFilter } from './types';

/**
 * How a single request is made.
 *
 * @public
 */
export interface MaturityRequestOptions {
  /** Cuts the request off. */
  readonly signal?: AbortSignal;
  /** A Backstage token; not needed where `fetchApi` adds one, as in a browser. */
  readonly token?: string;
}

/** Leaves room for the rest of a request line and its headers in 16 KB. */
const MAX_URL_LENGTH = 4_000;

interface RequestParts {
  readonly method?: string;
  readonly headers?: {};
  readonly body?: string;
}

interface FilteredRequest {
  readonly filter?: AssessmentFilter;
}

/** Makes the requests of the client, and turns answers that are errors into errors. */
export class HttpRequests {
  readonly #discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
  readonly #fetchApi: { fetch: typeof fetch };

  constructor(options: {
    discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
    fetchApi: { fetch: typeof fetch };
  }) {
    this.#discoveryApi = options.discoveryApi;
    this.#fetchApi = options.fetchApi;
  }

  async readFiltered<T>(
    path: string,
    request: FilteredRequest,
    options?: MaturityRequestOptions,
  ): Promise<T> {
    const { filter, ...rest } = request;
    return this.read(path, queryOf(filter, rest), request, options);
  }

  async read<T>(
    path: string,
    query: URLSearchParams,
    body: object,
    options?: MaturityRequestOptions,
  ): Promise<T> {
    const response = await this.fetchRead(path, query, body, options);
    return response.json();
  }

  /** A query that is too long for a URL goes in a body. */
  async fetchRead(
    path: string,
    query: URLSearchParams,
    body: object,
    options?: MaturityRequestOptions,
  ): Promise<Response> {
    const url = withQuery(path, query);
    if (url.length <= MAX_URL_LENGTH) {
      return this.#fetch(url, options);
    }
    return this.#fetch(`${path}/query`, options, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
  }

  async request<T>(
    path: string,
    options?: MaturityRequestOptions,
    init?: RequestParts,
  ): Promise<T> {
    const response = await this.#fetch(path, options, init);
    return response.json();
  }

  async #fetch(
    path: string,
    options: MaturityRequestOptions = {},
    init: RequestParts = {},
  ): Promise<Response> {
    const { signal, token } = options;
    const baseUrl = await this.#discoveryApi.getBaseUrl('maturity');
    const response = await this.#fetchApi.fetch(`${baseUrl}${path}`, {
      ...init,
      headers: {
        ...init.headers,
        ...(token && { Authorization: `Bearer ${token}` }),
      },
      signal,
    });
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return response;
  }
}

/** A filter and other parameters as a query. */
export function queryOf(
  filter: AssessmentFilter | undefined,
  rest: { readonly [name: string]: string | number | boolean | undefined },
): URLSearchParams {
  const query = filterToSearchParams(filter);
  for (const [name, value] of Object.entries(rest)) {
    if (value !== undefined) {
      query.set(name, String(value));
    }
  }
  return query;
}

/** A path with its query, where there is one. */
export function withQuery(path: string, query: URLSearchParams): string {
  const text = query.toString();
  return text ? `${path}?${text}` : path;
}
