import { parseEntityRef } from '@backstage/catalog-model';
import {
  HttpRequests,
  MaturityRequestOptions,
  queryOf,
  withQuery,
} from './HttpRequests';
import { MaturityApi } from './MaturityApi';
import {
  EntityDeliveryResponse,
  GetDeliveryDistributionRequest,
  GetDeliveryDistributionResponse,
  IngestDeliveriesRequest,
  IngestDeliveriesResponse,
  ListCountedDeliveriesRequest,
  ListCountedDeliveriesResponse,
  ListUnmatchedDeliveriesResponse,
} from './deliveryTypes';
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
  EntityAssessmentsResponse,
  EntityFactsResponse,
  ListAssessmentsRequest,
  ListAssessmentsResponse,
  ListModelsResponse,
  RefreshResponse,
  StageChange,
} from './types';

/**
 * Asks the maturity backend over HTTP.
 *
 * @public
 */
export class MaturityClient implements MaturityApi {
  readonly #http: HttpRequests;

  /**
   * @param options - `discoveryApi` finds the backend, and `fetchApi` makes
   * the requests: the ones of Backstage, or any that look the same
   */
  constructor(options: {
    discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
    fetchApi: { fetch: typeof fetch };
  }) {
    this.#http = new HttpRequests(options);
  }

  /** {@inheritdoc MaturityApi.listModels} */
  async listModels(
    options?: MaturityRequestOptions,
  ): Promise<ListModelsResponse> {
    return this.#http.request('/models', options);
  }

  /** {@inheritdoc MaturityApi.getEntityAssessments} */
  async getEntityAssessments(
    entityRef: string,
    options?: MaturityRequestOptions,
  ): Promise<EntityAssessmentsResponse> {
    return this.#http.request(pathOf('assessments', entityRef), options);
  }

  /** {@inheritdoc MaturityApi.getEntityFacts} */
  async getEntityFacts(
    entityRef: string,
    options?: MaturityRequestOptions,
  ): Promise<EntityFactsResponse> {
    return this.#http.request(pathOf('facts', entityRef), options);
  }

  /** {@inheritdoc MaturityApi.getStageHistory} */
  async getStageHistory(
    request: { entityRef: string; modelId?: string },
    options?: MaturityRequestOptions,
  ): Promise<{ readonly items: readonly StageChange[] }> {
    const { entityRef, modelId } = request;
    const query = new URLSearchParams(modelId === undefined ? {} : { modelId });
    return this.#http.request(
      withQuery(`${pathOf('assessments', entityRef)}/history`, query),
      options,
    );
  }

  /** {@inheritdoc MaturityApi.refreshEntity} */
  async refreshEntity(
    entityRef: string,
    options?: MaturityRequestOptions,
  ): Promise<RefreshResponse> {
    return this.#http.request(
      `${pathOf('assessments', entityRef)}/refresh`,
      options,
      {
        method: 'POST',
      },
    );
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
    return this.#http.read('/assessments', query, request, options);
  }

  /** {@inheritdoc MaturityApi.countAssessments} */
  async countAssessments(
    request: CountAssessmentsRequest,
    options?: MaturityRequestOptions,
  ): Promise<CountAssessmentsResponse> {
    return this.#http.readFiltered('/counts', request, options);
  }

  /** {@inheritdoc MaturityApi.countChecks} */
  async countChecks(
    request: CountChecksRequest,
    options?: MaturityRequestOptions,
  ): Promise<CountChecksResponse> {
    return this.#http.readFiltered('/checks', request, options);
  }

  /** {@inheritdoc MaturityApi.planFixes} */
  async planFixes(
    request: PlanFixesRequest,
    options?: MaturityRequestOptions,
  ): Promise<PlanFixesResponse> {
    return this.#http.readFiltered('/fixes', request, options);
  }

  /** {@inheritdoc MaturityApi.getTrend} */
  async getTrend(
    request: GetTrendRequest,
    options?: MaturityRequestOptions,
  ): Promise<GetTrendResponse> {
    return this.#http.readFiltered('/trend', request, options);
  }

  /** {@inheritdoc MaturityApi.listMovers} */
  async listMovers(
    request: ListMoversRequest,
    options?: MaturityRequestOptions,
  ): Promise<ListMoversResponse> {
    return this.#http.readFiltered('/movers', request, options);
  }

  /** {@inheritdoc MaturityApi.exportScorecard} */
  async exportScorecard(
    request: ExportRequest,
    options?: MaturityRequestOptions,
  ): Promise<ExportedFile> {
    const { subject, filter, ...rest } = request;
    const response = await this.#http.fetchRead(
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

  /** {@inheritdoc MaturityApi.getEntityDelivery} */
  async getEntityDelivery(
    entityRef: string,
    options?: MaturityRequestOptions,
  ): Promise<EntityDeliveryResponse> {
    return this.#http.request(pathOf('deliveries', entityRef), options);
  }

  /** {@inheritdoc MaturityApi.listCountedDeliveries} */
  async listCountedDeliveries(
    request: ListCountedDeliveriesRequest,
    options?: MaturityRequestOptions,
  ): Promise<ListCountedDeliveriesResponse> {
    const { entityRef, ...rest } = request;
    return this.#http.request(
      withQuery(
        `${pathOf('deliveries', entityRef)}/counted`,
        queryOf(undefined, rest),
      ),
      options,
    );
  }

  /** {@inheritdoc MaturityApi.getDeliveryDistribution} */
  async getDeliveryDistribution(
    request: GetDeliveryDistributionRequest,
    options?: MaturityRequestOptions,
  ): Promise<GetDeliveryDistributionResponse> {
    return this.#http.readFiltered(
      '/deliveries/distribution',
      request,
      options,
    );
  }

  /** {@inheritdoc MaturityApi.listUnmatchedDeliveries} */
  async listUnmatchedDeliveries(
    options?: MaturityRequestOptions,
  ): Promise<ListUnmatchedDeliveriesResponse> {
    return this.#http.request('/deliveries/unmatched', options);
  }

  /** {@inheritdoc MaturityApi.ingestDeliveries} */
  async ingestDeliveries(
    request: IngestDeliveriesRequest,
    options?: MaturityRequestOptions,
  ): Promise<IngestDeliveriesResponse> {
    return this.#http.request('/deliveries', options, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(request),
    });
  }
}

function pathOf(
  subject: 'assessments' | 'deliveries' | 'facts',
  entityRef: string,
): string {
  const { kind, namespace, name } = parseEntityRef(entityRef);
  const parts = [kind, namespace, name].map(encodeURIComponent);
  return `/${subject}/by-name/${parts.join('/')}`;
}
