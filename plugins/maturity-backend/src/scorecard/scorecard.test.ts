import fc from 'fast-check';
import {
  AssessmentSummary,
  GroupByField,
  ListAssessmentsRequest,
} from '@platform-maturity/backstage-plugin-maturity-common';
import {
  arbitraryEntry,
  arbitraryFilter,
  CHECK_IDS,
  ladder,
  STAGES,
  createTable,
} from './__testUtils__/entries';
import { listValues, matches, sorted } from './__testUtils__/naive';
import { countAssessments } from './countAssessments';
import { listAssessments } from './listAssessments';
import { ScorecardTable } from './ScorecardTable';
import { ScorecardEntry } from './types';

const entries = fc.array(arbitraryEntry, { maxLength: 40 });
const sort = fc.record({
  field: fc.constantFrom(
    'name' as const,
    'stage' as const,
    'measured' as const,
    'owner' as const,
    'stageSince' as const,
    'nextSteps' as const,
  ),
  order: fc.constantFrom('asc' as const, 'desc' as const),
});
const visibleRefs = fc.option(
  fc.subarray([
    'component:default/a',
    'component:default/b',
    'system:default/c',
  ]),
  { nil: undefined },
);

const toKey = (summary: { entityRef: string; modelId: string }) =>
  `${summary.entityRef} ${summary.modelId}`;

/** Keeps the highest revision of each assessment, the later one of equals. */
function latest(all: readonly ScorecardEntry[]): ScorecardEntry[] {
  const byKey = new Map<string, ScorecardEntry>();
  for (const one of all) {
    const known = byKey.get(toKey(one.summary));
    if (!known || known.revision <= one.revision) {
      byKey.set(toKey(one.summary), one);
    }
  }
  return [...byKey.values()];
}

function selectNaively(
  all: readonly ScorecardEntry[],
  filter: ListAssessmentsRequest['filter'],
  visible: readonly string[] | undefined,
) {
  return latest(all).filter(
    one =>
      matches(one, filter ?? {}) &&
      (!visible || visible.includes(one.summary.entityRef)),
  );
}

function findVisibility(visible: readonly string[] | undefined) {
  return visible ? (ref: string) => visible.includes(ref) : ('all' as const);
}

/** Follows the cursors to the end. */
function allPages(
  table: ScorecardTable,
  request: ListAssessmentsRequest,
  visible: readonly string[] | undefined,
): AssessmentSummary[] {
  const items: AssessmentSummary[] = [];
  let cursor: string | undefined;
  do {
    const page = listAssessments(
      table,
      { ...request, cursor },
      findVisibility(visible),
    );
    items.push(...page.items);
    cursor = page.nextCursor;
    expect(page.items.length).toBeLessThanOrEqual(request.limit ?? 50);
    // Only a full page has another one after it.
    expect(cursor === undefined || page.items.length === request.limit).toBe(
      true,
    );
  } while (cursor !== undefined);
  return items;
}

describe('lists', () => {
  it('are what sorting and filtering one by one gives, page by page', () => {
    fc.assert(
      fc.property(
        entries,
        arbitraryFilter,
        sort,
        fc.integer({ min: 1, max: 5 }),
        visibleRefs,
        fc.subarray([...CHECK_IDS, 'unheard-of']),
        (all, filter, order, limit, visible, outcomesOf) => {
          const selected = selectNaively(all, filter, visible);
          const expected = sorted(selected, order, outcomesOf);
          const request = { filter, sort: order, limit, outcomesOf };
          const table = createTable(all);
          expect(allPages(table, request, visible)).toEqual(expected);
          expect(
            listAssessments(table, request, findVisibility(visible)).totalItems,
          ).toBe(expected.length);
        },
      ),
    );
  });

  it('do not depend on the order in which assessments came', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(arbitraryEntry, {
          selector: one => `${toKey(one.summary)} ${one.revision}`,
        }),
        sort,
        (all, order) => {
          const request = { sort: order, limit: 500 };
          expect(
            listAssessments(createTable([...all].reverse()), request, 'all'),
          ).toEqual(listAssessments(createTable(all), request, 'all'));
        },
      ),
    );
  });
});

