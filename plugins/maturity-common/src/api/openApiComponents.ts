import { z } from 'zod';
import {
  assessmentSummarySchema,
  listAssessmentsResponseSchema,
} from './assessmentList';
import {
  assessmentSchema,
  entityAssessmentsResponseSchema,
  entityFactsResponseSchema,
  refreshResponseSchema,
  sourceStatusSchema,
} from './assessments';
import {
  checkCountsSchema,
  countAssessmentsResponseSchema,
  countChecksResponseSchema,
  groupCountsSchema,
  outcomeCountsSchema,
  stageCountsSchema,
} from './counts';
import {
  deliveryDistributionSchema,
  entityDeliveryResponseSchema,
  getDeliveryDistributionResponseSchema,
  listCountedDeliveriesResponseSchema,
  listUnmatchedDeliveriesResponseSchema,
  unmatchedDeliveriesSchema,
} from './delivery';
import {
  deliveryItemResultSchema,
  ingestDeliveriesRequestSchema,
  ingestDeliveriesResponseSchema,
  webhookResponseSchema,
} from './deliveryEvents';
import { getDeliveryDistributionRequestSchema } from './deliveryRequests';
import {
  countedDelivery,
  deliveryMeasure,
  deliveryMetric,
  deliveryPoint,
  deliveryReport,
  notMeasuredReason,
} from './embedded/delivery';
import { deliveryMetricId, windowDays } from './embedded/deliveryChoices';
import {
  changeEvent,
  deliveryEvent,
  deliveryKind,
  deliveryTarget,
  deploymentEvent,
  incidentEvent,
} from './embedded/deliveryEvents';
import {
  checkResult,
  effort,
  evidence,
  exemption,
  failure,
  measured,
  observation,
  relatedEntity,
  sourceObservations,
  unknown,
} from './embedded/evaluation';
import {
  exportedDelivery,
  exportedItems,
  exportedMetric,
} from './embedded/exportedItems';
import { check, factSource, model } from './embedded/models';
import { exportRequestSchema } from './exports';
import {
  absentFieldSchema,
  assessmentFilterSchema,
  groupByFieldSchema,
  outcomeSchema,
} from './filter';
import { listModelsResponseSchema } from './models';
import {
  getTrendResponseSchema,
  listMoversResponseSchema,
  moverSchema,
  moversSchema,
  planFixesResponseSchema,
  plannedFixSchema,
  trendPointSchema,
} from './progress';
import {
  countAssessmentsRequestSchema,
  countChecksRequestSchema,
  getTrendRequestSchema,
  listAssessmentsRequestSchema,
  listMoversRequestSchema,
  planFixesRequestSchema,
} from './requests';
import {
  checkChangeSchema,
  checkEvidenceSchema,
  stageChangeSchema,
  stageHistoryResponseSchema,
} from './stageHistory';

const error = z.looseObject({
  error: z.looseObject({
    name: z.string().meta({ examples: ['InputError'] }),
    message: z.string(),
  }),
  request: z.looseObject({}).optional(),
  response: z.looseObject({ statusCode: z.int() }),
});

/** The schemas that have a name in the OpenAPI document, in the order of the document. */
export const openApiComponents: { readonly [name: string]: z.ZodType } = {
  Error: error,
  Outcome: outcomeSchema,
  GroupByField: groupByFieldSchema,
  AbsentField: absentFieldSchema,
  AssessmentFilter: assessmentFilterSchema,
  Measured: measured,
  Effort: effort,
  RelatedEntity: relatedEntity,
  Check: check,
  Model: model,
  FactSource: factSource,
  ListModelsResponse: listModelsResponseSchema,
  ListAssessmentsRequest: listAssessmentsRequestSchema,
  AssessmentSummary: assessmentSummarySchema,
  ListAssessmentsResponse: listAssessmentsResponseSchema,
  CountAssessmentsRequest: countAssessmentsRequestSchema,
  OutcomeCounts: outcomeCountsSchema,
  StageCounts: stageCountsSchema,
  GroupCounts: groupCountsSchema,
  CountAssessmentsResponse: countAssessmentsResponseSchema,
  CountChecksRequest: countChecksRequestSchema,
  CheckCounts: checkCountsSchema,
  CountChecksResponse: countChecksResponseSchema,
  PlanFixesRequest: planFixesRequestSchema,
  PlannedFix: plannedFixSchema,
  PlanFixesResponse: planFixesResponseSchema,
  GetTrendRequest: getTrendRequestSchema,
  TrendPoint: trendPointSchema,
  GetTrendResponse: getTrendResponseSchema,
  ListMoversRequest: listMoversRequestSchema,
  Mover: moverSchema,
  Movers: moversSchema,
  ListMoversResponse: listMoversResponseSchema,
  ExportRequest: exportRequestSchema,
  ExportedMetric: exportedMetric,
  ExportedDelivery: exportedDelivery,
  ExportedItems: exportedItems,
  Evidence: evidence,
  Exemption: exemption,
  Failure: failure,
  Unknown: unknown,
  Observation: observation,
  CheckResult: checkResult,
  Assessment: assessmentSchema,
  SourceStatus: sourceStatusSchema,
  EntityAssessmentsResponse: entityAssessmentsResponseSchema,
  RefreshResponse: refreshResponseSchema,
  SourceObservations: sourceObservations,
  EntityFactsResponse: entityFactsResponseSchema,
  CheckEvidence: checkEvidenceSchema,
  CheckChange: checkChangeSchema,
  StageChange: stageChangeSchema,
  StageHistoryResponse: stageHistoryResponseSchema,
  DeliveryWindowDays: windowDays,
  DeliveryKind: deliveryKind,
  DeliveryMetricId: deliveryMetricId,
  NotMeasuredReason: notMeasuredReason,
  DeliveryTarget: deliveryTarget,
  DeploymentEvent: deploymentEvent,
  ChangeEvent: changeEvent,
  IncidentEvent: incidentEvent,
  DeliveryEvent: deliveryEvent,
  IngestDeliveriesRequest: ingestDeliveriesRequestSchema,
  DeliveryItemResult: deliveryItemResultSchema,
  IngestDeliveriesResponse: ingestDeliveriesResponseSchema,
  WebhookResponse: webhookResponseSchema,
  DeliveryMeasure: deliveryMeasure,
  DeliveryMetric: deliveryMetric,
  DeliveryPoint: deliveryPoint,
  DeliveryReport: deliveryReport,
  EntityDeliveryResponse: entityDeliveryResponseSchema,
  CountedDelivery: countedDelivery,
  ListCountedDeliveriesResponse: listCountedDeliveriesResponseSchema,
  GetDeliveryDistributionRequest: getDeliveryDistributionRequestSchema,
  DeliveryDistribution: deliveryDistributionSchema,
  GetDeliveryDistributionResponse: getDeliveryDistributionResponseSchema,
  UnmatchedDeliveries: unmatchedDeliveriesSchema,
  ListUnmatchedDeliveriesResponse: listUnmatchedDeliveriesResponseSchema,
};
