import { useApi } from '@backstage/frontend-plugin-api';
import {
  AssessmentFilter,
  CountChecksResponse,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { maturityApiRef } from '../api';
import { Answer, useRequest } from './useRequest';

/** What became of each check among the services that a filter selects. */
export function useCheckCounts(
  filter: AssessmentFilter,
): Answer<CountChecksResponse> {
  const api = useApi(maturityApiRef);
  return useRequest(api, `checks:${JSON.stringify(filter)}`, signal =>
    api.countChecks({ filter }, { signal }),
  );
}