describe('removing', () => {
  it('leaves what was not removed, unless it came later', () => {
    fc.assert(
      fc.property(entries, entries, (all, removed) => {
        const table = createTable(all);
        for (const { summary, revision } of removed) {
          table.remove({ ...summary, revision });
        }
        const left = latest(all).filter(
          one =>
            !removed.some(
              other =>
                toKey(other.summary) === toKey(one.summary) &&
                other.revision >= one.revision,
            ),
        );
        const order = { field: 'name', order: 'asc' } as const;
        expect(table.size).toBe(left.length);
        for (const leftOut of [false, true]) {
          const request = { filter: { leftOut }, sort: order, limit: 500 };
          expect(listAssessments(table, request, 'all').items).toEqual(
            sorted(
              left.filter(one => matches(one, { leftOut })),
              order,
            ),
          );
        }
      }),
    );
  });
});

describe('counts', () => {
  function countNaively(all: readonly ScorecardEntry[]) {
    const sum = (getValue: (one: ScorecardEntry) => number) =>
      all.reduce((total, one) => total + getValue(one), 0);
    return {
      total: all.length,
      byStage: STAGES.map(stage => ({
        stage,
        count: all.filter(({ summary }) => summary.stage === stage).length,
      })),
      notAssessed: all.filter(({ summary }) => !summary.stage).length,
      measured: {
        observed: sum(({ summary }) => summary.measured.observed),
        declared: sum(({ summary }) => summary.measured.declared),
        attested: sum(({ summary }) => summary.measured.attested),
        applicable: sum(({ summary }) => summary.measured.applicable),
      },
      openUpwards: all.filter(
        ({ summary }) => summary.rank > 0 && summary.highestRank > summary.rank,
      ).length,
      withExemptions: all.filter(({ outcomes }) => outcomes.includes('exempt'))
        .length,
    };
  }

  function readGroups(
    { summary }: ScorecardEntry,
    field: GroupByField,
  ): readonly (string | undefined)[] {
    const values = listValues(summary, field);
    return values.length > 0 ? values : [undefined];
  }

  it('are what counting one by one gives, in all and by group', () => {
    const groupBy = fc.constantFrom<GroupByField>(
      ...(['owner', 'system', 'domain', 'type'] as const),
      ...(['lifecycle', 'kind', 'tag'] as const),
    );
    fc.assert(
      fc.property(
        entries,
        arbitraryFilter,
        groupBy,
        visibleRefs,
        (all, filter, field, visible) => {
          const selected = selectNaively(
            all,
            { ...filter, modelId: 'ladder' },
            visible,
          );
          const values = new Set(
            selected.flatMap(one => readGroups(one, field)),
          );
          const named = [...values].filter(value => value !== undefined).sort();
          const expected = [
            ...named,
            ...(values.has(undefined) ? [undefined] : []),
          ].map(value => ({
            value,
            ...(['owner', 'system', 'domain'].includes(field) && {
              itself: [],
            }),
            ...countNaively(
              selected.filter(one => readGroups(one, field).includes(value)),
            ),
          }));

          expect(
            countAssessments(
              createTable(all),
              { filter, groupBy: field },
              { model: ladder, visibility: findVisibility(visible) },
            ),
          ).toEqual({
            modelId: 'ladder',
            all: countNaively(selected),
            leftOut: filter.leftOut
              ? 0
              : selectNaively(
                  all,
                  { ...filter, modelId: 'ladder', leftOut: true },
                  visible,
                ).length,
            groups: expected,
          });
        },
      ),
    );
  });

  it('show a stage that the model has no longer, after those that it has', () => {
    const one = fc.sample(arbitraryEntry, 1)[0];
    const table = createTable([
      {
        ...one,
        summary: {
          ...one.summary,
          modelId: 'ladder',
          stage: 'old',
          leftOut: undefined,
        },
      },
    ]);
    const { all } = countAssessments(
      table,
      {},
      { model: ladder, visibility: 'all' },
    );
    expect(all.byStage.map(({ stage, count }) => [stage, count])).toEqual([
      ['first', 0],
      ['second', 0],
      ['third', 0],
      ['old', 1],
    ]);
  });
});
