import { useAnalytics, useApi } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { stringifyEntityRef } from '@backstage/catalog-model';
import {
  ChangeTargetRequest,
  CreateTargetRequest,
  EndTargetRequest,
  ListTargetsResponse,
  StageTarget,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { useMutation } from '@tanstack/react-query';
import { maturityApiRef } from '../api';
import { toKey, useMaturityQueryClient } from './queryClient';
import { Answer, useAnswer, useRequest } from './useAnswer';

/** People and groups that are offered at once; more are found by typing. */
const MOST_OWNERS = 50;

/** The targets that bear on an entity; `undefined` asks nothing. */
export function useTargets(
  entityRef: string | undefined,
): Answer<ListTargetsResponse> {
  return useRequest('listTargets', entityRef);
}

/** A write of a target. */
export type TargetWrite =
  | { readonly kind: 'create'; readonly request: CreateTargetRequest }
  | { readonly kind: 'change'; readonly request: ChangeTargetRequest }
  | { readonly kind: 'end'; readonly request: EndTargetRequest };

/** Sets, changes or ends a target, and reads all targets on the screen again. */
export function useWriteTarget(onWritten: () => void) {
  const api = useApi(maturityApiRef);
  const analytics = useAnalytics();
  const client = useMaturityQueryClient();
  const { status, error, mutate, reset } = useMutation<
    StageTarget,
    Error,
    TargetWrite
  >(
    {
      mutationFn: write => {
        analytics.captureEvent('target', write.kind);
        switch (write.kind) {
          case 'create':
            return api.createTarget(write.request);
          case 'change':
            return api.changeTarget(write.request);
          default:
            return api.endTarget(write.request);
        }
      },
      onSuccess: async () => {
        await client.invalidateQueries({ queryKey: toKey('listTargets') });
        onWritten();
      },
    },
    client,
  );
  return {
    isPending: status === 'pending',
    error: error ?? undefined,
    start: mutate,
    reset,
  };
}

/** The people and groups whose names begin with a text. */
export function useOwners(text: string): Answer<readonly string[]> {
  const catalog = useApi(catalogApiRef);
  return useAnswer({
    key: ['owners', text],
    read: async () => {
      const { items } = await catalog.queryEntities({
        filter: { kind: ['user', 'group'] },
        fields: ['kind', 'metadata.namespace', 'metadata.name'],
        orderFields: { field: 'metadata.name', order: 'asc' },
        limit: MOST_OWNERS,
        ...(text && {
          fullTextFilter: {
            term: text,
            fields: [
              'metadata.name',
              'metadata.title',
              'spec.profile.displayName',
            ],
          },
        }),
      });
      return items.map(entity => stringifyEntityRef(entity));
    },
    keepsPrevious: true,
  });
}
