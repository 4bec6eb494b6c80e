import {
  AssessmentSummary,
  CheckCounts,
  GroupByField,
  GroupCounts,
  ChangeEvent,
  DeliveryMeasure,
  DeliveryMetric,
  DeploymentEvent,
  HeartbeatEvent,
  IncidentEvent,
  PlannedFix,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { mapTextFields } from '../database';
import { CsvValue, ExportColumns } from './fileChunks';

type ToCell<T> = (item: T) => CsvValue;

/** Between the values of a list: neither refs, tags nor check ids contain it. */
const SEPARATOR = ' ';

/** Columns by name, in this order. */
export function columns<T>(cells: {
  [name: string]: ToCell<T>;
}): ExportColumns<T> {
  const all = Object.values(cells);
  return {
    names: Object.keys(cells),
    toValues: item => all.map(toCell => toCell(item)),
  };
}

/** Columns of a list of entities. */
export const assessmentColumns = columns<AssessmentSummary>({
  entityRef: one => one.entityRef,
  title: one => one.title,
  modelId: one => one.modelId,
  ...mapTextFields(field => (one: AssessmentSummary) => one[field]),
  owners: one => one.owners.join(SEPARATOR),
  tags: one => one.tags.join(SEPARATOR),
  stage: one => one.stage,
  rank: one => one.rank,
  leftOut: one => one.leftOut,
  highestRank: one => one.highestRank,
  nextStage: one => one.nextStage,
  observed: one => one.measured.observed,
  declared: one => one.measured.declared,
  attested: one => one.measured.attested,
  applicable: one => one.measured.applicable,
  nextSteps: one => one.nextSteps.join(SEPARATOR),
  nextStepCount: one => one.nextStepCount,
  assessedAt: one => one.assessedAt,
  stageSince: one => one.stageSince,
});

/** Columns of counts by group: the group, each stage of the model, and the rest. */
export function groupColumns(options: {
  readonly groupBy: GroupByField;
  /** Ids, in the order of the model. */
  readonly stages: readonly string[];
}): ExportColumns<GroupCounts> {
  const { groupBy, stages } = options;
  const names = [
    groupBy,
    'total',
    ...stages.map(stage => `stage:${stage}`),
    'notAssessed',
    'openUpwards',
    'observed',
    'declared',
    'attested',
    'applicable',
    'withExemptions',
  ];
  return {
    names,
    toValues: group => [
      group.value,
      group.total,
      ...stages.map(
        id => group.byStage.find(({ stage }) => stage === id)?.count,
      ),
      group.notAssessed,
      group.openUpwards,
      group.measured.observed,
      group.measured.declared,
      group.measured.attested,
      group.measured.applicable,
      group.withExemptions,
    ],
  };
}

/** Columns of counts by check. */
export const checkColumns = columns<CheckCounts>({
  checkId: one => one.checkId,
  pass: one => one.pass,
  fail: one => one.fail,
  unknown: one => one.unknown,
  notApplicable: one => one.notApplicable,
  exempt: one => one.exempt,
  blocks: one => one.blocks,
  blocksAlone: one => one.blocksAlone,
});

/** Columns of a plan of fixes. */
export const fixColumns = columns<PlannedFix>({
  checkId: one => one.checkId,
  effort: one => one.effort,
  fail: one => one.fail,
  unknown: one => one.unknown,
  blocks: one => one.blocks,
  advances: one => one.advances,
  advancesAlone: one => one.advancesAlone,
  advancesSoFar: one => one.advancesSoFar,
  needMeasuring: one => one.needMeasuring,
  with: one => one.with.map(({ checkId }) => checkId).join(SEPARATOR),
});

type All<T> = Partial<Omit<T, 'kind' | 'target'>>;

/** An event of an entity; which of these it has depends on its kind. */
export type ExportedDelivery = All<DeploymentEvent> &
  All<ChangeEvent> &
  All<IncidentEvent> &
  All<HeartbeatEvent> & {
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
  /** Absent for an entity without data. */
  readonly metric?: DeliveryMetric['id'];
  /** Value of the previous window. */
  readonly previous?: number;
  readonly trend?: DeliveryMetric['trend']['direction'];
};

function flag(value: boolean | undefined): string | undefined {
  return value === undefined ? undefined : String(value);
}

/** Columns of a list of events. */
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
  run: one => one.run,
  part: one => one.part,
  reopenedAt: one => one.reopenedAt,
  isExternal: one => flag(one.isExternal),
  at: one => one.at,
  covers: one => one.covers?.join(SEPARATOR),
});

/** Columns of a list of metrics: durations in seconds, frequency per day, rates from 0 to 1. */
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
  estimated: one => one.estimated,
  silentSince: one => one.since,
});
