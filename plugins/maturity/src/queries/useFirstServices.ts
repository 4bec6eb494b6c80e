import { useApi } from '@backstage/frontend-plugin-api';
import {
  AssessmentFilter,
  ListAssessmentsResponse,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { maturityApiRef } from '../api';
import { Answer, useRequest } from './useRequest';

/** The first few services that a filter selects, the highest stage first. */
export function useFirstServices(
  filter: AssessmentFilter,
  limit: number,
): Answer<ListAssessmentsResponse> {
  const api = useApi(maturityApiRef);
  const request = {
    filter,
    limit,
    sort: { field: 'stage', order: 'desc' },
  } as const;
  return useRequest(api, `first:${JSON.stringify(request)}`, signal =>
    api.listAssessments(request, { signal }),
  );
}
