/**
 * Maturity model, its evaluation, the HTTP client and the permissions of the
 * maturity plugin.
 *
 * @packageDocumentation
 */

export * from './model/types';
export * from './model/parseModel';
export * from './model/listFactIds';
export { didYouMean } from './model/didYouMean';
export { durationUnits } from './model/duration';
export {
  CLOCK_SKEW,
  isUtcInstant,
  parseDate,
  parseInstant,
} from './model/instant';
export {
  wellKnownSources,
  type WellKnownSource,
} from './model/wellKnownSources';
export * from './evaluate/outcome';
export * from './evaluate/input';
export * from './evaluate/types';
export * from './evaluate/evaluateModel';
export * from './evaluate/observeEntity';
export {
  findUnmet,
  type ConditionOperator,
  type UnmetTest,
} from './evaluate/findUnmet';
export { blocksFrom } from './evaluate/planModel';
export {
  countMet,
  isShareOfCheck,
  KNOWN_SHARE,
  readJudgedShare,
  readWantedShare,
  type JudgedShare,
  type WantedShare,
} from './evaluate/shares';
export {
  deliveryMetricIdSchema,
  deliveryWindowDaysSchema,
  type DeliveryMetricId,
  type DeliveryWindowDays,
} from './delivery/choices';
export * from './delivery/events';
export * from './delivery/types';
export { mergeDelivery } from './delivery/mergeDelivery';
export { toEnvironment } from './delivery/toEnvironment';
export { findTimeProblem } from './delivery/instants';
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
export { toDeliveryFacts } from './delivery/toDeliveryFacts';
export { deliveryScales } from './delivery/scales';
export * from './api';
export * from './client/MaturityApi';
export * from './client/MaturityClient';
export type { MaturityRequestOptions } from './client/HttpRequests';
export * from './permissions';
export {
  acceptsProofs,
  addProofs,
  type AddedProof,
} from './model/builtIn/addProofs';
export type { SuggestedFactSource } from './model/builtIn/suggestedFactSource';
export { builtInModel } from './model/builtIn/builtInModel';
export { builtInModels } from './model/builtIn/builtInModels';
