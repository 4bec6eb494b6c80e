import {
  ChangeEvent,
  DeliveryMeasure,
  DeliveryMetric,
  DeploymentEvent,
  IncidentEvent,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { columns } from './exportColumns';

type All<T> = Partial<Omit<T, 'kind' | 'target'>>;

/** An event of an entity; which of these it has depends on its kind. */
export type ExportedDelivery = All<DeploymentEvent> &
  All<ChangeEvent> &
  All<IncidentEvent> & {
    readonly entityRef: string;
    readonly kind: string;
  };

/** A metric of an entity, or why there is none. */
export type ExportedMetric = Partial<
  Omit<Extract<DeliveryMeasure, { status: 'measured' }>, 'status'> &
    Omit<Extract<DeliveryMeasure, { status: 'notMeasured' }>, 'status'>
> & {
  readonly entityRef: string;
  readonly days: number;
  /** UTC days, both included. */
  readonly from?: string;
  readonly to?: string;
  /** Absent of an entity of which nothing was ever reported. */
  readonly metric?: DeliveryMetric['id'];
  /** Of the window before. */
  readonly previous?: number;
  readonly trend?: DeliveryMetric['trend']['direction'];
};

function flag(value: boolean | undefined): string | undefined {
  return value === undefined ? undefined : String(value);
}

/** Of a list of events. */
export const deliveryColumns = columns<ExportedDelivery>({
  entityRef: one => one.entityRef,
  kind: one => one.kind,
  source: one => one.source,
  externalId: one => one.externalId,
  title: one => one.title,
  url: one => one.url,
  environment: one => one.environment,
  startedAt: one => one.startedAt,
  finishedAt: one => one.finishedAt,
  result: one => one.result,
  commit: one => one.commit,
  version: one => one.version,
  changes: one => one.changes?.join(' '),
  isRollback: one => flag(one.isRollback),
  isRework: one => flag(one.isRework),
  fixesIncident: one => one.fixesIncident,
  committedAt: one => one.committedAt,
  mergedAt: one => one.mergedAt,
  resolvedAt: one => one.resolvedAt,
  severity: one => one.severity,
  causedBy: one => one.causedBy,
});

/** Of a list of metrics: durations in seconds, frequency a day, rates from 0 to 1. */
export const deliveryMetricColumns = columns<ExportedMetric>({
  entityRef: one => one.entityRef,
  days: one => one.days,
  from: one => one.from,
  to: one => one.to,
  metric: one => one.metric,
  value: one => one.value,
  sample: one => one.sample,
  isSmallSample: one => flag(one.isSmallSample),
  p25: one => one.quantiles?.p25,
  p75: one => one.quantiles?.p75,
  p90: one => one.quantiles?.p90,
  band: one => one.band,
  open: one => one.open,
  notMeasured: one => one.reason,
  previous: one => one.previous,
  trend: one => one.trend,
});
