import { useApi } from '@backstage/frontend-plugin-api';
import {
  ListMoversRequest,
  ListMoversResponse,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { maturityApiRef } from '../api';
import { Answer, useRequest } from './useRequest';

/** Entities that changed their stage; `undefined` asks nothing. */
export function useMovers(
  request: ListMoversRequest | undefined,
): Answer<ListMoversResponse> {
  const api = useApi(maturityApiRef);
  return useRequest(
    api,
    request && `movers:${JSON.stringify(request)}`,
    signal => api.listMovers(request ?? {}, { signal }),
  );
}
