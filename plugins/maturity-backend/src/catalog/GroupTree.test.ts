import fc from 'fast-check';
import { entry, ladder, createTable } from '../scorecard/__testUtils__/entries';
import { countAssessments } from '../scorecard/countAssessments';
import { GroupNode, GroupTree } from './GroupTree';
import { ScorecardEntry } from '../scorecard/types';

const refs = ['a', 'b', 'c', 'd', 'e'].map(name => `group:default/${name}`);

/** Any groups over any others: circles and groups with two parents included. */
const arbitraryGroups: fc.Arbitrary<GroupNode[]> = fc.tuple(
  ...refs.map(entityRef =>
    fc.record({
      entityRef: fc.constant(entityRef),
      parents: fc.subarray(refs),
    }),
  ),
);
const arbitraryOwned: fc.Arbitrary<ScorecardEntry[]> = fc
  .array(fc.subarray(refs, { maxLength: 3 }), { maxLength: 20 })
  .map(owned =>
    owned.map((owners, index) =>
      entry(`service-${index}`, {
        owners,
        rank: index % 4,
        stage: ladder.stages[(index % 4) - 1]?.id,
        nextStepCount: index % 3,
      }),
    ),
  );

/** By trying all paths that are no longer than there are groups. */
function isBelow(groups: readonly GroupNode[], below: string, above: string) {
  const climb = (reached: readonly string[]) => {
    const parents = groups
      .filter(({ entityRef }) => reached.includes(entityRef))
      .flatMap(group => group.parents);
    return [...new Set([...reached, ...parents])];
  };
  return groups
    .reduce<readonly string[]>(reached => climb(reached), [below])
    .includes(above);
}

describe('a tree of groups', () => {
  it('knows what is below, whatever the circles', () => {
    fc.assert(
      fc.property(arbitraryGroups, groups => {
        const tree = new GroupTree(groups);
        for (const above of refs) {
          expect([...tree.withBelow([above])].sort()).toEqual(
            refs.filter(ref => isBelow(groups, ref, above)),
          );
          expect([...tree.withAbove([above])].sort()).toEqual(
            refs.filter(ref => isBelow(groups, above, ref)),
          );
        }
      }),
    );
  });

  it('spells out owners, and leaves other filters alone', () => {
    const tree = new GroupTree([
      { entityRef: refs[0], parents: [] },
      { entityRef: refs[1], parents: [refs[0]] },
    ]);
    expect(
      tree.spellOut({ ownerTree: true, owner: ['Group:default/A'], text: 'x' }),
    ).toEqual({ owner: [refs[0], refs[1]], text: 'x' });
    expect(tree.spellOut({ ownerTree: true, owner: [] })).toEqual({
      owner: [],
    });
    expect(tree.spellOut({ ownerTree: true })).toEqual({});
    expect(tree.spellOut({ ownerTree: false, owner: [refs[0]] })).toEqual({
      owner: [refs[0]],
    });
    expect(
      tree.spellOut({ ownerTree: true, owner: ['user:default/ana'] }),
    ).toEqual({ owner: ['user:default/ana'] });
  });

  it('ends at a group that the reader may not know of', () => {
    const chain = new GroupTree([
      { entityRef: refs[0], parents: [] },
      { entityRef: refs[1], parents: [refs[0]] },
      { entityRef: refs[2], parents: [refs[1]] },
    ]);
    const seen = chain.visibleTo(ref => ref !== refs[1]);
    expect([...seen.withBelow([refs[0]])]).toEqual([refs[0]]);
    expect([...seen.withBelow([refs[1]])]).toEqual([refs[1]]);
    expect(seen.listParents(refs[2])).toEqual([]);
    expect(chain.visibleTo('all')).toBe(chain);
  });

  it('copes with five thousand children and a chain of a thousand', () => {
    const wide = Array.from({ length: 5_000 }, (_, index) => ({
      entityRef: `group:default/child-${index}`,
      parents: ['group:default/top'],
    }));
    expect(new GroupTree(wide).withBelow(['group:default/top']).size).toBe(
      5_001,
    );
    const deep = Array.from({ length: 1_000 }, (_, index) => ({
      entityRef: `group:default/${index}`,
      parents: [`group:default/${index - 1}`],
    }));
    expect(new GroupTree(deep).withBelow(['group:default/0']).size).toBe(1_000);
  });
});

