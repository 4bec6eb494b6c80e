import { GroupCounts } from '@platform-maturity/backstage-plugin-maturity-common';
import { useMemo } from 'react';
import { Answer, combineAnswers } from '../../queries/useAnswer';
import { useOrg } from '../../orgFrame/OrgContext';
import { useGroupTitle } from '../../names/fields';
import { HeatColumn, heatColumns, compareBy } from './heatColumns';
import {
  TeamRow,
  toListRows,
  toTreeRows,
  parentRefs,
  toGroupTree,
} from './teamRows';
import { TeamsQuery } from './teamsQuery';
import { Counts, useCounts } from '../../queries/queries';

/** The content of the heat map. */
export interface Teams {
  readonly rows: readonly TeamRow[];
  readonly columns: readonly HeatColumn[];
  /** Teams in all, open or not. */
  readonly count: number;
  /** Set when any team is below another. */
  readonly hasTree: boolean;
}

/** Counts the teams and lays them out as the URL says. */
export function useTeams(teams: TeamsQuery): Answer<Teams> {
  const { view, layout, sort, expansion } = teams;
  const { model, filter } = useOrg();
  const groupTitle = useGroupTitle();
  const isTree = layout === 'tree';
  const checks = view === 'checks';
  const request = { filter, groupBy: 'owner' as const, checks };
  const tree = useCounts(isTree ? { ...request, tree: true } : undefined);
  // Roll-ups tell a team's own stages but not its own checks.
  const list = useCounts(isTree && !checks ? undefined : request);
  const main = isTree ? tree : list;
  const ofModel = (answer: Counts | undefined) =>
    answer?.modelId === model.id ? answer : undefined;
  const counted = ofModel(main.data);
  const owned = ofModel(list.data);

  const data = useMemo((): Teams | undefined => {
    if (!counted) {
      return undefined;
    }
    const toTitle = ({ value, title }: GroupCounts) =>
      title ?? groupTitle('owner', value);
    const columns = heatColumns(view, model, counted.checkIds);
    const compare = compareBy(sort, columns);
    if (!isTree) {
      const rows = toListRows(counted.groups, { toTitle, compare });
      return { rows, columns, count: rows.length, hasTree: false };
    }
    const nodes = toGroupTree(counted.groups, toTitle);
    const [top, ...others] = nodes.filter(node => node.children.length > 0);
    const toggled = new Set(expansion.toggled);
    const isOpenAtFirst = (ref: string) =>
      expansion.base === 'top'
        ? others.length === 0 && top?.ownerRef === ref
        : expansion.base === 'all';
    const ownChecks = new Map(
      owned?.groups.map(group => [group.value, group.checks]),
    );
    return {
      columns,
      count: counted.groups.length,
      hasTree: parentRefs(nodes).length > 0,
      rows: toTreeRows(nodes, {
        compare,
        isOpen: ref => isOpenAtFirst(ref) !== toggled.has(ref),
        ownChecks: ref => ownChecks.get(ref),
      }),
    };
  }, [counted, owned, view, isTree, model, sort, expansion, groupTitle]);

  return { ...combineAnswers(tree, list), data };
}
