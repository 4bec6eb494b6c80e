/**
 * Maturity model, its evaluation, the HTTP client and the permissions of the
 * maturity plugin.
 *
 * @packageDocumentation
 */

export * from './model/types';
export * from './model/parseModel';
export * from './model/factIdsOf';
export { durationUnits } from './model/duration';
export { isUtcInstant, parseDate, parseInstant } from './model/instant';
export {
  wellKnownSources,
  type WellKnownSource,
} from './model/wellKnownSources';
export * from './evaluate/types';
export * from './evaluate/evaluateModel';
export * from './evaluate/observeEntity';
export * from './evaluate/modelAppliesTo';
export * from './delivery/types';
export { mergeDelivery } from './delivery/events/mergeDelivery';
export {
  measureDelivery,
  type MeasureDeliveryOptions,
} from './delivery/measureDelivery';
export {
  listCountedDeliveries,
  type ListCountedOptions,
} from './delivery/listCountedDeliveries';
export {
  summarizeDelivery,
  type DeliverySummary,
  type SummarizedMetric,
} from './delivery/summarizeDelivery';
export { distributeDelivery } from './delivery/distributeDelivery';
export { deliveryFactsOf } from './delivery/deliveryFactsOf';
export {
  deliveryRulers,
  deliveryRulers2023,
  deliveryStepOf,
} from './delivery/rulers';
export * from './client/types';
export * from './client/scorecardTypes';
export * from './client/deliveryTypes';
export * from './client/requestFields';
export { filterTextsOf } from './client/filterToSearchParams';
export * from './client/MaturityApi';
export * from './client/MaturityClient';
export type { MaturityRequestOptions } from './client/HttpRequests';
export * from './permissions';
export { builtInModel } from './model/builtIn/builtInModel';
export { countAssessments } from './scorecard/countAssessments';
export { countChecks } from './scorecard/countChecks';
export { getTrend } from './scorecard/getTrend';
export { GroupTree, type GroupNode } from './scorecard/GroupTree';
export { listAssessments } from './scorecard/listAssessments';
export {
  explainMovement,
  listMovements,
  type Movement,
  type Movements,
} from './scorecard/listMovements';
export { pageAssessments } from './scorecard/pageAssessments';
export { planFixes } from './scorecard/planFixes';
export { selectEntities, type StagedEntity } from './scorecard/selectEntities';
export { ScorecardTable } from './scorecard/ScorecardTable';
export type { EntityVisibility, ScorecardEntry } from './scorecard/types';
