import {
  RELATION_HAS_MEMBER,
  RELATION_PARENT_OF,
} from '@backstage/catalog-model';
import { EntityLookup } from '../catalog/EntityLookup';
import { relationTargets } from '../catalog/relations';

function childGroups(lookup: EntityLookup, groupRef: string): string[] {
  const group = lookup.get(groupRef);
  return group ? relationTargets(group, RELATION_PARENT_OF) : [];
}

/** Loads the groups and all groups below them, one level of the tree at a time. */
export async function loadGroupTrees(
  lookup: EntityLookup,
  groupRefs: Iterable<string>,
  signal: AbortSignal,
): Promise<void> {
  const seen = new Set<string>();
  let level = new Set(groupRefs);
  while (level.size > 0) {
    await lookup.load(level, signal);
    level.forEach(ref => seen.add(ref));
    const children = [...level].flatMap(ref => childGroups(lookup, ref));
    level = new Set(children.filter(ref => !seen.has(ref)));
  }
}

/**
 * People in a group and in the groups below it, each counted once. Groups that
 * are above and below each other are no endless loop.
 */
export function countMembers(lookup: EntityLookup, groupRef: string): number {
  const groups = new Set([groupRef]);
  const members = new Set<string>();
  // A set can grow while it is iterated: new groups are visited as well.
  for (const ref of groups) {
    const group = lookup.get(ref);
    if (group) {
      relationTargets(group, RELATION_HAS_MEMBER).forEach(m => members.add(m));
      childGroups(lookup, ref).forEach(child => groups.add(child));
    }
  }
  return members.size;
}
