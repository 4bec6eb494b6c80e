export { isAnyReported, MetricSpreads } from './MetricSpreads';
export { SpreadTable } from './SpreadTable';
export { useStepCounts } from './useStepCounts';
