import { GroupCounts } from '@platform-maturity/backstage-plugin-maturity-common';
import { GroupTally, GroupTallyOptions } from './GroupTally';
import { GroupTree } from '../catalog/GroupTree';

/**
 * Counts owners and all groups above them, each with the entities that groups below
 * it own.
 *
 * @param own - by owner, what it owns itself
 */
export function countGroupTree(
  own: ReadonlyMap<string | undefined, GroupTally>,
  options: { tally: GroupTallyOptions; groups: GroupTree },
): GroupCounts[] {
  const { groups } = options;
  const owners = [...own.keys()].filter(owner => owner !== undefined);
  const listed = groups.withAbove(owners);
  const parents = parentsWithoutCircles(listed, groups);

  const counted = Array.from(listed, (value): GroupCounts => {
    const withBelow = new GroupTally(options.tally);
    for (const owner of groups.withBelow([value])) {
      const tally = own.get(owner);
      if (tally) {
        withBelow.addAll(tally);
      }
    }
    const ownTally = own.get(value) ?? new GroupTally(options.tally);
    const title = groups.findTitle(value);
    return {
      value,
      ...(title !== undefined && { title }),
      parents: parents.get(value) ?? [],
      ...ownTally.stageCounts(),
      withBelow: withBelow.stageCounts(),
      ...withBelow.details(),
    };
  });

  const ownerless = own.get(undefined);
  if (ownerless) {
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