describe('counts through the tree of groups', () => {
  const options = { model: ladder, visibility: 'all' } as const;

  it('count below each group what the filter with ownerTree counts', () => {
    fc.assert(
      fc.property(arbitraryGroups, arbitraryOwned, (nodes, owned) => {
        const table = createTable(owned);
        const groups = new GroupTree(nodes);
        const counted = countAssessments(
          table,
          { groupBy: 'owner', tree: true, checks: true, weakest: 2 },
          { ...options, groups },
        );
        for (const {
          value,
          parents,
          withBelow,
          weakest,
          checks,
          ...own
        } of counted.groups.filter(group => group.value !== undefined)) {
          const { itself, title, ...counts } = own;
          expect(counts).toEqual(
            countAssessments(
              table,
              { filter: { owner: [value ?? ''] } },
              options,
            ).all,
          );
          const filter = groups.spellOut({
            owner: [value ?? ''],
            ownerTree: true,
          });
          expect(withBelow).toEqual(
            countAssessments(table, { filter }, options).all,
          );
          const below = owned
            .map(({ summary }) => summary)
            .filter(
              s => s.rank > 0 && s.owners.some(o => filter.owner?.includes(o)),
            );
          const ranks = below.map(({ rank }) => rank).sort();
          expect(weakest?.map(({ rank }) => rank)).toEqual(ranks.slice(0, 2));
          expect(checks?.pass).toEqual([withBelow?.total, 0, 0]);
          expect(checks?.fail).toEqual([0, withBelow?.total, 0]);
        }
        expect(counted.checkIds).toEqual(['owned', 'pipeline', 'scanned']);
        expect(
          counted.groups.filter(group => group.value === undefined),
        ).toMatchObject(
          owned.some(({ summary }) => summary.owners.length === 0)
            ? [
                {
                  withBelow: countAssessments(
                    table,
                    { filter: { without: ['owner'] } },
                    options,
                  ).all,
                },
              ]
            : [],
        );
        // Who owns something is listed, and whoever is above.
        const expected = refs.filter(ref =>
          owned.some(({ summary }) =>
            summary.owners.some(owner => isBelow(nodes, owner, ref)),
          ),
        );
        expect(
          counted.groups.flatMap(({ value }) => value ?? []).sort(),
        ).toEqual(expected);
      }),
    );
  });

  it('let each group be reached from one without parents, without circles', () => {
    fc.assert(
      fc.property(arbitraryGroups, arbitraryOwned, (nodes, owned) => {
        const { groups } = countAssessments(
          createTable(owned),
          { groupBy: 'owner', tree: true },
          { ...options, groups: new GroupTree(nodes) },
        );
        const listParents = new Map(
          groups.map(g => [g.value, g.parents ?? []]),
        );
        const named = groups.flatMap(({ value }) => value ?? []);
        for (const ref of named) {
          let level: readonly string[] = [ref];
          for (let step = 0; step < named.length; step++) {
            level = level.flatMap(one => listParents.get(one) ?? []);
          }
          expect(level).toEqual([]);
        }
      }),
    );
  });

  it('tell a group itself from its parts, and from what may not be seen', () => {
    const group = entry('checkout', { kind: 'group', rank: 3, stage: 'third' });
    const own = {
      ...group,
      summary: { ...group.summary, entityRef: refs[0], modelId: 'teams' },
    };
    const table = createTable([own, entry('cart', { owners: [refs[0]] })]);
    const count = (visibility: 'all' | ((ref: string) => boolean)) =>
      countAssessments(
        table,
        { groupBy: 'owner' },
        { model: ladder, visibility },
      ).groups;
    expect(count('all')).toMatchObject([
      { value: refs[0], total: 1, itself: [{ modelId: 'teams', rank: 3 }] },
    ]);
    expect(count(ref => ref !== refs[0])).toMatchObject([
      { value: refs[0], total: 1, itself: [] },
    ]);
  });

  it('name the weakest first by stage, then by open steps, then by name', () => {
    const table = createTable([
      entry('unassessed'),
      entry('strong', { rank: 3 }),
      entry('b', { rank: 1, nextStepCount: 1 }),
      entry('a', { rank: 1, nextStepCount: 1 }),
      entry('far', { rank: 1, nextStepCount: 4 }),
    ]);
    const [group] = countAssessments(
      table,
      { groupBy: 'kind', weakest: 3 },
      options,
    ).groups;
    expect(group.weakest?.map(({ entityRef }) => entityRef)).toEqual(
      ['far', 'a', 'b'].map(name => `component:default/${name}`),
    );
  });
});
