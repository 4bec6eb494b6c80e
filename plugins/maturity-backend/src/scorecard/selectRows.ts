import { AssessmentFilter } from '@platform-maturity/backstage-plugin-maturity-common';
import { OUTCOME_CODES } from '../database';
import { addBits, hasRow, keepCommon, RowBits, countWords } from './rowBits';
import { NOTHING } from './Interner';
import { ListColumn, TextColumn } from './ScorecardColumns';
import { ScorecardTable } from './ScorecardTable';
import { CountedColumns } from './StageTally';
import { EntityVisibility } from '../catalog/types';
import { normalizeText, textFieldNames } from '../database';

/** Tells whether the filter selects a row. */
type RowTest = (row: number) => boolean;

/** The values of a column that are wanted. */
interface CellFilter {
  readonly cells: Int32Array;
  /** 1 for each id that is. */
  readonly wanted: Uint8Array;
}

/** Entities that left the catalog count nowhere. */
const PRESENT = Uint8Array.of(1, 0);

/** Filters of the first pass over all rows. */
const AT_ONCE = 3;

/** In a stage filter: entities that are not assessed. */
const NOT_ASSESSED = 'none';

/** Rows of a table, or profiles of such rows. */
interface Units {
  readonly size: number;
  readonly columns: CountedColumns & {
    readonly gone: Int32Array;
    readonly leftOut: Int32Array;
  };
  readColumn(
    column: TextColumn | ListColumn,
    visibility: EntityVisibility,
  ): Int32Array;
}

/** Selected rows or profiles. */
interface Selection {
  readonly units: Units;
  /** In ascending order. */
  readonly rows: Int32Array;
  /** How many assessments would be selected with the opposite of `leftOut`. */
  readonly others: number;
}

/**
 * Selects the visible rows by a filter. It begins an answer: the rows, and all results
 * in scratch memory, are valid until the next call.
 */
export function selectRows(
  table: ScorecardTable,
  filter: AssessmentFilter,
  visibility: EntityVisibility,
): Int32Array {
  return select(table, filter, { visibility, canUseProfiles: false }).rows;
}

/**
 * As {@link selectRows}, or selects profiles where the caller can use them and the
 * filter needs no rows.
 */
export function select(
  table: ScorecardTable,
  filter: AssessmentFilter,
  options: {
    readonly visibility: EntityVisibility;
    readonly canUseProfiles: boolean;
  },
): Selection {
  const { visibility, canUseProfiles } = options;
  table.scratch.reset();
  const tests = createTests(table, filter, visibility);
  const needsRows = tests.length > 0 || hasTags(filter);
  const units = canUseProfiles && !needsRows ? table.profiles : table;
  const rows = table.scratch.take(units.size);
  const filters = [
    { cells: units.columns.gone, wanted: PRESENT },
    ...wantedCells(table, filter).map(([column, wanted]) => ({
      cells: units.readColumn(column, visibility),
      wanted,
    })),
  ];
  let count = listWanted(rows, filters.slice(0, AT_ONCE));
  for (const more of filters.slice(AT_ONCE)) {
    count = keepWanted(rows, count, more);
  }
  for (const test of tests) {
    count = keepTested(rows, count, test);
  }
  const isLeftOut = filter.leftOut === true;
  const { kept, others } = keepLeftOut(rows, count, units.columns, isLeftOut);
  return { units, rows: rows.subarray(0, kept), others };
}

function hasTags({ tag, without }: AssessmentFilter): boolean {
  return tag !== undefined || (without?.includes('tag') ?? false);
}

/** Lists the rows whose cells are wanted. One pass is faster than one for each column. */
function listWanted(
  rows: Int32Array,
  [a, b = a, c = b]: readonly CellFilter[],
): number {
  let count = 0;
  for (let row = 0; row < rows.length; row++) {
    rows[count] = row;
    count +=
      a.wanted[a.cells[row]] & b.wanted[b.cells[row]] & c.wanted[c.cells[row]];
  }
  return count;
}

/** Moves the rows whose cell is wanted to the front, and tells how many they are. */
function keepWanted(
  rows: Int32Array,
  count: number,
  { cells, wanted }: CellFilter,
): number {
  let kept = 0;
  for (let index = 0; index < count; index++) {
    const row = rows[index];
    rows[kept] = row;
    kept += wanted[cells[row]];
  }
  return kept;
}

/** Keeps the rows that the model leaves out, or all others, and counts the rest. */
function keepLeftOut(
  rows: Int32Array,
  count: number,
  { leftOut, total }: Units['columns'],
  isLeftOut: boolean,
): { kept: number; others: number } {
  let kept = 0;
  let others = 0;
  for (let index = 0; index < count; index++) {
    const row = rows[index];
    if ((leftOut[row] !== NOTHING) === isLeftOut) {
      rows[kept] = row;
      kept++;
    } else {
      others += total === undefined ? 1 : total[row];
    }
  }
  return { kept, others };
}

