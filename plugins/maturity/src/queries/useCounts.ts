import { useApi } from '@backstage/frontend-plugin-api';
import {
  CountAssessmentsRequest,
  CountAssessmentsResponse,
  GroupByField,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { maturityApiRef } from '../api';
import { Answer, useRequest } from './useRequest';

/** Counts that know what they are grouped by, also when they are a moment old. */
export interface Counts extends CountAssessmentsResponse {
  readonly groupBy?: GroupByField;
}

/** Entities counted by stage; `undefined` asks nothing. */
export function useCounts(
  request: CountAssessmentsRequest | undefined,
): Answer<Counts> {
  const api = useApi(maturityApiRef);
  return useRequest(
    api,
    request && `counts:${JSON.stringify(request)}`,
    async signal => ({
      ...(await api.countAssessments(request ?? {}, { signal })),
      groupBy: request?.groupBy,
    }),
  );
}
