import {
  AssessmentFilter,
  Check,
  Model,
  Outcome,
  StageCounts,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { TeamRow, CompareRows } from './teamRows';
import { SortBy } from '../../url/orgQuery';
import { listStages } from '../../charts/stageCounts';

/** The columns beside the heat map, by which it can be sorted too. */
const plainColumns = ['name', 'total', 'measured'] as const;

/** One of {@link plainColumns}. */
type PlainColumn = (typeof plainColumns)[number];

function ratio({ part, whole }: Share): number {
  return whole > 0 ? part / whole : -1;
}

function toMeasuredShare({ measured }: StageCounts): Share {
  return { part: measured.observed, whole: measured.applicable };
}

const rankBy = {
  name: () => 0,
  total: ({ counts }) => counts.total,
  measured: ({ counts }) => ratio(toMeasuredShare(counts)),
} as const satisfies Record<PlainColumn, (row: TeamRow) => number>;

function isPlain(field: string): field is PlainColumn {
  return Object.hasOwn(rankBy, field);
}

/** Compares by a column, and by name where that is equal. */
export function compareBy(
  sort: SortBy<string>,
  columns: readonly HeatColumn[],
): CompareRows {
  const { field, order } = sort;
  const direction = order === 'desc' ? -1 : 1;
  const column = columns.find(({ id }) => id === field);
  const rank = (row: TeamRow): number => {
    if (isPlain(field)) {
      return rankBy[field](row);
    }
    const share = column?.readShare(row);
    return share ? ratio(share) : -1;
  };
  const byName = field === 'name' ? direction : 1;
  return (one, other) =>
    direction * (rank(one) - rank(other)) ||
    byName * one.title.localeCompare(other.title);
}

/** The meaning of the heat map's columns. */
export type HeatView = 'stages' | 'checks';

/** A part of a whole. */
export interface Share {
  readonly part: number;
  readonly whole: number;
}

/** A column of the heat map. */
export interface HeatColumn {
  /** Also the name of the column in a sort. */
  readonly id: string;
  /** 1-based rank of the stage; 0 for "not assessed". */
  readonly rank: number;
  /** Absent for "not assessed". */
  readonly title?: string;
  /** Absent while the answer does not tell. */
  readonly readShare: (row: TeamRow) => Share | undefined;
  readonly narrowed: Partial<AssessmentFilter>;
}

function stageColumns(model: Model): HeatColumn[] {
  return listStages(model).map(({ id, rank, title }) => ({
    id: `stage.${id}`,
    rank,
    title,
    readShare: ({ counts }) => ({
      part:
        rank === 0
          ? counts.notAssessed
          : counts.byStage.find(({ stage }) => stage === id)?.count ?? 0,
      whole: counts.total,
    }),
    narrowed: { stage: [id] },
  }));
}

/** The outcomes of a check that applies, of which `pass` is the part. */
const applicable = [
  'pass',
  'fail',
  'unknown',
  'exempt',
] as const satisfies readonly Outcome[];

function checkColumn(
  check: Check,
  rank: number,
  place: number | undefined,
): HeatColumn {
  return {
    id: `check.${check.id}`,
    rank,
    title: check.title,
    readShare: ({ checks }) => {
      if (!checks || place === undefined) {
        return undefined;
      }
      const whole = applicable.reduce(
        (sum, outcome) => sum + (checks[outcome][place] ?? 0),
        0,
      );
      return { part: checks.pass[place] ?? 0, whole };
    },
    narrowed: {
      check: [
        { id: check.id, outcome: 'fail' },
        { id: check.id, outcome: 'unknown' },
      ],
    },
  };
}

/**
 * The columns of the heat map: the share of services at each stage, or the
 * share that meets each check.
 *
 * @param checkIds - the checks in the order in which the answer counts them
 */
export function heatColumns(
  view: HeatView,
  model: Model,
  checkIds: readonly string[] = [],
): readonly HeatColumn[] {
  if (view === 'stages') {
    return stageColumns(model);
  }
  const places = new Map(checkIds.map((id, index) => [id, index]));
  return model.stages.flatMap(({ checks }, index) =>
    checks.map(check => checkColumn(check, index + 1, places.get(check.id))),
  );
}
