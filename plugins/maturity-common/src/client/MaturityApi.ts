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
    request: { entityRef: string; modelId?: string },
    options?: { signal?: AbortSignal },
  ): Promise<{ readonly items: readonly StageChange[] }>;
  /** Has the entity's sources look at it now, and answers with the outcome. */
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
  /** What became of each check, and how many entities it holds up. */
  countChecks(
    request: CountChecksRequest,
    options?: { signal?: AbortSignal },
  ): Promise<CountChecksResponse>;
  /** What to fix first, for all selected entities together. */
  planFixes(
    request: PlanFixesRequest,
    options?: { signal?: AbortSignal },
  ): Promise<PlanFixesResponse>;
  /** Stages over time, and as of a past day. */
  getTrend(
    request: GetTrendRequest,
    options?: { signal?: AbortSignal },
  ): Promise<GetTrendResponse>;
  /** Entities that stand at another stage than some days ago. */
  listMovers(
    request: ListMoversRequest,
    options?: { signal?: AbortSignal },
  ): Promise<ListMoversResponse>;
  /** All that the filter selects, as a file. */
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
  /** How the DORA metrics are distributed over entities, and at each stage. */
  getDeliveryDistribution(
    request: GetDeliveryDistributionRequest,
    options?: { signal?: AbortSignal },
  ): Promise<GetDeliveryDistributionResponse>;
  /** Events of which nobody knows to which entity they belong. */
  listUnmatchedDeliveries(options?: {
    signal?: AbortSignal;
  }): Promise<ListUnmatchedDeliveriesResponse>;
  /** Reports deployments, changes and incidents. */
  ingestDeliveries(
    request: IngestDeliveriesRequest,
    options?: { signal?: AbortSignal },
  ): Promise<IngestDeliveriesResponse>;
}
