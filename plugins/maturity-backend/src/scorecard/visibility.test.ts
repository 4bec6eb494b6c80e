import { entry, ladder, createTable } from './__testUtils__/entries';
import { countAssessments } from './countAssessments';
import { countChecks } from './countChecks';
import { getTrend } from './getTrend';
import { listAssessments } from './listAssessments';
import { listStageChanges } from './listStageChanges';
import { pageAssessments } from './pageAssessments';
import { planFixes } from './planFixes';
import { packOutcomes } from '../database';
import { ScorecardTable } from './ScorecardTable';
import { EntityVisibility } from '../catalog/types';

const COUNT = 50_000;
const now = new Date('2026-03-20T08:00:00.000Z');
const [lower, upper] = ladder.stages.map(({ id }) => id);
const [check] = ladder.stages.flatMap(({ checks }) => checks);

const toRef = (index: number) => `component:default/c${100_000 + index}`;

/** Of each three, one is for the caller to see; those hidden are of owners that nobody else has. */
const isVisible = (index: number) => index % 3 === 0;

const visibleRefs = new Set(
  Array.from({ length: COUNT }, (_, index) => index)
    .filter(isVisible)
    .map(toRef),
);

const toOwner = (index: number) =>
  isVisible(index) ? `group:default/t${index % 7}` : 'group:default/hidden';

/** The same entities, all of them or only those that the caller may see. */
function createLargeTable(only: 'all' | 'visible'): ScorecardTable {
  const table = new ScorecardTable();
  for (let index = 0; index < COUNT; index++) {
    if (only === 'visible' && !isVisible(index)) {
      continue;
    }
    const isUp = index % 5 === 0;
    table.upsert({
      name: `c${100_000 + index}`,
      revision: index + 1,
      checkIds: [check.id],
      outcomes: packOutcomes([isUp ? 'pass' : 'fail']),
      firstAssessedAt: '2026-03-01T08:00:00.000Z',
      summary: {
        entityRef: toRef(index),
        modelId: ladder.id,
        kind: 'component',
        owners: [toOwner(index)],
        tags: [`tag-${index % 11}`],
        stage: isUp ? upper : lower,
        rank: isUp ? 2 : 1,
        highestRank: 2,
        measured: { observed: 1, declared: 0, attested: 0, applicable: 1 },
        nextSteps: isUp ? [] : [check.id],
        nextStepCount: isUp ? 0 : 1,
        assessedAt: '2026-03-10T08:00:00.000Z',
      },
    });
    const move = { entityRef: toRef(index), modelId: ladder.id };
    table.addStageChange({ ...move, at: Date.UTC(2026, 2, 1, 8), to: lower });
    if (isUp) {
      table.addStageChange({
        ...move,
        at: Date.UTC(2026, 2, 10, 8),
        to: upper,
      });
    }
  }
  return table;
}

function computeAnswers(table: ScorecardTable, visibility: EntityVisibility) {
  const context = { model: ladder, visibility, now };
  return {
    list: listAssessments(table, { limit: 500 }, visibility),
    hidden: listAssessments(
      table,
      { filter: { owner: ['group:default/hidden'] } },
      visibility,
    ),
    pages: [...pageAssessments(table, {}, visibility)],
    counts: countAssessments(
      table,
      { groupBy: 'owner', weakest: 3, checks: true },
      context,
    ),
    tags: countAssessments(table, { groupBy: 'tag' }, context),
    checks: countChecks(table, {}, context),
    fixes: planFixes(table, {}, context),
    trend: getTrend(table, { from: '2026-03-08', to: '2026-03-12' }, context),
    movers: listStageChanges(table, { days: 15 }, context),
  };
}

describe('50,000 entities of which the caller may see one in three', () => {
  it('answer as if there were no others', () => {
    const seen = computeAnswers(createLargeTable('all'), ref =>
      visibleRefs.has(ref),
    );

    expect(seen).toEqual(computeAnswers(createLargeTable('visible'), 'all'));
    expect(seen.list.totalItems).toBe(16_667);
    expect(seen.hidden.totalItems).toBe(0);
    expect(seen.counts.all.total).toBe(16_667);
    expect(seen.counts.groups).toHaveLength(7);
    expect(seen.pages.flat()).toHaveLength(16_667);
    expect(seen.checks.total).toBe(16_667);
    expect(seen.movers.up.total).toBe(3_334);
    expect(seen.trend.items.at(-1)?.total).toBe(16_667);
  });
});

it('keeps to what may be seen while entities come and go', () => {
  const table = createTable([entry('a'), entry('b'), entry('c')]);
  const seen = new Set(
    ['a', 'c', 'd'].map(name => entry(name).summary.entityRef),
  );
  const visibility = (entityRef: string) => seen.has(entityRef);
  const listed = () =>
    listAssessments(table, {}, visibility).items.map(({ entityRef }) =>
      entityRef.slice(-1),
    );
  expect(listed()).toEqual(['a', 'c']);

  // The last row takes its place.
  table.remove({ ...entry('a').summary, revision: 2 });
  expect(listed()).toEqual(['c']);
  table.upsert(entry('d'));
  table.upsert(entry('e'));
  expect(listed()).toEqual(['c', 'd']);
  expect(listAssessments(table, {}, () => false).items).toEqual([]);
});
