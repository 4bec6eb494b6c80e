import { parseEntityRef } from '@backstage/catalog-model';
import { ResponseError } from '@backstage/errors';
import { MaturityApi } from './MaturityApi';
import { filterToSearchParams } from './filterToSearchParams';
import {
  CountAssessmentsRequest,
  CountAssessmentsResponse,
  EntityAssessmentsResponse,
  ListAssessmentsRequest,
  ListAssessmentsResponse,
  ListModelsResponse,
  RefreshResponse,
  StageChange,
} from './types';

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

/**
 * Asks the maturity backend over HTTP.
 *
 * @public
 */
export class MaturityClient implements MaturityApi {
  readonly #discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
  readonly #fetchApi: { fetch: typeof fetch };

  /**
   * @param options - `discoveryApi` finds the backend, and `fetchApi` makes
   * the requests: the ones of Backstage, or any that look the same
   */
  constructor(options: {
    discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
    fetchApi: { fetch: typeof fetch };
  }) {
    this.#discoveryApi = options.discoveryApi;
    this.#fetchApi = options.fetchApi;
  }

  /** {@inheritdoc MaturityApi.listModels} */
  async listModels(
    options?: MaturityRequestOptions,
  ): Promise<ListModelsResponse> {
    return this.#request('/models', options);
  }

  /** {@inheritdoc MaturityApi.getEntityAssessments} */
  async getEntityAssessments(
    entityRef: string,
    options?: MaturityRequestOptions,
  ): Promise<EntityAssessmentsResponse> {
    return this.#request(pathOf(entityRef), options);
  }

  /** {@inheritdoc MaturityApi.getStageHistory} */
  async getStageHistory(
    request: { entityRef: string; modelId?: string },
    options?: MaturityRequestOptions,
  ): Promise<{ readonly items: readonly StageChange[] }> {
    const { entityRef, modelId } = request;
    const query = new URLSearchParams(modelId === undefined ? {} : { modelId });
    return this.#request(
      withQuery(`${pathOf(entityRef)}/history`, query),
      options,
    );
  }

  /** {@inheritdoc MaturityApi.refreshEntity} */
  async refreshEntity(
    entityRef: string,
    options?: MaturityRequestOptions,
  ): Promise<RefreshResponse> {
    return this.#request(`${pathOf(entityRef)}/refresh`, options, {
      method: 'POST',
    });
  }

  /** {@inheritdoc MaturityApi.listAssessments} */
  async listAssessments(
    request: ListAssessmentsRequest,
    options?: MaturityRequestOptions,
  ): Promise<ListAssessmentsResponse> {
    const { filter, sort, limit, cursor } = request;
    const query = filterToSearchParams(filter);
    if (sort) {
      query.set('sort', `${sort.field}:${sort.order}`);
    }
    if (limit !== undefined) {
      query.set('limit', String(limit));
    }
    if (cursor !== undefined) {
      query.set('cursor', cursor);
    }
    return this.#read('/assessments', query, request, options);
  }

  /** {@inheritdoc MaturityApi.countAssessments} */
  async countAssessments(
    request: CountAssessmentsRequest,
    options?: MaturityRequestOptions,
  ): Promise<CountAssessmentsResponse> {
    const query = filterToSearchParams(request.filter);
    if (request.groupBy) {
      query.set('groupBy', request.groupBy);
    }
    return this.#read('/counts', query, request, options);
  }

  /** A query that is too long for a URL goes in a body. */
  async #read<T>(
    path: string,
    query: URLSearchParams,
    body: object,
    options?: MaturityRequestOptions,
  ): Promise<T> {
    const url = withQuery(path, query);
    if (url.length <= MAX_URL_LENGTH) {
      return this.#request(url, options);
    }
    return this.#request(`${path}/query`, options, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
  }

  async #request<T>(
    path: string,
    options: MaturityRequestOptions = {},
    init: { method?: string; headers?: {}; body?: string } = {},
  ): Promise<T> {
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
    return response.json();
  }
}

function pathOf(entityRef: string): string {
  const { kind, namespace, name } = parseEntityRef(entityRef);
  const parts = [kind, namespace, name].map(encodeURIComponent);
  return `/assessments/by-name/${parts.join('/')}`;
}

function withQuery(path: string, query: URLSearchParams): string {
  const text = query.toString();
  return text ? `${path}?${text}` : path;
}
