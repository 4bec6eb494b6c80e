import {
  AssessmentFilter,
  GroupCounts,
  StageCounts,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { narrowToGroup } from '../../url/orgQuery';
import { TeamNode } from './groupTree';

/** A row of the heat map. */
export interface TeamRow {
  readonly id: string;
  /** Absent for the services that nobody owns. */
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
