import { z } from 'zod';
import {
  ListAssessmentsResponse,
  listAssessmentsResponseSchema,
} from './assessmentList';
import {
  EntityAssessmentsResponse,
  entityAssessmentsResponseSchema,
  EntityFactsResponse,
  entityFactsResponseSchema,
  RefreshResponse,
  refreshResponseSchema,
} from './assessments';
import {
  Attestation,
  attestationSchema,
  ListAttestationsResponse,
  listAttestationsResponseSchema,
} from './attestations';
import {
  ExemptionItem,
  exemptionItemSchema,
  ListExemptionsResponse,
  listExemptionsResponseSchema,
} from './exemptions';
import {
  CountAssessmentsResponse,
  countAssessmentsResponseSchema,
  CountChecksResponse,
  countChecksResponseSchema,
} from './counts';
import {
  EntityDeliveryResponse,
  entityDeliveryResponseSchema,
  GetDeliveryDistributionResponse,
  getDeliveryDistributionResponseSchema,
  ListCountedDeliveriesResponse,
  listCountedDeliveriesResponseSchema,
  ListUnmatchedDeliveriesResponse,
  listUnmatchedDeliveriesResponseSchema,
} from './delivery';
import {
  IngestDeliveriesResponse,
  ingestDeliveriesResponseSchema,
  WebhookResponse,
  webhookResponseSchema,
} from './deliveryEvents';
import { exportedItemsSchema } from './exportedItems';
import { EndpointId } from './endpoints';
import {
  ForgetGoneEntitiesResponse,
  forgetGoneEntitiesResponseSchema,
  GoneEntitiesResponse,
  goneEntitiesResponseSchema,
} from './goneEntities';
import { ListModelsResponse, listModelsResponseSchema } from './models';
import {
  GetTrendResponse,
  getTrendResponseSchema,
  ListMoversResponse,
  listMoversResponseSchema,
  PlanFixesResponse,
  planFixesResponseSchema,
} from './progress';
import {
  DeclareFactsResponse,
  declareFactsResponseSchema,
} from './declaredFacts';
import { PushFactsResponse, pushFactsResponseSchema } from './pushedFacts';
import {
  StageHistoryResponse,
  stageHistoryResponseSchema,
} from './stageHistory';
import {
  ListMissingSourcesResponse,
  listMissingSourcesResponseSchema,
  ListSourcesResponse,
  listSourcesResponseSchema,
} from './sources';
import {
  AnswerSurveyResponse,
  answerSurveyResponseSchema,
  SurveyResponse,
  surveyResponseSchema,
  SurveyResultsResponse,
  surveyResultsResponseSchema,
} from './survey';
import {
  ListTargetsResponse,
  listTargetsResponseSchema,
  StageTarget,
  stageTargetSchema,
} from './targets';
import { TrySourceResponse, trySourceResponseSchema } from './trySource';

/**
 * The JSON of the response to each request that succeeds.
 *
 * @public
 */
export interface EndpointResponses {
  readonly listModels: ListModelsResponse;
  readonly listAssessments: ListAssessmentsResponse;
  readonly getEntityAssessments: EntityAssessmentsResponse;
  readonly getEntityFacts: EntityFactsResponse;
  readonly getStageHistory: StageHistoryResponse;
  readonly refreshEntity: RefreshResponse;
  readonly countAssessments: CountAssessmentsResponse;
  readonly countChecks: CountChecksResponse;
  readonly planFixes: PlanFixesResponse;
  readonly getTrend: GetTrendResponse;
  readonly listMovers: ListMoversResponse;
  readonly exportScorecard: readonly unknown[];
  readonly getReport: string;
  readonly listTargets: ListTargetsResponse;
  readonly createTarget: StageTarget;
  readonly changeTarget: StageTarget;
  readonly endTarget: StageTarget;
  readonly ingestDeliveries: IngestDeliveriesResponse;
  readonly receiveDeliveryWebhook: WebhookResponse;
  readonly receiveCloudEvents: WebhookResponse;
  readonly getEntityDelivery: EntityDeliveryResponse;
  readonly listCountedDeliveries: ListCountedDeliveriesResponse;
  readonly getDeliveryDistribution: GetDeliveryDistributionResponse;
  readonly listUnmatchedDeliveries: ListUnmatchedDeliveriesResponse;
  readonly pushFacts: PushFactsResponse;
  readonly pushFactsWithOidc: PushFactsResponse;
  readonly declareFacts: DeclareFactsResponse;
  readonly listAttestations: ListAttestationsResponse;
  readonly attest: Attestation;
  readonly listExemptions: ListExemptionsResponse;
  readonly requestExemption: ExemptionItem;
  readonly decideExemption: ExemptionItem;
  readonly getGoneEntities: GoneEntitiesResponse;
  readonly forgetGoneEntities: ForgetGoneEntitiesResponse;
  readonly listSources: ListSourcesResponse;
  readonly listMissingSources: ListMissingSourcesResponse;
  readonly trySource: TrySourceResponse;
  readonly getSurvey: SurveyResponse;
  readonly answerSurvey: AnswerSurveyResponse;
  readonly getSurveyResults: SurveyResultsResponse;
  readonly getOpenApiJson: object;
  readonly getOpenApiYaml: string;
}

/** The schemas of {@link EndpointResponses}; apart from the requests, because clients do not load them. */
export const responseSchemas = {
  listModels: listModelsResponseSchema,
  listAssessments: listAssessmentsResponseSchema,
  getEntityAssessments: entityAssessmentsResponseSchema,
  getEntityFacts: entityFactsResponseSchema,
  getStageHistory: stageHistoryResponseSchema,
  refreshEntity: refreshResponseSchema,
  countAssessments: countAssessmentsResponseSchema,
  countChecks: countChecksResponseSchema,
  planFixes: planFixesResponseSchema,
  getTrend: getTrendResponseSchema,
  listMovers: listMoversResponseSchema,
  exportScorecard: exportedItemsSchema,
  getReport: z.string(),
  listTargets: listTargetsResponseSchema,
  createTarget: stageTargetSchema,
  changeTarget: stageTargetSchema,
  endTarget: stageTargetSchema,
  ingestDeliveries: ingestDeliveriesResponseSchema,
  receiveDeliveryWebhook: webhookResponseSchema,
  receiveCloudEvents: webhookResponseSchema,
  getEntityDelivery: entityDeliveryResponseSchema,
  listCountedDeliveries: listCountedDeliveriesResponseSchema,
  getDeliveryDistribution: getDeliveryDistributionResponseSchema,
  listUnmatchedDeliveries: listUnmatchedDeliveriesResponseSchema,
  pushFacts: pushFactsResponseSchema,
  pushFactsWithOidc: pushFactsResponseSchema,
  declareFacts: declareFactsResponseSchema,
  listAttestations: listAttestationsResponseSchema,
  attest: attestationSchema,
  listExemptions: listExemptionsResponseSchema,
  requestExemption: exemptionItemSchema,
  decideExemption: exemptionItemSchema,
  getGoneEntities: goneEntitiesResponseSchema,
  forgetGoneEntities: forgetGoneEntitiesResponseSchema,
  listSources: listSourcesResponseSchema,
  listMissingSources: listMissingSourcesResponseSchema,
  trySource: trySourceResponseSchema,
  getSurvey: surveyResponseSchema,
  answerSurvey: answerSurveyResponseSchema,
  getSurveyResults: surveyResultsResponseSchema,
  getOpenApiJson: z.looseObject({}),
  getOpenApiYaml: z.string(),
} as const satisfies {
  readonly [K in EndpointId]: z.ZodType<EndpointResponses[K]>;
};
