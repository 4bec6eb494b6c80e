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
  'incidentFeedSilent',
  'reworkNotTracked',
  'noChanges',
  'noFailures',
] as const satisfies readonly NotMeasuredReason[];

/** Sorts the reasons for missing data, the most frequent first. */
export function sortReasons({ notMeasured }: DeliveryDistribution): readonly {
  readonly reason: NotMeasuredReason;
  readonly count: number;
}[] {
  return reasonOrder
    .map(reason => ({ reason, count: notMeasured[reason] ?? 0 }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);
}
