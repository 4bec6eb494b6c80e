import { GroupCounts } from '@platform-maturity/backstage-plugin-maturity-common';
import { tallyRows } from './countGroups';
import { GroupTally, GroupTallyOptions } from './GroupTally';
import { GroupTree } from '../catalog/GroupTree';

/** Stands for "no owner" where rows are looked up by owner. */
const NOBODY = '';

/**
 * Counts owners and all groups above them, each with the entities that groups below
 * it own. An entity with several owners counts once for each of them, and once in
 * all that is owned below a group.
 */
export function countGroupTree(
  rows: Int32Array,
  options: { tally: GroupTallyOptions; groups: GroupTree },
): GroupCounts[] {
  const { groups } = options;
  const ownedBy = tallyByOwner(rows, options.tally);
  const listed = groups.withAbove(
    [...ownedBy.keys()].filter(owner => owner !== NOBODY),
  );
  const parents = parentsWithoutCircles(listed, groups);
  const sum = (owners: Iterable<string>) => {
    const tallies = new Set<GroupTally>();
    for (const owner of owners) {
      ownedBy.get(owner)?.forEach(tally => tallies.add(tally));
    }
    const all = new GroupTally(options.tally);
    tallies.forEach(tally => all.addAll(tally));
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

/**
 * Tallies of the rows with the same owners, by owner. Each row is in one tally,
 * so that tallies can be added up.
 */
function tallyByOwner(
  rows: Int32Array,
  options: GroupTallyOptions,
): ReadonlyMap<string, readonly GroupTally[]> {
  const { table } = options;
  const byOwner = new Map<string, GroupTally[]>();
  tallyRows(rows, table.columns.owners, row => {
    const tally = new GroupTally(options);
    const owners = table.readList('owners', row);
    for (const owner of owners.length > 0 ? owners : [NOBODY]) {
      const tallies = byOwner.get(owner) ?? [];
      tallies.push(tally);
      byOwner.set(owner, tallies);
    }
    return [tally];
  });
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
