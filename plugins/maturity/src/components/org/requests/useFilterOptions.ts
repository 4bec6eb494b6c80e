import { useApi } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { GroupByField } from '@platform-maturity/backstage-plugin-maturity-common';
import { useOrg } from '../OrgContext';
import { useCounts } from './useCounts';
import { Answer, useRequest } from './useRequest';

/** A value to filter by, and how many services it would leave. */
export interface FilterValue {
  readonly value: string;
  readonly count: number;
}

/**
 * The values of a field among the services that the other filters leave.
 *
 * @param isWanted - whether anybody looks: nothing is asked before
 */
export function useFilterOptions(
  field: GroupByField,
  isWanted: boolean,
): { readonly values?: readonly FilterValue[]; readonly error?: Error } {
  const { filter } = useOrg();
  const { [field]: _own, ...others } = filter;
  const { data, error } = useCounts(
    isWanted ? { filter: others, groupBy: field } : undefined,
  );
  return {
    error,
    values: data?.groups.flatMap(({ value, total }) =>
      value === undefined ? [] : [{ value, count: total }],
    ),
  };
}

/** The tags of the catalog: assessments are not counted by tag. */
export function useTags(isWanted: boolean): Answer<readonly FilterValue[]> {
  const catalog = useApi(catalogApiRef);
  return useRequest(catalog, isWanted ? 'tags' : undefined, async () => {
    const { facets } = await catalog.getEntityFacets({
      facets: ['metadata.tags'],
    });
    return facets['metadata.tags'] ?? [];
  });
}
