import {
  allGrades,
  AssessmentFilter,
  Grade,
  Model,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { OUTCOME_CODES } from '../database';
import { addCommon, countCommon, noBits, toRowBits } from './rowBits';
import { ScorecardTable } from './ScorecardTable';
import { selectRows } from './selectRows';

/** How many of some components something is true of. */
export interface Share {
  readonly yes: number;
  readonly no: number;
  /** Those of which it is not known. */
  readonly open: number;
  /** The weakest grade of those of which it is known. */
  readonly grade: Grade;
}

/** The counts over some components. */
export interface MemberCounts {
  readonly components: number;
  /** By id of the stage: how many reached it. */
  readonly stages: ReadonlyMap<string, Share>;
  /** By id of the check: how many pass it, of those that it applies to. */
  readonly checks: ReadonlyMap<string, Share>;
}

/** Counts stages and outcomes over the components that a filter selects. */
export function countMembers(
  table: ScorecardTable,
  filter: AssessmentFilter,
  model: Model,
): MemberCounts {
  const rows = selectRows(table, { ...filter, modelId: model.id }, 'all');
  const selected = toRowBits(rows, table);
  const checks = model.stages.flatMap(stage => stage.checks);
  return {
    components: rows.length,
    stages: new Map(
      model.stages.map(({ id }, index) => [
        id,
        countReached(table, rows, index + 1),
      ]),
    ),
    checks: new Map(checks.map(({ id }) => [id, countPassed(id)])),
  };

  function countPassed(checkId: string): Share {
    const count = (code: number) =>
      countCommon(table.outcomes.rowsWith(checkId, code), selected);
    const known = noBits(table.size);
    for (const code of [OUTCOME_CODES.pass, OUTCOME_CODES.fail]) {
      addCommon(known, table.outcomes.rowsWith(checkId, code), selected);
    }
    const yes = count(OUTCOME_CODES.pass);
    const no = count(OUTCOME_CODES.fail);
    const byGrade = allGrades.map((_, code) =>
      countCommon(table.grades.rowsWith(checkId, code), known),
    );
    return {
      ...{ yes, no, open: count(OUTCOME_CODES.unknown) },
      grade: findWeakest(byGrade, yes + no),
    };
  }
}

/** A component is open that is not assessed, or may have reached the stage unseen. */
function countReached(
  table: ScorecardTable,
  rows: Int32Array,
  wanted: number,
): Share {
  const { columns } = table;
  const { rank, highestRank } = columns;
  const byGrade = allGrades.map(() => 0);
  let yes = 0;
  let open = 0;
  for (const row of rows) {
    const isReached = rank[row] >= wanted;
    const isOpen = rank[row] === 0 || highestRank[row] >= wanted;
    yes += Number(isReached);
    open += Number(!isReached && isOpen);
    allGrades.forEach((grade, code) => {
      byGrade[code] += columns[grade][row];
    });
  }
  const no = rows.length - yes - open;
  return { yes, no, open, grade: findWeakest(byGrade, 0) };
}

/** The weakest grade of some; that of the weakest kind where one is not stored. */
function findWeakest(byGrade: readonly number[], known: number): Grade {
  const graded = byGrade.reduce((sum, count) => sum + count, 0);
  const weakest = byGrade.findLastIndex(count => count > 0);
  return graded < known || weakest === -1
    ? allGrades[allGrades.length - 1]
    : allGrades[weakest];
}
