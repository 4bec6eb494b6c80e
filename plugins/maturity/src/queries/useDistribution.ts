import { useApi } from '@backstage/frontend-plugin-api';
import {
  GetDeliveryDistributionRequest,
  GetDeliveryDistributionResponse,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { maturityApiRef } from '../api';
import { Answer, useRequest } from './useRequest';

/** How the delivery metrics are distributed over entities. */
export function useDistribution(
  request: GetDeliveryDistributionRequest,
): Answer<GetDeliveryDistributionResponse> {
  const api = useApi(maturityApiRef);
  return useRequest(api, `delivery:${JSON.stringify(request)}`, signal =>
    api.getDeliveryDistribution(request, { signal }),
  );
}
