import {
  allGrades,
  AssessmentFilter,
  Grade,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { OUTCOME_CODES } from '../database';
import { countCommon, RowBits, toRowBits } from './rowBits';
import { ScorecardTable } from './ScorecardTable';
import { selectRows } from './selectRows';

/** How many of some components something is true of. */
export interface Share {
  readonly yes: number;
  /** Those that do not show it, or are exempt from it. */
  readonly no: number;
  /** Those of which it is not known. */
  readonly open: number;
  /** Those whose answer rests on an exemption. */
  readonly exempt: number;
  /** The weakest grade of those of which it is known. */
  readonly grade: Grade;
}

/** Rows of some components, valid until the next selection. */
export interface Members {
  readonly table: ScorecardTable;
  readonly rows: Int32Array;
  readonly bits: RowBits;
}

/** Selects the components of a model by a filter. */
export function selectMembers(
  table: ScorecardTable,
  filter: AssessmentFilter,
): Members {
  const rows = selectRows(table, filter, 'all');
  return { table, rows, bits: toRowBits(rows, table) };
}

/**
 * Counts the outcomes of a check over the components that it applies to. An exemption
 * is no pass: otherwise, exempting those that fail would raise the share.
 */
export function countPassed({ table, bits }: Members, checkId: string): Share {
  const count = (code: number) =>
    countCommon(table.outcomes.rowsWith(checkId, code), bits);
  const yes = count(OUTCOME_CODES.pass);
  const failed = count(OUTCOME_CODES.fail);
  const exempt = count(OUTCOME_CODES.exempt);
  // Only what passes or fails has a grade.
  const byGrade = allGrades.map((_, code) =>
    countCommon(table.grades.rowsWith(checkId, code), bits),
  );
  return {
    ...{ yes, no: failed + exempt, exempt },
    open: count(OUTCOME_CODES.unknown),
    grade: findWeakest(byGrade, yes + failed),
  };
}

/**
 * Counts the components that reached a rank. One is open that is not assessed, or may
 * have reached it unseen.
 */
export function countReached({ table, rows }: Members, wanted: number): Share {
  const { columns } = table;
  const { rank, highestRank, withExemptions } = columns;
  const byGrade = allGrades.map(() => 0);
  let yes = 0;
  let open = 0;
  let exempt = 0;
  for (const row of rows) {
    const isReached = rank[row] >= wanted;
    const isOpen = rank[row] === 0 || highestRank[row] >= wanted;
    yes += Number(isReached);
    open += Number(!isReached && isOpen);
    exempt += isReached ? withExemptions[row] : 0;
    allGrades.forEach((grade, code) => {
      byGrade[code] += columns[grade][row];
    });
  }
  const no = rows.length - yes - open;
  return { yes, no, open, exempt, grade: findWeakest(byGrade, 0) };
}

/** Adds up shares of entities that have nothing in common. */
export function addShares(shares: readonly Share[]): Share {
  const sum = (count: (share: Share) => number) =>
    shares.reduce((total, share) => total + count(share), 0);
  // The grade of a share of nothing says nothing.
  const graded = shares.filter(({ yes, no }) => yes + no > 0);
  const weakest = Math.max(
    -1,
    ...graded.map(({ grade }) => allGrades.indexOf(grade)),
  );
  return {
    yes: sum(({ yes }) => yes),
    no: sum(({ no }) => no),
    open: sum(({ open }) => open),
    exempt: sum(({ exempt }) => exempt),
    grade: allGrades[weakest === -1 ? allGrades.length - 1 : weakest],
  };
}

/** The weakest grade of some; that of the weakest kind where one is not stored. */
function findWeakest(byGrade: readonly number[], known: number): Grade {
  const graded = byGrade.reduce((sum, count) => sum + count, 0);
  const weakest = byGrade.findLastIndex(count => count > 0);
  return graded < known || weakest === -1
    ? allGrades[allGrades.length - 1]
    : allGrades[weakest];
}
