import { useApi } from '@backstage/frontend-plugin-api';
import {
  GetTrendRequest,
  GetTrendResponse,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { maturityApiRef } from '../api';
import { Answer, useRequest } from './useRequest';

/** Stages over time; `undefined` asks nothing. */
export function useTrend(
  request: GetTrendRequest | undefined,
): Answer<GetTrendResponse> {
  const api = useApi(maturityApiRef);
  return useRequest(
    api,
    request && `trend:${JSON.stringify(request)}`,
    signal => api.getTrend(request ?? {}, { signal }),
  );
}
