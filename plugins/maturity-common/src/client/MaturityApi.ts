import type {
  ForgetGoneEntitiesRequest,
  ForgetGoneEntitiesResponse,
  GoneEntitiesResponse,
} from '../api/goneEntities';
import type {
  AttestRequest,
  Attestation,
  ListAttestationsResponse,
} from '../api/attestations';
import type {
  DecideExemptionRequest,
  ExemptionItem,
  ListExemptionsRequest,
  ListExemptionsResponse,
  RequestExemptionRequest,
} from '../api/exemptions';
import type {
  ListMissingSourcesResponse,
  ListSourcesResponse,
} from '../api/sources';
import type {
  AnswerSurveyRequest,
  AnswerSurveyResponse,
  SurveyResponse,
  SurveyResultsResponse,
} from '../api/survey';
import type {
  ChangeTargetRequest,
  CreateTargetRequest,
  EndTargetRequest,
  ListTargetsResponse,
  StageTarget,
} from '../api/targets';
import type { TrySourceRequest, TrySourceResponse } from '../api/trySource';
import type {
  CountAssessmentsRequest,
  CountAssessmentsResponse,
  CountChecksRequest,
  CountChecksResponse,
  DeclareFactsRequest,
  DeclareFactsResponse,
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
  PushFactsRequest,
  PushFactsResponse,
  RefreshResponse,
  StageHistoryResponse,
} from '../api';
import type { MaturityRequestOptions } from './HttpRequests';

/**
 * Reads assessments. Every method rejects with a `ResponseError` of
 * `@backstage/errors` when the backend answers with an error.
 *
 * @public
 */
export interface MaturityApi {
  /** The models in use and the fact sources that are installed. */
  listModels(options?: MaturityRequestOptions): Promise<ListModelsResponse>;
  /** All assessments of one entity, with evidence. */
  getEntityAssessments(
    entityRef: string,
    options?: MaturityRequestOptions,
  ): Promise<EntityAssessmentsResponse>;
  /** All facts of one entity, whether a model reads them or not. */
  getEntityFacts(
    entityRef: string,
    options?: MaturityRequestOptions,
  ): Promise<EntityFactsResponse>;
  /** Stage changes of one entity, newest first. */
  getStageHistory(
    request: GetStageHistoryRequest,
    options?: MaturityRequestOptions,
  ): Promise<StageHistoryResponse>;
  /** Collects the facts of the entity from each source now, and assesses it. */
  refreshEntity(
    entityRef: string,
    options?: MaturityRequestOptions,
  ): Promise<RefreshResponse>;
  listAssessments(
    request: ListAssessmentsRequest,
    options?: MaturityRequestOptions,
  ): Promise<ListAssessmentsResponse>;
  countAssessments(
    request: CountAssessmentsRequest,
    options?: MaturityRequestOptions,
  ): Promise<CountAssessmentsResponse>;
  /** The outcomes of each check, and how many entities it blocks. */
  countChecks(
    request: CountChecksRequest,
    options?: MaturityRequestOptions,
  ): Promise<CountChecksResponse>;
  /** The fixes with the highest impact on all selected entities together. */
  planFixes(
    request: PlanFixesRequest,
    options?: MaturityRequestOptions,
  ): Promise<PlanFixesResponse>;
  /** Stages over time, and as of a past day. */
  getTrend(
    request: GetTrendRequest,
    options?: MaturityRequestOptions,
  ): Promise<GetTrendResponse>;
  /** Entities whose stage changed in the last days. */
  listMovers(
    request: ListMoversRequest,
    options?: MaturityRequestOptions,
  ): Promise<ListMoversResponse>;
  /**
   * Writes the report of a group, system or domain as Markdown.
   *
   * @throws ResponseError with status 404 if the catalog has no such entity, or the
   * caller may not see it
   */
  getReport(
    entityRef: string,
    options?: MaturityRequestOptions,
  ): Promise<ExportedFile>;
  /** The targets that bear on a group, system, domain or the organisation. */
  listTargets(
    entityRef: string,
    options?: MaturityRequestOptions,
  ): Promise<ListTargetsResponse>;
  /** Sets a target. To repeat a request is safe. */
  createTarget(
    request: CreateTargetRequest,
    options?: MaturityRequestOptions,
  ): Promise<StageTarget>;
  /**
   * Changes a target.
   *
   * @throws ResponseError with status 409 if somebody changed or ended it meanwhile;
   * `cause.current` is the stored target
   */
  changeTarget(
    request: ChangeTargetRequest,
    options?: MaturityRequestOptions,
  ): Promise<StageTarget>;
  /**
   * Ends a target that no longer holds.
   *
   * @throws ResponseError with status 409, as `changeTarget`
   */
  endTarget(
    request: EndTargetRequest,
    options?: MaturityRequestOptions,
  ): Promise<StageTarget>;

