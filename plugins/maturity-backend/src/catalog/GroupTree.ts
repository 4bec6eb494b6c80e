import { AssessmentFilter } from '@platform-maturity/backstage-plugin-maturity-common';
import { EntityVisibility } from './types';

/**
 * A group of the organisation.
 */
export interface GroupNode {
  /** Lower case entity ref. */
  readonly entityRef: string;
  readonly title?: string;
  /** Refs of the groups right above it. */
  readonly parents: readonly string[];
}

/**
 * The tree of groups. A group can have several parents, and groups can be
 * parents of each other: each is visited once.
 */
export class GroupTree {
  readonly #nodes: ReadonlyMap<string, GroupNode>;
  readonly #children = new Map<string, string[]>();

  constructor(groups: Iterable<GroupNode>) {
    this.#nodes = new Map(
      Array.from(groups, group => [group.entityRef, group]),
    );
    for (const { entityRef, parents } of this.#nodes.values()) {
      for (const parent of parents) {
        const children = this.#children.get(parent) ?? [];
        children.push(entityRef);
        this.#children.set(parent, children);
      }
    }
  }

  /** The part of the tree that a reader may know of. */
  visibleTo(visibility: EntityVisibility): GroupTree {
    if (visibility === 'all') {
      return this;
    }
    const groups = [...this.#nodes.values()]
      .filter(({ entityRef }) => visibility(entityRef))
      .map(group => ({ ...group, parents: group.parents.filter(visibility) }));
    return new GroupTree(groups);
  }

  findTitle(entityRef: string): string | undefined {
    return this.#nodes.get(entityRef)?.title;
  }

  /** The groups right above a group. */
  listParents(entityRef: string): readonly string[] {
    return this.#nodes.get(entityRef)?.parents ?? [];
  }

  /** These groups, or whatever else they are, and all groups below them. */
  withBelow(entityRefs: Iterable<string>): ReadonlySet<string> {
    return reach(entityRefs, ref => this.#children.get(ref) ?? []);
  }

  /** These groups and all groups above them. */
  withAbove(entityRefs: Iterable<string>): ReadonlySet<string> {
    return reach(entityRefs, ref => this.listParents(ref));
  }

  /**
   * The same filter with all owners spelt out.
   *
   * @remarks
   * So that what selects rows need not know of groups.
   */
  spellOut(filter: AssessmentFilter): AssessmentFilter {
    const { ownerTree, ...rest } = filter;
    if (!ownerTree || !rest.owner) {
      return rest;
    }
    const owners = rest.owner.map(ref => ref.toLocaleLowerCase('en-US'));
    return { ...rest, owner: [...this.withBelow(owners)] };
  }
}

function reach(
  starts: Iterable<string>,
  listNext: (ref: string) => readonly string[],
): ReadonlySet<string> {
  // A set hands out what is added while it is walked.
  const reached = new Set(starts);
  for (const ref of reached) {
    for (const next of listNext(ref)) {
      reached.add(next);
    }
  }
  return reached;
}
