import { useApi } from '@backstage/frontend-plugin-api';
import { GoneEntitiesResponse } from '@platform-maturity/backstage-plugin-maturity-common';
import { useMutation } from '@tanstack/react-query';
import { maturityApiRef } from '../api';
import { toKey, useMaturityQueryClient } from './queryClient';
import { Answer, useAnswer } from './useAnswer';

/** The numbers of entities that left the catalog. */
export function useGoneEntities(options: {
  isEnabled: boolean;
}): Answer<GoneEntitiesResponse> {
  const api = useApi(maturityApiRef);
  return useAnswer({
    key: toKey('getGoneEntities'),
    read: signal => api.getGoneEntities({ signal }),
    isEnabled: options.isEnabled,
  });
}

/** Confirms that entities are to be forgotten that were gone by an instant. */
export function useForgetGone() {
  const api = useApi(maturityApiRef);
  const client = useMaturityQueryClient();
  const { status, error, mutate } = useMutation(
    {
      mutationFn: (goneBefore: string) =>
        api.forgetGoneEntities({ goneBefore }),
      onSuccess: () =>
        client.invalidateQueries({ queryKey: toKey('getGoneEntities') }),
    },
    client,
  );
  return { status, error, start: mutate };
}
