import type {
  CountAssessmentsRequest,
  CountAssessmentsResponse,
  CountChecksRequest,
  CountChecksResponse,
  EntityAssessmentsResponse,
  EntityDeliveryResponse,
  EntityFactsResponse,
  ExportRequest,
  ExportedFile,
  GetDeliveryDistributionRequest,
  GetDeliveryDistributionResponse,
  GetStageHistoryRequest,
  GetTrendRequest,
  GetTrendResponse,
  IngestDeliveriesRequest,
  IngestDeliveriesResponse,
  ListAssessmentsRequest,
  ListAssessmentsResponse,
  ListCountedDeliveriesRequest,
  ListCountedDeliveriesResponse,
  ListModelsResponse,
  ListMoversRequest,
  ListMoversResponse,
  ListUnmatchedDeliveriesResponse,
  PlanFixesRequest,
  PlanFixesResponse,
  RefreshResponse,
  StageHistoryResponse,
} from '../api';
import { endpoints } from '../api/endpoints';
import { HttpRequests, MaturityRequestOptions } from './HttpRequests';
import { MaturityApi } from './MaturityApi';

/**
 * Sends requests to the maturity backend over HTTP.
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
    return this.#http.send(endpoints.listModels, undefined, options);
  }

  /** {@inheritdoc MaturityApi.getEntityAssessments} */
  async getEntityAssessments(
    entityRef: string,
    options?: MaturityRequestOptions,
  ): Promise<EntityAssessmentsResponse> {
    return this.#http.send(
      endpoints.getEntityAssessments,
      { entityRef },
      options,
    );
  }

  /** {@inheritdoc MaturityApi.getEntityFacts} */
  async getEntityFacts(
    entityRef: string,
    options?: MaturityRequestOptions,
  ): Promise<EntityFactsResponse> {
    return this.#http.send(endpoints.getEntityFacts, { entityRef }, options);
  }

  /** {@inheritdoc MaturityApi.getStageHistory} */
  async getStageHistory(
    request: GetStageHistoryRequest,
    options?: MaturityRequestOptions,
  ): Promise<StageHistoryResponse> {
    return this.#http.send(endpoints.getStageHistory, request, options);
  }

  /** {@inheritdoc MaturityApi.refreshEntity} */
  async refreshEntity(
    entityRef: string,
    options?: MaturityRequestOptions,
  ): Promise<RefreshResponse> {
    return this.#http.send(endpoints.refreshEntity, { entityRef }, options);
  }

  /** {@inheritdoc MaturityApi.listAssessments} */
  async listAssessments(
    request: ListAssessmentsRequest,
    options?: MaturityRequestOptions,
  ): Promise<ListAssessmentsResponse> {
    return this.#http.send(endpoints.listAssessments, request, options);
  }

  /** {@inheritdoc MaturityApi.countAssessments} */
  async countAssessments(
    request: CountAssessmentsRequest,
    options?: MaturityRequestOptions,
  ): Promise<CountAssessmentsResponse> {
    return this.#http.send(endpoints.countAssessments, request, options);
  }

  /** {@inheritdoc MaturityApi.countChecks} */
  async countChecks(
    request: CountChecksRequest,
    options?: MaturityRequestOptions,
  ): Promise<CountChecksResponse> {
    return this.#http.send(endpoints.countChecks, request, options);
  }

  /** {@inheritdoc MaturityApi.planFixes} */
  async planFixes(
    request: PlanFixesRequest,
    options?: MaturityRequestOptions,
  ): Promise<PlanFixesResponse> {
    return this.#http.send(endpoints.planFixes, request, options);
  }

  /** {@inheritdoc MaturityApi.getTrend} */
  async getTrend(
    request: GetTrendRequest,
    options?: MaturityRequestOptions,
  ): Promise<GetTrendResponse> {
    return this.#http.send(endpoints.getTrend, request, options);
  }

  /** {@inheritdoc MaturityApi.listMovers} */
  async listMovers(
    request: ListMoversRequest,
    options?: MaturityRequestOptions,
  ): Promise<ListMoversResponse> {
    return this.#http.send(endpoints.listMovers, request, options);
  }

  /** {@inheritdoc MaturityApi.exportScorecard} */
  async exportScorecard(
    request: ExportRequest,
    options?: MaturityRequestOptions,
  ): Promise<ExportedFile> {
    const response = await this.#http.fetch(
      endpoints.exportScorecard,
      request,
      options,
    );
    return {
      fileName: `maturity-${request.subject}.${request.format}`,
      content: await response.blob(),
    };
  }

  /** {@inheritdoc MaturityApi.getEntityDelivery} */
  async getEntityDelivery(
    entityRef: string,
    options?: MaturityRequestOptions,
  ): Promise<EntityDeliveryResponse> {
    return this.#http.send(endpoints.getEntityDelivery, { entityRef }, options);
  }

  /** {@inheritdoc MaturityApi.listCountedDeliveries} */
  async listCountedDeliveries(
    request: ListCountedDeliveriesRequest,
    options?: MaturityRequestOptions,
  ): Promise<ListCountedDeliveriesResponse> {
    return this.#http.send(endpoints.listCountedDeliveries, request, options);
  }

  /** {@inheritdoc MaturityApi.getDeliveryDistribution} */
  async getDeliveryDistribution(
    request: GetDeliveryDistributionRequest,
    options?: MaturityRequestOptions,
  ): Promise<GetDeliveryDistributionResponse> {
    return this.#http.send(endpoints.getDeliveryDistribution, request, options);
  }

  /** {@inheritdoc MaturityApi.listUnmatchedDeliveries} */
  async listUnmatchedDeliveries(
    options?: MaturityRequestOptions,
  ): Promise<ListUnmatchedDeliveriesResponse> {
    return this.#http.send(
      endpoints.listUnmatchedDeliveries,
      undefined,
      options,
    );
  }

  /** {@inheritdoc MaturityApi.ingestDeliveries} */
  async ingestDeliveries(
    request: IngestDeliveriesRequest,
    options?: MaturityRequestOptions,
  ): Promise<IngestDeliveriesResponse> {
    return this.#http.send(endpoints.ingestDeliveries, request, options);
  }
}
