import { useApi } from '@backstage/frontend-plugin-api';
import {
  PlanFixesRequest,
  PlanFixesResponse,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { maturityApiRef } from '../api';
import { Answer, useRequest } from './useRequest';

/** What to fix first; `undefined` asks nothing. */
export function usePlan(
  request: PlanFixesRequest | undefined,
): Answer<PlanFixesResponse> {
  const api = useApi(maturityApiRef);
  return useRequest(api, request && `plan:${JSON.stringify(request)}`, signal =>
    api.planFixes(request ?? {}, { signal }),
  );
}
