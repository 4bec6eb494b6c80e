import {
  AssessmentFilter,
  ListTargetsResponse,
  MeasuredTarget,
} from '@platform-maturity/backstage-plugin-maturity-common';

/**
 * The own targets of an entity that count the same components as a page does, so that
 * the page can show them beside its numbers: the next due first.
 */
export function pickHeadlineTargets(
  { entityRef, items }: ListTargetsResponse,
  { modelId, lifecycle = [] }: AssessmentFilter,
): readonly MeasuredTarget[] {
  return items.filter(
    ({ target, rank }) =>
      rank > 0 &&
      target.entityRef === entityRef &&
      target.modelId === modelId &&
      (target.lifecycle ?? []).join() === lifecycle.join(),
  );
}
