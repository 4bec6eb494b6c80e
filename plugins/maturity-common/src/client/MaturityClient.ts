import { parseEntityRef } from '@backstage/catalog-model';
import { ResponseError } from '@backstage/errors';
import { MaturityApi } from './MaturityApi';
import { filterToSearchParams } from './filterToSearchParams';
import {
  CountAssessmentsRequest,
  CountAssessmentsResponse,
  CountChecksRequest,
  CountChecksResponse,
  ExportedFile,
  ExportRequest,
  GetTrendRequest,
  GetTrendResponse,
  ListMoversRequest,
  ListMoversResponse,
  PlanFixesRequest,
  PlanFixesResponse,
} from './scorecardTypes';
import {
  AssessmentFilter,
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

interface RequestParts {
  readonly method?: string;
  readonly headers?: {};
  readonly body?: string;
}

interface FilteredRequest {
  readonly filter?: AssessmentFilter;
}

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
    const { filter, sort, outcomesOf = [], ...rest } = request;
    const query = queryOf(filter, {
      sort: sort && `${sort.field}:${sort.order}`,
      ...rest,
    });
    for (const checkId of outcomesOf) {
      query.append('outcomesOf', checkId);
    }
    return this.#read('/assessments', query, request, options);
  }

  /** {@inheritdoc MaturityApi.countAssessments} */
  async countAssessments(
    request: CountAssessmentsRequest,
    options?: MaturityRequestOptions,
  ): Promise<CountAssessmentsResponse> {
    return this.#readFiltered('/counts', request, options);
  }

  /** {@inheritdoc MaturityApi.countChecks} */
  async countChecks(
    request: CountChecksRequest,
    options?: MaturityRequestOptions,
  ): Promise<CountChecksResponse> {
    return this.#readFiltered('/checks', request, options);
  }

  /** {@inheritdoc MaturityApi.planFixes} */
  async planFixes(
    request: PlanFixesRequest,
    options?: MaturityRequestOptions,
  ): Promise<PlanFixesResponse> {
    return this.#readFiltered('/fixes', request, options);
  }

  /** {@inheritdoc MaturityApi.getTrend} */
  async getTrend(
    request: GetTrendRequest,
    options?: MaturityRequestOptions,
  ): Promise<GetTrendResponse> {
    return this.#readFiltered('/trend', request, options);
  }

  /** {@inheritdoc MaturityApi.listMovers} */
  async listMovers(
    request: ListMoversRequest,
    options?: MaturityRequestOptions,
  ): Promise<ListMoversResponse> {
    return this.#readFiltered('/movers', request, options);
  }

  /** {@inheritdoc MaturityApi.exportScorecard} */
  async exportScorecard(
    request: ExportRequest,
    options?: MaturityRequestOptions,
  ): Promise<ExportedFile> {
    const { subject, filter, ...rest } = request;
    const response = await this.#fetchRead(
      `/exports/${subject}`,
      queryOf(filter, rest),
      { filter, ...rest },
      options,
    );
    return {
      fileName: `maturity-${subject}.${request.format}`,
      content: await response.blob(),
    };
  }

  async #readFiltered<T>(
    path: string,
    request: FilteredRequest,
    options?: MaturityRequestOptions,
  ): Promise<T> {
    const { filter, ...rest } = request;
    return this.#read(path, queryOf(filter, rest), request, options);
  }

  async #read<T>(
    path: string,
    query: URLSearchParams,
    body: object,
    options?: MaturityRequestOptions,
  ): Promise<T> {
    const response = await this.#fetchRead(path, query, body, options);
    return response.json();
  }

  /** A query that is too long for a URL goes in a body. */
  async #fetchRead(
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

  async #request<T>(
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

function pathOf(entityRef: string): string {
  const { kind, namespace, name } = parseEntityRef(entityRef);
  const parts = [kind, namespace, name].map(encodeURIComponent);
  return `/assessments/by-name/${parts.join('/')}`;
}

function queryOf(
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

function withQuery(path: string, query: URLSearchParams): string {
  const text = query.toString();
  return text ? `${path}?${text}` : path;
}
