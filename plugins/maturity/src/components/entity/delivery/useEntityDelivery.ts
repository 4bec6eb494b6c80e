import { useApi } from '@backstage/frontend-plugin-api';
import { useCallback } from 'react';
import { maturityApiRef } from '../../../api';
import { useLiveChange } from '../../../queries/useLiveChange';
import { useRead } from '../../../queries/useRead';

/** Reads the delivery metrics of an entity, and again when they may have changed. */
export function useEntityDelivery(entityRef: string) {
  const api = useApi(maturityApiRef);
  const read = useRead(
    useCallback(
      options => api.getEntityDelivery(entityRef, options),
      [api, entityRef],
    ),
  );
  useLiveChange(read.revalidate);
  return read;
}
