import { AbsentField, AssessmentFilter } from '../client/types';
import { CODE_OF, codeAt } from './outcomeCodes';
import { ScorecardTable, TextColumn } from './ScorecardTable';
import { EntityVisibility } from './types';

type RowTest = (row: number) => boolean;

/** In a stage filter: entities that are not assessed. */
const NOT_ASSESSED = 'none';

/** The id of a text that no cell has. */
const NOWHERE = -1;

/** Entity refs and kinds are stored in lower case, and asked for in any. */
function lowerCase(value: string): string {
  return value.toLocaleLowerCase('en-US');
}

/**
 * The rows that the filter selects, of those that the reader may know of, in no
 * particular order.
 */
export function selectRows(
  table: ScorecardTable,
  filter: AssessmentFilter,
  visibility: EntityVisibility,
): readonly number[] {
  let rows = Array.from({ length: table.size }, (_, row) => row);
  for (const test of testsOf(table, filter, visibility)) {
    rows = rows.filter(test);
  }
  return rows;
}

/** Cheap tests first. */
function testsOf(
  table: ScorecardTable,
  filter: AssessmentFilter,
  visibility: EntityVisibility,
): RowTest[] {
  const { columns } = table;
  const tests: RowTest[] = [];

  const without = new Set(filter.without);

  function addText(column: TextColumn, values: readonly string[] | undefined) {
    if (values) {
      const wanted = new Set(
        values.map(value => table.texts.find(value) ?? NOWHERE),
      );
      tests.push(row => wanted.has(columns[column][row]));
    }
  }

  /** With "no value", which is 0 in each column, as one more alternative. */
  function addOptional(
    column: TextColumn & AbsentField,
    values: readonly string[] | undefined,
  ) {
    if (values || without.has(column)) {
      const wanted = new Set(
        values?.map(value => table.texts.find(value) ?? NOWHERE),
      );
      if (without.has(column)) {
        wanted.add(0);
      }
      tests.push(row => wanted.has(columns[column][row]));
    }
  }

  addText(
    'modelId',
    filter.modelId === undefined ? undefined : [filter.modelId],
  );
  addText('kind', filter.kind?.map(lowerCase));
  addOptional('type', filter.type);
  addOptional('lifecycle', filter.lifecycle);
  addOptional('owner', filter.owner?.map(lowerCase));
  addOptional('system', filter.system?.map(lowerCase));
  addOptional('domain', filter.domain?.map(lowerCase));
  if (filter.stage) {
    const wanted = new Set(
      filter.stage.map(stage =>
        stage === NOT_ASSESSED ? 0 : table.texts.find(stage) ?? NOWHERE,
      ),
    );
    tests.push(row => wanted.has(columns.stage[row]));
  }
  if (filter.tag || without.has('tag')) {
    tests.push(tagTest(table, new Set(filter.tag), without.has('tag')));
  }
  if (filter.check) {
    tests.push(checkTest(table, filter.check));
  }
  if (filter.text !== undefined) {
    const text = lowerCase(filter.text);
    tests.push(row => columns.searchText[row].includes(text));
  }
  if (visibility !== 'all') {
    tests.push(row => visibility(columns.entityRef[row]));
  }
  return tests;
}

/** Judges each distinct list of tags once, however many rows have it. */
function tagTest(
  table: ScorecardTable,
  wanted: ReadonlySet<string>,
  orNone: boolean,
): RowTest {
  const judged = new Map<number, boolean>();
  return row => {
    const id = table.columns.tags[row];
    let holds = judged.get(id);
    if (holds === undefined) {
      const tags = table.lists.valueOf(id) ?? [];
      holds =
        tags.some(tag => wanted.has(tag)) || (orNone && tags.length === 0);
      judged.set(id, holds);
    }
    return holds;
  };
}

/** Finds the places of the checks once for each list of checks that is in use. */
function checkTest(
  table: ScorecardTable,
  wanted: NonNullable<AssessmentFilter['check']>,
): RowTest {
  const placesOf = new Map<number, number[]>();
  return row => {
    const listId = table.columns.checkIds[row];
    let places = placesOf.get(listId);
    if (places === undefined) {
      const checkIds = table.lists.valueOf(listId) ?? [];
      places = wanted.map(({ id }) => checkIds.indexOf(id));
      placesOf.set(listId, places);
    }
    const outcomes = table.columns.outcomes[row];
    return wanted.some(
      ({ outcome }, index) =>
        // A check that the model does not have has no outcome to ask for.
        places[index] !== -1 &&
        codeAt(outcomes, places[index]) === CODE_OF[outcome],
    );
  };
}
