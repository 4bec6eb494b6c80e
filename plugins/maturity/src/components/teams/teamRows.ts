import {
  AssessmentFilter,
  GroupCounts,
  StageCounts,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { narrowToGroup } from '../../url/orgQuery';

/** A team with the teams below it. */
export interface TeamNode {
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

/** Lays the groups out as a tree: each stands once, below its parent nearest to the top; a circle hangs below one of its members. */
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

/** A row of the heat map. */
export interface TeamRow {
  readonly id: string;
  readonly ownerRef?: string;
  readonly title: string;
  /** 1-based depth in the tree. */
  readonly level: number;
  /** 1-based place among its siblings, and how many they are. */
  readonly position: number;
  readonly siblings: number;
  /** Absent for a row without others below it. */
  readonly isOpen?: boolean;
  /** The scope of the counts: with all teams below, or only the team's own entities. */
  readonly scope: 'withBelow' | 'own' | 'all';
  readonly counts: StageCounts;
  readonly checks?: GroupCounts['checks'];
}

/** Compares two rows of equal rank in the tree. */
export type CompareRows = (one: TeamRow, other: TeamRow) => number;

type Sibling = Omit<TeamRow, 'level' | 'position' | 'siblings'>;

/** The options that turn nodes into rows. */
export interface RowOptions {
  readonly isOpen: (ownerRef: string) => boolean;
  readonly compare: CompareRows;
  /** The outcomes of each check among a team's own entities. */
  readonly ownChecks: (ownerRef: string) => GroupCounts['checks'];
}

function toSibling(node: TeamNode, options: RowOptions): Sibling {
  const { ownerRef, title, group, children } = node;
  const isParent = ownerRef !== undefined && children.length > 0;
  return {
    id: ownerRef ?? 'nobody',
    ownerRef,
    title,
    scope: isParent ? 'withBelow' : 'all',
    isOpen: isParent ? options.isOpen(ownerRef) : undefined,
    counts: group.withBelow ?? group,
    checks: group.checks,
  };
}

/** The row for what a team with others below it owns directly. */
function toOwnSiblings(node: TeamNode, options: RowOptions): Sibling[] {
  const { ownerRef, title, group } = node;
  return ownerRef === undefined || group.total === 0
    ? []
    : [
        {
          id: `${ownerRef}#own`,
          ownerRef,
          title,
          scope: 'own',
          counts: group,
          checks: options.ownChecks(ownerRef),
        },
      ];
}

/** The rows that are seen of a tree, in the order in which they are seen. */
export function toTreeRows(
  tree: readonly TeamNode[],
  options: RowOptions,
): readonly TeamRow[] {
  const rows: TeamRow[] = [];
  const walk = (parent: TeamNode | undefined, level: number) => {
    const nodes = parent?.children ?? tree;
    const nodesBySibling = new Map(
      nodes.map(node => [toSibling(node, options), node] as const),
    );
    const own = parent ? toOwnSiblings(parent, options) : [];
    const siblings = nodesBySibling.size + own.length;
    const place = (sibling: Sibling) => ({ ...sibling, level, siblings });
    const sorted = [...nodesBySibling.keys()].sort((one, other) =>
      options.compare(
        { ...place(one), position: 0 },
        { ...place(other), position: 0 },
      ),
    );
    for (const [index, sibling] of [...own, ...sorted].entries()) {
      rows.push({ ...place(sibling), position: index + 1 });
      const node = nodesBySibling.get(sibling);
      if (node && sibling.isOpen) {
        walk(node, level + 1);
      }
    }
  };
  walk(undefined, 1);
  return rows;
}

/** The teams one below the other, each with what it owns itself. */
export function toListRows(
  groups: readonly GroupCounts[],
  options: {
    toTitle: (group: GroupCounts) => string;
    compare: CompareRows;
  },
): readonly TeamRow[] {
  return groups
    .filter(({ total }) => total > 0)
    .map(
      (group): TeamRow => ({
        id: group.value ?? 'nobody',
        ownerRef: group.value,
        title: options.toTitle(group),
        level: 1,
        position: 0,
        siblings: 0,
        scope: 'all',
        counts: group,
        checks: group.checks,
      }),
    )
    .sort(options.compare)
    .map((row, index, { length }) => ({
      ...row,
      position: index + 1,
      siblings: length,
    }));
}

/** Selects the services that a row counts, beside the filters in force. */
export function toRowFilter(
  row: TeamRow,
  filter: AssessmentFilter,
): Partial<AssessmentFilter> {
  return {
    ...narrowToGroup(filter, 'owner', row.ownerRef),
    ownerTree: row.scope === 'withBelow' ? true : undefined,
  };
}
