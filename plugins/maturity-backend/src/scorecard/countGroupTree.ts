import { GroupCounts } from '@platform-maturity/backstage-plugin-maturity-common';
import { GroupTally, GroupTallyOptions } from './GroupTally';
import { GroupTree } from '../catalog/GroupTree';

/** Stands for "no owner" where rows are looked up by owner. */
const NOBODY = '';

/**
 * Counts owners and all groups above them, each with the entities that groups below
 * it own. An entity with several owners counts once for each of them, and once in
 * all that is owned below a group.
 *
 * @param tallies - by cell of the column of owners
 */
export function countGroupTree(
  tallies: ReadonlyMap<number, GroupTally>,
  options: { tally: GroupTallyOptions; groups: GroupTree },
): GroupCounts[] {
  const { groups } = options;
  const ownedBy = groupByOwner(tallies, options.tally);
  const listed = groups.withAbove(
    [...ownedBy.keys()].filter(owner => owner !== NOBODY),
  );
  const parents = parentsWithoutCircles(listed, groups);
  const sum = (owners: Iterable<string>) => {
    const own = new Set<GroupTally>();
    for (const owner of owners) {
      ownedBy.get(owner)?.forEach(tally => own.add(tally));
    }
    const all = new GroupTally(options.tally);
    own.forEach(tally => all.addAll(tally));
    return all;
  };

  const counted = Array.from(listed, (value): GroupCounts => {
    const withBelow = sum(groups.withBelow([value]));
    const title = groups.findTitle(value);
    return {
      value,
      ...(title !== undefined && { title }),
      parents: parents.get(value) ?? [],
      ...sum([value]).stageCounts(),
      withBelow: withBelow.stageCounts(),
      ...withBelow.details(),
    };
  });

  if (ownedBy.has(NOBODY)) {
    const ownerless = sum([NOBODY]);
    counted.push({
      ...ownerless.stageCounts(),
      parents: [],
      withBelow: ownerless.stageCounts(),
      ...ownerless.details(),
    });
  }
  return counted;
}

/** The tallies of rows with the same owners, by owner. */
function groupByOwner(
  tallies: ReadonlyMap<number, GroupTally>,
  { table }: GroupTallyOptions,
): ReadonlyMap<string, readonly GroupTally[]> {
  const byOwner = new Map<string, GroupTally[]>();
  for (const [cell, tally] of tallies) {
    const owners = table.lists.getValue(cell) ?? [];
    for (const owner of owners.length > 0 ? owners : [NOBODY]) {
      const own = byOwner.get(owner) ?? [];
      own.push(tally);
      byOwner.set(owner, own);
    }
  }
  return byOwner;
}

/**
 * Lists the parents of each group. Circles are cut above the group that is reached
 * first, so that each group can be reached from one without parents.
 */
function parentsWithoutCircles(
  refs: ReadonlySet<string>,
  groups: GroupTree,
): Map<string, string[]> {
  const parents = new Map<string, string[]>();
  for (const ref of [...refs].sort()) {
    parents.set(ref, []);
  }
  for (const [ref, kept] of parents) {
    for (const parent of groups.listParents(ref)) {
      if (parents.has(parent) && !isAbove(ref, parent, parents)) {
        kept.push(parent);
      }
    }
  }
  return parents;
}

/** Tells whether a group is another group or above it, by the kept parents. */
function isAbove(
  ref: string,
  below: string,
  parents: ReadonlyMap<string, readonly string[]>,
): boolean {
  const reached = new Set([below]);
  for (const one of reached) {
    for (const parent of parents.get(one) ?? []) {
      reached.add(parent);
    }
  }
  return reached.has(ref);
}