function keepTested(rows: Int32Array, count: number, test: RowTest): number {
  let kept = 0;
  for (let index = 0; index < count; index++) {
    const row = rows[index];
    if (test(row)) {
      rows[kept] = row;
      kept++;
    }
  }
  return kept;
}

/** Ids of texts or lists that the filter selects, by column: 1 for each of them. */
function wantedCells(
  table: ScorecardTable,
  filter: AssessmentFilter,
): [TextColumn | ListColumn, Uint8Array][] {
  const without = new Set<string>(filter.without);
  const cells: [TextColumn | ListColumn, Uint8Array][] = [];

  function add(
    column: TextColumn,
    values: readonly string[] | undefined,
    orNothing: boolean,
  ) {
    if (values || orNothing) {
      const wanted = new Uint8Array(table.texts.size + 1);
      for (const value of values ?? []) {
        const id = table.texts.find(value);
        if (id !== undefined) {
          wanted[id] = 1;
        }
      }
      wanted[NOTHING] = Number(orNothing);
      cells.push([column, wanted]);
    }
  }

  const { modelId, stage } = filter;
  add('modelId', modelId === undefined ? undefined : [modelId], false);
  for (const field of textFieldNames) {
    const values = filter[field]?.map(value => normalizeText(field, value));
    add(field, values, without.has(field));
  }
  add(
    'stage',
    stage?.filter(id => id !== NOT_ASSESSED),
    stage?.includes(NOT_ASSESSED) ?? false,
  );
  const lists = [
    [
      'owners',
      'owner',
      filter.owner?.map(ref => ref.toLocaleLowerCase('en-US')),
    ],
    ['tags', 'tag', filter.tag],
  ] as const;
  for (const [column, field, values] of lists) {
    if (values || without.has(field)) {
      const orNothing = without.has(field);
      cells.push([column, wantedLists(table, values ?? [], orNothing)]);
    }
  }
  return cells;
}

/** Judges each distinct list once, however many rows have it. */
function wantedLists(
  table: ScorecardTable,
  values: readonly string[],
  orNothing: boolean,
): Uint8Array {
  const asked = new Set(values);
  const wanted = new Uint8Array(table.lists.size + 1);
  for (let id = 0; id < wanted.length; id++) {
    const list = table.lists.getValue(id) ?? [];
    wanted[id] = Number(
      list.some(value => asked.has(value)) || (orNothing && list.length === 0),
    );
  }
  return wanted;
}

/** Tests that need more than the id of a cell, cheap ones first. */
function createTests(
  table: ScorecardTable,
  filter: AssessmentFilter,
  visibility: EntityVisibility,
): RowTest[] {
  const { columns } = table;
  const tests: RowTest[] = [];
  if (filter.grade) {
    const counts = filter.grade.map(grade => columns[grade]);
    tests.push(row => counts.some(count => count[row] > 0));
  }
  if (filter.check) {
    tests.push(checkTest(table, filter.check));
  }
  if (visibility !== 'all') {
    const visible = table.rowsVisibleTo(visibility);
    tests.push(row => hasRow(visible, row));
  }
  if (filter.text !== undefined) {
    const text = filter.text.toLocaleLowerCase('en-US');
    tests.push(row => columns.searchText[row].includes(text));
  }
  return tests;
}

/** Outcomes of one check are alternatives, and checks are joined by "and". */
function checkTest(
  table: ScorecardTable,
  wanted: NonNullable<AssessmentFilter['check']>,
): RowTest {
  const byCheck = new Map<string, RowBits>();
  for (const { id, outcome } of wanted) {
    const rows = byCheck.get(id) ?? table.scratch.take(countWords(table.size));
    addBits(rows, table.outcomes.rowsWith(id, OUTCOME_CODES[outcome]));
    byCheck.set(id, rows);
  }
  const [both = table.scratch.take(countWords(table.size)), ...others] =
    byCheck.values();
  others.forEach(rows => keepCommon(both, rows));
  return row => hasRow(both, row);
}

/**
 * The entity of an assessment, and the stage that it came to.
 */
export interface StagedEntity {
  readonly entityRef: string;
  /** Absent for "not assessed". */
  readonly stage?: string;
}

/**
 * The entities of the assessments that the filter selects, each with its stage,
 * in no particular order.
 */
export function selectEntities(
  table: ScorecardTable,
  filter: AssessmentFilter,
  visibility: EntityVisibility,
): StagedEntity[] {
  return Array.from(selectRows(table, filter, visibility), row => {
    const stage = table.readText('stage', row);
    return {
      entityRef: table.columns.entityRef[row],
      ...(stage !== undefined && { stage }),
    };
  });
}
