import {
  DeliveryDistribution,
  DeliveryMetricId,
  GetDeliveryDistributionResponse,
  Model,
} from '@platform-maturity/backstage-plugin-maturity-common';

/** One metric at one stage. */
export interface StageRow {
  /** Stage id, or `none`: the value to filter by. */
  readonly id: string;
  /** 1-based; 0 for not assessed. */
  readonly rank: number;
  readonly title?: string;
  readonly distribution: DeliveryDistribution;
}

/**
 * One metric at each stage of the model that anything stands at, the lowest
 * first and "not assessed" last.
 */
export function toStageRows(
  model: Model,
  { byStage }: GetDeliveryDistributionResponse,
  metric: DeliveryMetricId,
): readonly StageRow[] {
  const stages = [
    ...model.stages.map(({ id, title }, index) => ({
      stage: id as string | undefined,
      rank: index + 1,
      title: title as string | undefined,
    })),
    { stage: undefined, rank: 0, title: undefined },
  ];
  return stages.flatMap(({ stage, rank, title }) => {
    const found = byStage.find(each => each.stage === stage);
    const distribution = found?.metrics.find(each => each.metric === metric);
    return found && found.total > 0 && distribution
      ? [{ id: stage ?? 'none', rank, title, distribution }]
      : [];
  });
}
