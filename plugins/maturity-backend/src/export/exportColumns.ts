import {
  allOutcomes,
  AssessmentSummary,
  CheckCounts,
  GroupByField,
  GroupCounts,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { mapTextFields } from '../database';
import { CsvValue } from './csv';

/** The columns of a CSV file: its header, and what each item has in them. */
export interface ExportColumns<T> {
  readonly names: readonly string[];
  readonly toValues: (item: T) => readonly CsvValue[];
}

type ToCell<T> = (item: T) => CsvValue;

/** Between the values of a list: neither tags nor check ids contain it. */
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

/** Of a list of entities. */
export const assessmentColumns = columns<AssessmentSummary>({
  entityRef: one => one.entityRef,
  title: one => one.title,
  modelId: one => one.modelId,
  ...mapTextFields(field => (one: AssessmentSummary) => one[field]),
  tags: one => one.tags.join(SEPARATOR),
  stage: one => one.stage,
  rank: one => one.rank,
  nextStage: one => one.nextStage,
  known: one => one.measured.known,
  applicable: one => one.measured.applicable,
  nextSteps: one => one.nextSteps.join(SEPARATOR),
  nextStepCount: one => one.nextStepCount,
  assessedAt: one => one.assessedAt,
  stageSince: one => one.stageSince,
});

/** Of counts by group: the group, each stage of the model, and the rest. */
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
    'known',
    'applicable',
    'withExemptions',
    ...allOutcomes,
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
      group.measured.known,
      group.measured.applicable,
      group.withExemptions,
      ...allOutcomes.map(outcome => group.outcomes[outcome]),
    ],
  };
}

/** Of counts by check. */
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
