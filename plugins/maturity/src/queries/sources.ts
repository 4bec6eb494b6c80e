import { useAnalytics, useApi } from '@backstage/frontend-plugin-api';
import {
  ListMissingSourcesResponse,
  ListSourcesResponse,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { useMutation } from '@tanstack/react-query';
import { maturityApiRef } from '../api';
import { toKey, useMaturityQueryClient } from './queryClient';
import { Answer, useAnswer } from './useAnswer';

/** How the fact sources are doing. */
export function useSources(): Answer<ListSourcesResponse> {
  const api = useApi(maturityApiRef);
  return useAnswer({
    key: toKey('listSources'),
    read: signal => api.listSources({ signal }),
  });
}

/** The sources that are not connected. */
export function useMissingSources(): Answer<ListMissingSourcesResponse> {
  const api = useApi(maturityApiRef);
  return useAnswer({
    key: toKey('listMissingSources'),
    read: signal => api.listMissingSources({ signal }),
  });
}

/** Has a source asked about some entities, for the reader alone. */
export function useTrial(sourceId: string) {
  const api = useApi(maturityApiRef);
  const analytics = useAnalytics();
  const { status, data, error, mutate } = useMutation(
    {
      mutationFn: (entityRefs: string[]) =>
        api.trySource({ sourceId, entityRefs }),
      onMutate: () => analytics.captureEvent('try', sourceId),
    },
    useMaturityQueryClient(),
  );
  return { status, data, error: error ?? undefined, start: mutate };
}
