import { GroupCounts } from '@platform-maturity/backstage-plugin-maturity-common';

/** A team with the teams below it. */
export interface TeamNode {
  /** Absent for the services that nobody owns. */
  readonly ownerRef?: string;
  readonly title: string;
  readonly group: GroupCounts;
  readonly children: readonly TeamNode[];
}

interface GrowingNode extends TeamNode {
  readonly children: GrowingNode[];
}

/** A member of the circle that is above a group without a top. */
function inCircleAbove(
  node: GrowingNode,
  nodesByRef: ReadonlyMap<string | undefined, GrowingNode>,
): GrowingNode {
  const above = ({ ownerRef, group }: GrowingNode) =>
    nodesByRef.get(
      group.parents?.find(
        parent => parent !== ownerRef && nodesByRef.has(parent),
      ),
    );
  const passed = new Set<GrowingNode>();
  let at = node;
  while (!passed.has(at)) {
    passed.add(at);
    at = above(at) ?? at;
  }
  return at;
}

/**
 * Lays the groups out as a tree in which each stands once: below the parent
 * that is the fewest steps from the top. Groups that only have each other as
 * parents, a circle, hang below one of them.
 */
export function toGroupTree(
  groups: readonly GroupCounts[],
  toTitle: (group: GroupCounts) => string,
): readonly TeamNode[] {
  const nodes = groups.map(
    (group): GrowingNode => ({
      ownerRef: group.value,
      title: toTitle(group),
      group,
      children: [],
    }),
  );
  const nodesByRef = new Map(nodes.map(node => [node.ownerRef, node]));
  const below = new Map<string, GrowingNode[]>();
  const roots: GrowingNode[] = [];
  for (const node of nodes) {
    const parents = (node.group.parents ?? []).filter(
      parent => parent !== node.ownerRef && nodesByRef.has(parent),
    );
    if (parents.length === 0) {
      roots.push(node);
    }
    for (const parent of parents) {
      below.set(parent, [...(below.get(parent) ?? []), node]);
    }
  }

  const placed = new Set<GrowingNode>(roots);
  const placeBelow = (tops: readonly GrowingNode[]) => {
    const queue = [...tops];
    for (const node of queue) {
      const children =
        node.ownerRef === undefined ? [] : below.get(node.ownerRef) ?? [];
      for (const child of children) {
        if (!placed.has(child)) {
          placed.add(child);
          node.children.push(child);
          queue.push(child);
        }
      }
    }
  };
  placeBelow(roots);
  for (const node of nodes) {
    if (!placed.has(node)) {
      const root = inCircleAbove(node, nodesByRef);
      placed.add(root);
      roots.push(root);
      placeBelow([root]);
    }
  }
  return roots;
}

/** The refs of the teams that others are below of. */
export function parentRefs(tree: readonly TeamNode[]): readonly string[] {
  return tree.flatMap(({ ownerRef, children }) =>
    ownerRef !== undefined && children.length > 0
      ? [ownerRef, ...parentRefs(children)]
      : [],
  );
}