  /** Everything that the filter selects, as a file. */
  exportScorecard(
    request: ExportRequest,
    options?: MaturityRequestOptions,
  ): Promise<ExportedFile>;
  /** The DORA metrics of one entity, as stored. */
  getEntityDelivery(
    entityRef: string,
    options?: MaturityRequestOptions,
  ): Promise<EntityDeliveryResponse>;
  /** The deployments, changes or failures behind one metric. */
  listCountedDeliveries(
    request: ListCountedDeliveriesRequest,
    options?: MaturityRequestOptions,
  ): Promise<ListCountedDeliveriesResponse>;
  /** The distribution of the DORA metrics over entities, and at each stage. */
  getDeliveryDistribution(
    request: GetDeliveryDistributionRequest,
    options?: MaturityRequestOptions,
  ): Promise<GetDeliveryDistributionResponse>;
  /** Events that belong to no known entity. */
  listUnmatchedDeliveries(
    options?: MaturityRequestOptions,
  ): Promise<ListUnmatchedDeliveriesResponse>;
  /** All that was stated about an entity in the portal, the newest first. */
  listAttestations(
    entityRef: string,
    options?: MaturityRequestOptions,
  ): Promise<ListAttestationsResponse>;
  /**
   * States whether an entity meets a check, as the signed-in user.
   *
   * @throws `ResponseError` with status 409 and `current` in its cause if somebody
   * else did meanwhile
   */
  attest(
    request: AttestRequest,
    options?: MaturityRequestOptions,
  ): Promise<Attestation>;
  /** Exemptions, and requests for some. */
  listExemptions(
    request: ListExemptionsRequest,
    options?: MaturityRequestOptions,
  ): Promise<ListExemptionsResponse>;
  /** Asks that an entity need not meet a check, as the signed-in user. */
  requestExemption(
    request: RequestExemptionRequest,
    options?: MaturityRequestOptions,
  ): Promise<ExemptionItem>;
  /** Approves, denies or ends an exemption, as the signed-in user. */
  decideExemption(
    request: DecideExemptionRequest,
    options?: MaturityRequestOptions,
  ): Promise<ExemptionItem>;
  /** Counts the entities that left the catalog, and those that wait to be forgotten. */
  getGoneEntities(
    options?: MaturityRequestOptions,
  ): Promise<GoneEntitiesResponse>;
  /** Confirms that entities are to be forgotten that were gone by an instant. */
  forgetGoneEntities(
    request: ForgetGoneEntitiesRequest,
    options?: MaturityRequestOptions,
  ): Promise<ForgetGoneEntitiesResponse>;
  /**
   * Lists how the fact sources are doing: their runs, and what they do not know and
   * why.
   *
   * @throws `ResponseError` with status 403 without `maturity.source.read`
   */
  listSources(options?: MaturityRequestOptions): Promise<ListSourcesResponse>;
  /**
   * Lists the sources that are not connected, those first that would tell the most.
   *
   * @throws `ResponseError` with status 403 without `maturity.source.read`
   */
  listMissingSources(
    options?: MaturityRequestOptions,
  ): Promise<ListMissingSourcesResponse>;
  /** Asks a source about some entities, and stores nothing. */
  trySource(
    request: TrySourceRequest,
    options?: MaturityRequestOptions,
  ): Promise<TrySourceResponse>;
  /** The survey of this quarter, and whether the caller may answer it. */
  getSurvey(options?: MaturityRequestOptions): Promise<SurveyResponse>;
  /**
   * Answers the survey of a quarter.
   *
   * @throws `ResponseError` with status 409 if the caller has answered, or it is closed
   */
  answerSurvey(
    request: AnswerSurveyRequest,
    options?: MaturityRequestOptions,
  ): Promise<AnswerSurveyResponse>;
  /**
   * The results of the survey of a group, quarter by quarter.
   *
   * @throws `ResponseError` with status 403 without `maturity.survey.read` for it
   */
  getSurveyResults(
    entityRef: string,
    options?: MaturityRequestOptions,
  ): Promise<SurveyResultsResponse>;
  /** Pushes facts to a source whose senders include the caller. */
  pushFacts(
    request: PushFactsRequest,
    options?: MaturityRequestOptions,
  ): Promise<PushFactsResponse>;
  /** Declares the facts of a source that leaves this to the caller. */
  declareFacts(
    request: DeclareFactsRequest,
    options?: MaturityRequestOptions,
  ): Promise<DeclareFactsResponse>;
  /** Reports deployments, changes and incidents. */
  ingestDeliveries(
    request: IngestDeliveriesRequest,
    options?: MaturityRequestOptions,
  ): Promise<IngestDeliveriesResponse>;
}
