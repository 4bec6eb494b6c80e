import {
  AssessmentFilter,
  CountAssessmentsRequest,
  GetDeliveryDistributionRequest,
  GetTrendRequest,
  ListAssessmentsRequest,
  ListCountedDeliveriesRequest,
  ListMoversRequest,
  PlanFixesRequest,
} from '@platform-maturity/backstage-plugin-maturity-common';

/** The beginning of every key whose answer changes with assessments. */
const live = 'assessments';

/** The keys of all queries: a name, then what the answer depends on. */
export const keys = {
  live: [live],
  models: [live, 'models'],
  counts: (request?: CountAssessmentsRequest) => [live, 'counts', request],
  checkCounts: (filter: AssessmentFilter) => [live, 'checkCounts', filter],
  plan: (request?: PlanFixesRequest) => [live, 'plan', request],
  movers: (request?: ListMoversRequest) => [live, 'movers', request],
  trend: (request: GetTrendRequest) => [live, 'trend', request],
  services: (request: ListAssessmentsRequest) => [live, 'services', request],
  firstServices: (request: ListAssessmentsRequest) => [
    live,
    'firstServices',
    request,
  ],
  distribution: (request: GetDeliveryDistributionRequest) => [
    live,
    'distribution',
    request,
  ],
  unmatched: [live, 'unmatchedDeliveries'],
  entityAssessments: (entityRef: string) => [live, 'entity', entityRef],
  entityFacts: (entityRef: string) => [live, 'entityFacts', entityRef],
  entityDelivery: (entityRef: string) => [live, 'entityDelivery', entityRef],
  countedDeliveries: (request: ListCountedDeliveriesRequest) => [
    live,
    'countedDeliveries',
    request,
  ],
  stageHistory: (entityRef: string, modelId?: string) =>
    modelId === undefined
      ? [live, 'stageHistory', entityRef]
      : [live, 'stageHistory', entityRef, modelId],
  ownGroups: ['ownGroups'],
  fixTemplates: (refs: readonly string[]) => ['fixTemplates', refs],
} as const;
