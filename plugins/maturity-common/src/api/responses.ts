import { z } from 'zod';
import { listAssessmentsResponseSchema } from './assessmentList';
import {
  entityAssessmentsResponseSchema,
  entityFactsResponseSchema,
  refreshResponseSchema,
} from './assessments';
import {
  countAssessmentsResponseSchema,
  countChecksResponseSchema,
} from './counts';
import {
  entityDeliveryResponseSchema,
  getDeliveryDistributionResponseSchema,
  listCountedDeliveriesResponseSchema,
  listUnmatchedDeliveriesResponseSchema,
} from './delivery';
import {
  ingestDeliveriesResponseSchema,
  webhookResponseSchema,
} from './deliveryEvents';
import { exportedItems } from './embedded/exportedItems';
import type { EndpointId } from './endpoints';
import { listModelsResponseSchema } from './models';
import {
  getTrendResponseSchema,
  listMoversResponseSchema,
  planFixesResponseSchema,
} from './progress';
import { stageHistoryResponseSchema } from './stageHistory';

/** The JSON that answers each request; apart from the requests, because clients do not load it. */
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
  exportScorecard: exportedItems,
  ingestDeliveries: ingestDeliveriesResponseSchema,
  receiveDeliveryWebhook: webhookResponseSchema,
  receiveCloudEvents: webhookResponseSchema,
  getEntityDelivery: entityDeliveryResponseSchema,
  listCountedDeliveries: listCountedDeliveriesResponseSchema,
  getDeliveryDistribution: getDeliveryDistributionResponseSchema,
  listUnmatchedDeliveries: listUnmatchedDeliveriesResponseSchema,
  getOpenApiJson: z.looseObject({}),
  getOpenApiYaml: z.string(),
} as const satisfies { readonly [K in EndpointId]: z.ZodType };
