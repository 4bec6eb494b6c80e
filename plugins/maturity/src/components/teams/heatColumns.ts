import {
  AssessmentFilter,
  Check,
  Model,
  Outcome,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { TeamRow } from './teamRows';

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
  /** Selects the entities that a cell links to. */
  readonly narrowed: Partial<AssessmentFilter>;
}

function stageColumns(model: Model): HeatColumn[] {
  const stages = model.stages.map(
    (stage, index): HeatColumn => ({
      id: `stage.${stage.id}`,
      rank: index + 1,
      title: stage.title,
      readShare: ({ counts }) => ({
        part: counts.byStage.find(at => at.stage === stage.id)?.count ?? 0,
        whole: counts.total,
      }),
      narrowed: { stage: [stage.id] },
    }),
  );
  const notAssessed: HeatColumn = {
    id: 'stage.none',
    rank: 0,
    readShare: ({ counts }) => ({
      part: counts.notAssessed,
      whole: counts.total,
    }),
    narrowed: { stage: ['none'] },
  };
  return [...stages, notAssessed];
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
