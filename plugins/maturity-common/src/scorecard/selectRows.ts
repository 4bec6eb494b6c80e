import { AssessmentFilter } from '../client/types';
import { ScorecardTable, TextColumn } from './ScorecardTable';
import { EntityVisibility } from './types';

type RowTest = (row: number) => boolean;

/** In a stage filter: entities that are not assessed. */
const NOT_ASSESSED = 'none';

/** Entity refs and kinds are stored in lower case, and asked for in any. */
function lowerCase(value: string): string {
  return value.toLocaleLowerCase('en-US');
}

/**
 * The rows that the filter selects, of those that the reader may know of, in no
 * particular order.
 */
export function* selectRows(
  table: ScorecardTable,
  filter: AssessmentFilter,
  visibility: EntityVisibility,
): Generator<number> {
  const tests = testsOf(table, filter, visibility);
  for (let row = 0; row < table.size; row++) {
    if (tests.every(test => test(row))) {
      yield row;
    }
  }
}

/** Cheap tests first. */
function testsOf(
  table: ScorecardTable,
  filter: AssessmentFilter,
  visibility: EntityVisibility,
): RowTest[] {
  const { columns } = table;
  const tests: RowTest[] = [];

  function addText(column: TextColumn, values: readonly string[] | undefined) {
    if (values) {
      const wanted = new Set(
        values.map(value => table.texts.find(value) ?? -1),
      );
      tests.push(row => wanted.has(columns[column][row]));
    }
  }

  addText(
    'modelId',
    filter.modelId === undefined ? undefined : [filter.modelId],
  );
  addText('kind', filter.kind?.map(lowerCase));
  addText('type', filter.type);
  addText('lifecycle', filter.lifecycle);
  addText('owner', filter.owner?.map(lowerCase));
  addText('system', filter.system?.map(lowerCase));
  addText('domain', filter.domain?.map(lowerCase));
  if (filter.stage) {
    const wanted = new Set(
      filter.stage.map(stage =>
        stage === NOT_ASSESSED ? 0 : table.texts.find(stage) ?? -1,
      ),
    );
    tests.push(row => wanted.has(columns.stage[row]));
  }
  if (filter.tag) {
    tests.push(tagTest(table, new Set(filter.tag)));
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
function tagTest(table: ScorecardTable, wanted: ReadonlySet<string>): RowTest {
  const judged = new Map<number, boolean>();
  return row => {
    const id = table.columns.tags[row];
    let holds = judged.get(id);
    if (holds === undefined) {
      holds = (table.lists.valueOf(id) ?? []).some(tag => wanted.has(tag));
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
        places[index] !== -1 && outcomes[places[index]] === outcome,
    );
  };
}
