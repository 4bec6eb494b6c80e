import { pageAssessments } from './pageAssessments';
import { ScorecardTable } from './ScorecardTable';
import { ScorecardEntry } from './types';

const COUNT = 1_203;

const toRef = (index: number) => `component:default/c${10_000 + index}`;

function createEntry(index: number, changes: Partial<ScorecardEntry> = {}) {
  return {
    name: `c${10_000 + index}`,
    revision: index + 1,
    checkIds: [],
    outcomes: '',
    ...changes,
    summary: {
      entityRef: toRef(index),
      modelId: 'ladder',
      kind: 'component',
      owners: [],
      tags: [],
      stage: 'first',
      rank: 1,
      highestRank: 1,
      measured: { observed: 1, declared: 0, attested: 0, applicable: 1 },
      nextSteps: [],
      nextStepCount: 0,
      assessedAt: '2026-03-01T08:00:00.000Z',
      ...changes.summary,
    },
  };
}

function filledTable() {
  const table = new ScorecardTable();
  // Not in the order in which they are handed out.
  for (let index = COUNT - 1; index >= 0; index--) {
    table.upsert(createEntry(index));
  }
  return table;
}

const refs = Array.from({ length: COUNT }, (_, index) => toRef(index));

describe('pageAssessments', () => {
  it('hands out all that the reader may see, by name', () => {
    const pages = [...pageAssessments(filledTable(), {}, 'all')];
    expect(pages.map(page => page.length)).toEqual([500, 500, 203]);
    expect(pages.flat().map(one => one.entityRef)).toEqual(refs);

    const third = new Set(refs.filter((_, index) => index % 3 === 0));
    const seen = pageAssessments(filledTable(), {}, ref => third.has(ref));
    expect([...seen].flat().map(one => one.entityRef)).toEqual([...third]);
  });

  it('has no page where nothing is selected', () => {
    expect([...pageAssessments(filledTable(), { stage: [] }, 'all')]).toEqual(
      [],
    );
  });

  it('goes on while the table changes', () => {
    const table = filledTable();
    const pages = pageAssessments(table, {}, 'all')[Symbol.iterator]();
    expect(pages.next().value).toHaveLength(500);

    // The last row takes the place of one that goes.
    table.remove({ entityRef: toRef(3), modelId: 'ladder', revision: COUNT });
    table.remove({ entityRef: toRef(700), modelId: 'ladder', revision: COUNT });
    table.upsert(createEntry(COUNT, { revision: COUNT + 1 }));
    const { summary } = createEntry(800);
    table.upsert(
      createEntry(800, {
        revision: COUNT + 2,
        summary: { ...summary, stage: 'second' },
      }),
    );

    const rest = [...[pages.next(), pages.next()].map(({ value }) => value)];
    const items = rest.flat();
    expect(items.map(one => one.entityRef)).toEqual(
      refs.slice(500).filter(ref => ref !== toRef(700)),
    );
    expect(items.find(one => one.entityRef === toRef(800))?.stage).toBe(
      'second',
    );
    expect(pages.next().done).toBe(true);
  });
});
