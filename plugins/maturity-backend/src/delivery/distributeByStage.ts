import {
  distributeDelivery,
  DeliveryWindowDays,
  GetDeliveryDistributionResponse,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { DeliverySummaries } from './DeliveryReadModel';

/** Distributes the metrics of entities over all stages and each stage. */
export function distributeByStage(
  entities: Iterable<{ readonly entityRef: string; readonly stage?: string }>,
  options: {
    summaries: DeliverySummaries;
    modelId: string;
    /** Ids of the stages of the model, in order. */
    stages: readonly string[];
    days: DeliveryWindowDays;
  },
): GetDeliveryDistributionResponse {
  const { summaries, modelId, stages, days } = options;
  const refs: string[] = [];
  const byStage = new Map<string | undefined, string[]>(
    [...stages, undefined].map(stage => [stage, []]),
  );
  for (const { entityRef, stage } of entities) {
    refs.push(entityRef);
    byStage.get(stage)?.push(entityRef);
  }
  const distribute = (own: readonly string[]) => ({
    total: own.length,
    metrics: distributeDelivery(
      own.map(ref => summaries.get(ref)),
      days,
    ),
  });
  return {
    modelId,
    days,
    ...distribute(refs),
    byStage: Array.from(byStage, ([stage, own]) => ({
      ...(stage !== undefined && { stage }),
      ...distribute(own),
    })),
  };
}
