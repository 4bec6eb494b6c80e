import {
  DeliveryDistribution,
  DeliveryMetricId,
  GetDeliveryDistributionResponse,
  Model,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { listStages, StageSlice } from '../../charts/stageCounts';

/** One metric at one stage. */
export interface StageRow extends Omit<StageSlice, 'count'> {
  readonly distribution: DeliveryDistribution;
}

/** One metric at each stage that has entities, the lowest first and "not assessed" last. */
export function toStageRows(
  model: Model,
  { byStage }: GetDeliveryDistributionResponse,
  metric: DeliveryMetricId,
): readonly StageRow[] {
  return listStages(model).flatMap(({ id, rank, title }) => {
    const found = byStage.find(each => (each.stage ?? 'none') === id);
    const distribution = found?.metrics.find(each => each.metric === metric);
    return found && found.total > 0 && distribution
      ? [{ id, rank, title, distribution }]
      : [];
  });
}
