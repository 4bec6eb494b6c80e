import fc from 'fast-check';
import { arbitraryEntry, ladder } from './__testUtils__/entries';
import { countAssessments } from './countAssessments';
import { ScorecardTable } from './ScorecardTable';

const GROUPS = ['owner', 'system', 'domain', 'type', 'lifecycle'] as const;

/** A change of a table: most of them replace or remove what is there. */
const change = fc.record({
  entry: arbitraryEntry,
  isGone: fc.boolean(),
  removes: fc.boolean(),
});

type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

function apply(changes: readonly Change[]): ScorecardTable {
  const table = new ScorecardTable();
  changes.forEach(({ entry, isGone, removes }, revision) => {
    const { entityRef, modelId } = entry.summary;
    if (removes) {
      table.remove({ entityRef, modelId, revision });
    } else {
      table.upsert({ ...entry, isGone, revision });
    }
  });
  return table;
}

describe('Profiles', () => {
  it('count what rows count, whatever changed before', () => {
    fc.assert(
      fc.property(
        fc.array(change, { maxLength: 60 }),
        fc.constantFrom(...GROUPS, undefined),
        fc.boolean(),
        (changes, groupBy, leftOut) => {
          const table = apply(changes);
          const request = { groupBy, filter: { leftOut } };
          const byProfile = countAssessments(table, request, {
            model: ladder,
            visibility: 'all',
          });
          // A test of each row needs rows.
          const byRow = countAssessments(table, request, {
            model: ladder,
            visibility: () => true,
          });
          expect(byProfile).toEqual(byRow);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('are as many as rows differ, and used again', () => {
    const [entry] = fc.sample(arbitraryEntry, 1);
    const { modelId } = entry.summary;
    const table = new ScorecardTable();
    for (let revision = 1; revision <= 1_000; revision++) {
      const lifecycle = `phase-${revision}`;
      const summary = { ...entry.summary, lifecycle };
      table.upsert({ ...entry, summary, revision });
      const entityRef = `component:default/other-${revision}`;
      table.upsert({ ...entry, summary: { ...summary, entityRef }, revision });
      table.remove({ entityRef, modelId, revision });
    }
    expect(table.profiles.size).toBeLessThanOrEqual(2);
  });
});
