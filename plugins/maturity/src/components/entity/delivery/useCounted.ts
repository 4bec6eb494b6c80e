import { useApi } from '@backstage/frontend-plugin-api';
import { ListCountedDeliveriesRequest } from '@platform-maturity/backstage-plugin-maturity-common';
import { useCallback } from 'react';
import { maturityApiRef } from '../../../api';
import { useLiveChange } from '../../../queries/useLiveChange';
import { useRead } from '../../../queries/useRead';

/** Reads what a number was computed from, and again when it may have changed. */
export function useCounted(request: ListCountedDeliveriesRequest) {
  const api = useApi(maturityApiRef);
  const { entityRef, metric, days } = request;
  const read = useRead(
    useCallback(
      options =>
        api.listCountedDeliveries({ entityRef, metric, days }, options),
      [api, entityRef, metric, days],
    ),
  );
  useLiveChange(read.revalidate);
  return read;
}
