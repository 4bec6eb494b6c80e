import {
  AssessmentFilter,
  GroupByField,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { useOrg } from '../orgFrame/OrgContext';
import { useCounts } from './useCounts';

/** A value to filter by, and how many services it would leave. */
export interface FilterValue {
  /** Absent for the services that have none. */
  readonly value?: string;
  readonly count: number;
}

/** The filters but those on one field. */
function withoutField(
  filter: AssessmentFilter,
  field: GroupByField,
): AssessmentFilter {
  const { [field]: _own, ownerTree, without, ...others } = filter;
  const kept = without?.filter(absent => absent !== field) ?? [];
  return {
    ...others,
    ...(field === 'owner' || !ownerTree ? {} : { ownerTree }),
    ...(kept.length > 0 ? { without: kept } : {}),
  };
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
  const { data, error } = useCounts(
    isWanted
      ? { filter: withoutField(filter, field), groupBy: field }
      : undefined,
  );
  return {
    error,
    values: data?.groups.map(({ value, total }) => ({ value, count: total })),
  };
}
