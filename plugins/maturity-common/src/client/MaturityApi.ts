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

/**
 * Reads assessments. Every method rejects with a `ResponseError` of
 * `@backstage/errors` when the backend answers with an error.
 *
 * @public
 */
export interface MaturityApi {
  /** The models in use and the fact sources that are installed. */
  listModels(options?: { signal?: AbortSignal }): Promise<ListModelsResponse>;
  /** All assessments of one entity, with evidence. */
  getEntityAssessments(
    entityRef: string,
    options?: { signal?: AbortSignal },
  ): Promise<EntityAssessmentsResponse>;
  /** All facts of one entity, whether a model reads them or not. */
  getEntityFacts(
    entityRef: string,
    options?: { signal?: AbortSignal },
  ): Promise<EntityFactsResponse>;
  /** Stage changes of one entity, newest first. */
  getStageHistory(
    request: GetStageHistoryRequest,
    options?: { signal?: AbortSignal },
  ): Promise<StageHistoryResponse>;
  /** Collects the facts of the entity from each source now, and assesses it. */
  refreshEntity(
    entityRef: string,
    options?: { signal?: AbortSignal },
  ): Promise<RefreshResponse>;
  listAssessments(
    request: ListAssessmentsRequest,
    options?: { signal?: AbortSignal },
  ): Promise<ListAssessmentsResponse>;
  countAssessments(
    request: CountAssessmentsRequest,
    options?: { signal?: AbortSignal },
  ): Promise<CountAssessmentsResponse>;
  /** The outcomes of each check, and how many entities it blocks. */
  countChecks(
    request: CountChecksRequest,
    options?: { signal?: AbortSignal },
  ): Promise<CountChecksResponse>;
  /** The fixes with the highest impact on all selected entities together. */
  planFixes(
    request: PlanFixesRequest,
    options?: { signal?: AbortSignal },
  ): Promise<PlanFixesResponse>;
  /** Stages over time, and as of a past day. */
  getTrend(
    request: GetTrendRequest,
    options?: { signal?: AbortSignal },
  ): Promise<GetTrendResponse>;
  /** Entities whose stage changed in the last days. */
  listMovers(
    request: ListMoversRequest,
    options?: { signal?: AbortSignal },
  ): Promise<ListMoversResponse>;
  /** Everything that the filter selects, as a file. */
  exportScorecard(
    request: ExportRequest,
    options?: { signal?: AbortSignal },
  ): Promise<ExportedFile>;
  /** The DORA metrics of one entity, as stored. */
  getEntityDelivery(
    entityRef: string,
    options?: { signal?: AbortSignal },
  ): Promise<EntityDeliveryResponse>;
  /** The deployments, changes or failures behind one metric. */
  listCountedDeliveries(
    request: ListCountedDeliveriesRequest,
    options?: { signal?: AbortSignal },
  ): Promise<ListCountedDeliveriesResponse>;
  /** The distribution of the DORA metrics over entities, and at each stage. */
  getDeliveryDistribution(
    request: GetDeliveryDistributionRequest,
    options?: { signal?: AbortSignal },
  ): Promise<GetDeliveryDistributionResponse>;
  /** Events that belong to no known entity. */
  listUnmatchedDeliveries(options?: {
    signal?: AbortSignal;
  }): Promise<ListUnmatchedDeliveriesResponse>;
  /** Reports deployments, changes and incidents. */
  ingestDeliveries(
    request: IngestDeliveriesRequest,
    options?: { signal?: AbortSignal },
  ): Promise<IngestDeliveriesResponse>;
}
