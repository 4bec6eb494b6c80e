import { useApi } from '@backstage/frontend-plugin-api';
import { ListUnmatchedDeliveriesResponse } from '@platform-maturity/backstage-plugin-maturity-common';
import { maturityApiRef } from '../api';
import { Answer, useRequest } from './useRequest';

/** Delivery events that belong to no known entity. */
export function useUnmatched(): Answer<ListUnmatchedDeliveriesResponse> {
  const api = useApi(maturityApiRef);
  return useRequest(api, 'unmatchedDeliveries', signal =>
    api.listUnmatchedDeliveries({ signal }),
  );
}
