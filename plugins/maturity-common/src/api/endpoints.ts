import { z } from 'zod';
import { attestRequestSchema } from './attestations';
import {
  decideExemptionRequestSchema,
  listExemptionsRequestSchema,
  requestExemptionRequestSchema,
} from './exemptions';
import { forgetGoneEntitiesRequestSchema } from './goneEntities';
import { ingestDeliveriesRequestSchema } from './deliveryEvents';
import { exportRequestSchema } from './exports';
import { declareFactsRequestSchema } from './declaredFacts';
import { pushFactsRequestSchema } from './pushedFacts';
import { answerSurveyRequestSchema } from './survey';
import {
  changeTargetRequestSchema,
  createTargetRequestSchema,
  endTargetRequestSchema,
} from './targets';
import { trySourceRequestSchema } from './trySource';
import {
  countAssessmentsRequestSchema,
  countChecksRequestSchema,
  entityRequestSchema,
  getDeliveryDistributionRequestSchema,
  getStageHistoryRequestSchema,
  getTrendRequestSchema,
  listAssessmentsRequestSchema,
  listCountedDeliveriesRequestSchema,
  listMoversRequestSchema,
  planFixesRequestSchema,
} from './requests';

/**
 * One kind of request: its method, its path below `/api/maturity`, and the schema
 * of what it says.
 *
 * @remarks
 * `{kind}/{namespace}/{name}` in a path stands for the field `entityRef` of the
 * request, any other `{field}` for that field. The other fields are the query of
 * a `get`, and the body of a `post` or `put`. A request with a `filter` can also be sent as
 * a `post` to `/query` below its path, for filters that do not fit a URL.
 *
 * @public
 */
export interface Endpoint<T = unknown> {
  readonly method: 'get' | 'post' | 'put';
  readonly path: string;
  readonly request?: z.ZodType<T>;
}

const entity = '{kind}/{namespace}/{name}';

/**
 * Every request that the backend answers, by the name of the client's method.
 *
 * @public
 */
export const endpoints = {
  listModels: { method: 'get', path: '/models' },
  listAssessments: {
    method: 'get',
    path: '/assessments',
    request: listAssessmentsRequestSchema,
  },
  getEntityAssessments: {
    method: 'get',
    path: `/assessments/by-name/${entity}`,
    request: entityRequestSchema,
  },
  getEntityFacts: {
    method: 'get',
    path: `/facts/by-name/${entity}`,
    request: entityRequestSchema,
  },
  getStageHistory: {
    method: 'get',
    path: `/assessments/by-name/${entity}/history`,
    request: getStageHistoryRequestSchema,
  },
  refreshEntity: {
    method: 'post',
    path: `/assessments/by-name/${entity}/refresh`,
    request: entityRequestSchema,
  },
  countAssessments: {
    method: 'get',
    path: '/counts',
    request: countAssessmentsRequestSchema,
  },
  countChecks: {
    method: 'get',
    path: '/checks',
    request: countChecksRequestSchema,
  },
  planFixes: {
    method: 'get',
    path: '/fixes',
    request: planFixesRequestSchema,
  },
  getTrend: { method: 'get', path: '/trend', request: getTrendRequestSchema },
  listMovers: {
    method: 'get',
    path: '/movers',
    request: listMoversRequestSchema,
  },
  exportScorecard: {
    method: 'get',
    path: '/exports/{subject}',
    request: exportRequestSchema,
  },
  getReport: {
    method: 'get',
    path: `/reports/by-name/${entity}`,
    request: entityRequestSchema,
  },
  listTargets: {
    method: 'get',
    path: `/targets/by-name/${entity}`,
    request: entityRequestSchema,
  },
  createTarget: {
    method: 'post',
    path: '/targets',
    request: createTargetRequestSchema,
  },
  changeTarget: {
    method: 'put',
    path: '/targets/{targetId}',
    request: changeTargetRequestSchema,
  },
  endTarget: {
    method: 'post',
    path: '/targets/{targetId}/end',
    request: endTargetRequestSchema,
  },
  ingestDeliveries: {
    method: 'post',
    path: '/deliveries',
    request: ingestDeliveriesRequestSchema,
  },
  receiveDeliveryWebhook: {
    method: 'post',
    path: '/deliveries/webhooks/{tool}',
  },
  receiveCloudEvents: { method: 'post', path: '/deliveries/cloudevents' },
  getEntityDelivery: {
    method: 'get',
    path: `/deliveries/by-name/${entity}`,
    request: entityRequestSchema,
  },
  listCountedDeliveries: {
    method: 'get',
    path: `/deliveries/by-name/${entity}/counted`,
    request: listCountedDeliveriesRequestSchema,
  },
  getDeliveryDistribution: {
    method: 'get',
    path: '/deliveries/distribution',
    request: getDeliveryDistributionRequestSchema,
  },
  listUnmatchedDeliveries: { method: 'get', path: '/deliveries/unmatched' },
  pushFacts: {
    method: 'post',
    path: '/facts',
    request: pushFactsRequestSchema,
  },
  pushFactsWithOidc: {
    method: 'post',
    path: '/facts/oidc',
    request: pushFactsRequestSchema,
  },
  declareFacts: {
    method: 'put',
    path: '/facts/sources/{sourceId}',
    request: declareFactsRequestSchema,
  },
  listAttestations: {
    method: 'get',
    path: `/attestations/by-name/${entity}`,
    request: entityRequestSchema,
  },
  attest: {
    method: 'post',
    path: '/attestations',
    request: attestRequestSchema,
  },
  listExemptions: {
    method: 'get',
    path: '/exemptions',
    request: listExemptionsRequestSchema,
  },
  requestExemption: {
    method: 'post',
    path: '/exemptions',
    request: requestExemptionRequestSchema,
  },
  decideExemption: {
    method: 'put',
    path: '/exemptions/{exemptionId}',
    request: decideExemptionRequestSchema,
  },
  getGoneEntities: { method: 'get', path: '/gone' },
  forgetGoneEntities: {
    method: 'post',
    path: '/gone/forget',
    request: forgetGoneEntitiesRequestSchema,
  },
  listSources: { method: 'get', path: '/sources' },
  listMissingSources: { method: 'get', path: '/sources/missing' },
  trySource: {
    method: 'post',
    path: '/sources/{sourceId}/try',
    request: trySourceRequestSchema,
  },
  getSurvey: { method: 'get', path: '/survey' },
  answerSurvey: {
    method: 'post',
    path: '/survey/answers',
    request: answerSurveyRequestSchema,
  },
  getSurveyResults: {
    method: 'get',
    path: `/survey/results/by-name/${entity}`,
    request: entityRequestSchema,
  },
  getOpenApiJson: { method: 'get', path: '/openapi.json' },
  getOpenApiYaml: { method: 'get', path: '/openapi.yaml' },
} as const satisfies { readonly [id: string]: Endpoint };

/** @public */
export type EndpointId = keyof typeof endpoints;

/**
 * The request of an endpoint, as its schema parses it; `undefined` where it has none.
 *
 * @public
 */
export type EndpointRequest<K extends EndpointId> =
  (typeof endpoints)[K] extends { readonly request: infer S }
    ? z.output<S>
    : undefined;
