import { ResponseError } from '@backstage/errors';
import {
  Endpoint,
  EndpointId,
  EndpointRequest,
  endpoints,
} from '../api/endpoints';
import { encodePath, listPathFields } from '../api/paths';
import { encodeQuery } from '../api/queryCodec';
import type { EndpointResponses } from '../api/responses';

/**
 * How a single request is made.
 *
 * @public
 */
export interface MaturityRequestOptions {
  /** Cancels the request. */
  readonly signal?: AbortSignal;
  /** A Backstage token; not needed where `fetchApi` adds one, as in a browser. */
  readonly token?: string;
}

/** Leaves room for the rest of a request line and its headers in 16 KB. */
const MAX_URL_LENGTH = 4_000;

interface HttpRequest {
  readonly url: string;
  readonly method?: string;
  readonly body?: unknown;
}

/** Sends the requests of the client, and turns error responses into errors. */
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

  /** Sends a request; the result is the JSON of the response. */
  async send<K extends EndpointId>(
    id: K,
    request: EndpointRequest<K>,
    options?: MaturityRequestOptions,
  ): Promise<EndpointResponses[K]> {
    const response = await this.fetch(id, request, options);
    return response.json();
  }

  /** Sends a request; the result is the response itself. */
  async fetch<K extends EndpointId>(
    id: K,
    request: EndpointRequest<K>,
    options: MaturityRequestOptions = {},
  ): Promise<Response> {
    const { signal, token } = options;
    const { url, method, body } = toHttpRequest(endpoints[id], request);
    const baseUrl = await this.#discoveryApi.getBaseUrl('maturity');
    const response = await this.#fetchApi.fetch(`${baseUrl}${url}`, {
      ...(method && { method }),
      headers: {
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
        ...(token && { Authorization: `Bearer ${token}` }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      signal,
    });
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return response;
  }
}

/** A query that is too long for a URL goes in a body. */
function toHttpRequest(endpoint: Endpoint, request: unknown): HttpRequest {
  const path = encodePath(endpoint, request);
  const inPath = listPathFields(endpoint);
  const rest = Object.fromEntries(
    Object.entries(request ?? {}).filter(([name]) => !inPath.includes(name)),
  );
  if (endpoint.method !== 'get') {
    const hasBody = Object.keys(rest).length > 0;
    const method = endpoint.method.toUpperCase();
    return { url: path, method, ...(hasBody && { body: rest }) };
  }
  const query = endpoint.request
    ? encodeQuery(endpoint.request, rest).toString()
    : '';
  const url = query ? `${path}?${query}` : path;
  return url.length <= MAX_URL_LENGTH
    ? { url }
    : { url: `${path}/query`, method: 'POST', body: rest };
}
