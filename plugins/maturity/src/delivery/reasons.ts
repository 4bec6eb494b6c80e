import {
  DeliveryDistribution,
  NotMeasuredReason,
} from '@platform-maturity/backstage-plugin-maturity-common';

/** In the order in which one comes from nothing to a number. */
export const reasonOrder = [
  'noEvents',
  'environmentUnknown',
  'noProductionDeployments',
  'noDeployments',
  'incidentsNotTracked',
  'noChanges',
  'noFailures',
] as const satisfies readonly NotMeasuredReason[];

/** Why entities are not measured, the most frequent reason first. */
export function reasonsOf({ notMeasured }: DeliveryDistribution): readonly {
  readonly reason: NotMeasuredReason;
  readonly count: number;
}[] {
  return reasonOrder
    .map(reason => ({ reason, count: notMeasured[reason] ?? 0 }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);
}
