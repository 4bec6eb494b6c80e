import {
  RELATION_HAS_MEMBER,
  RELATION_PARENT_OF,
} from '@backstage/catalog-model';
import { EntityLookup } from './EntityLookup';
import { relationTargets } from './relations';

function listTargets(
  lookup: EntityLookup,
  groupRef: string,
  type: string,
): string[] {
  const group = lookup.get(groupRef);
  return group ? relationTargets(group, type) : [];
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
    const children = [...level].flatMap(ref =>
      listTargets(lookup, ref, RELATION_PARENT_OF),
    );
    level = new Set(children.filter(ref => !seen.has(ref)));
  }
}

/**
 * These groups and all groups below them, each once. Groups that are above and
 * below each other are no endless loop.
 */
export function findGroups(
  lookup: EntityLookup,
  groupRefs: Iterable<string>,
): ReadonlySet<string> {
  // A set can grow while it is iterated: new groups are visited as well.
  const groups = new Set(groupRefs);
  for (const ref of groups) {
    listTargets(lookup, ref, RELATION_PARENT_OF).forEach(one =>
      groups.add(one),
    );
  }
  return groups;
}

/** The direct members of a group. */
export function listMembers(lookup: EntityLookup, groupRef: string): string[] {
  return listTargets(lookup, groupRef, RELATION_HAS_MEMBER);
}

/**
 * The people among owners that exist: members of a group and of the groups below
 * it, and persons, each once.
 */
export function findMembers(
  lookup: EntityLookup,
  ownerRefs: Iterable<string>,
): ReadonlySet<string> {
  const existing = [...findGroups(lookup, ownerRefs)].filter(ref =>
    lookup.get(ref),
  );
  return new Set(
    existing.flatMap(ref =>
      ref.startsWith('group:') ? listMembers(lookup, ref) : [ref],
    ),
  );
}
