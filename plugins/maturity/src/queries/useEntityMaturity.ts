import { useAnalytics, useApi } from '@backstage/frontend-plugin-api';
import {
  EntityAssessmentsResponse,
  ListModelsResponse,
  RefreshResponse,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { useCallback, useState } from 'react';
import { maturityApiRef } from '../api';
import { useLiveChange } from './useLiveChange';
import { useRead } from './useRead';

/** All that the tab and the card show of one entity. */
export interface EntityMaturity {
  readonly models: ListModelsResponse;
  readonly assessments: EntityAssessmentsResponse;
}

/** How the reader's last "refresh" went. */
export type RefreshState =
  | { readonly status: 'idle' }
  | { readonly status: 'running' }
  | {
      readonly status: 'done';
      readonly refreshed: RefreshResponse['refreshed'];
    }
  | { readonly status: 'failed'; readonly error: Error };

/** Reads the models and one entity's assessments. */
export function useEntityMaturity(entityRef: string) {
  const api = useApi(maturityApiRef);
  const read = useRead<EntityMaturity>(
    useCallback(
      async options => {
        const [models, assessments] = await Promise.all([
          api.listModels(options),
          api.getEntityAssessments(entityRef, options),
        ]);
        return { models, assessments };
      },
      [api, entityRef],
    ),
  );
  useLiveChange(read.revalidate);
  return read;
}

/** Has the sources look at an entity now; hands the answer to `onDone`. */
export function useRefresh(
  entityRef: string,
  onDone: (assessments: EntityAssessmentsResponse) => void,
) {
  const api = useApi(maturityApiRef);
  const analytics = useAnalytics();
  const [state, setState] = useState<RefreshState>({ status: 'idle' });
  const refresh = async () => {
    setState({ status: 'running' });
    analytics.captureEvent('refresh', entityRef);
    try {
      const response = await api.refreshEntity(entityRef);
      onDone(response);
      setState({ status: 'done', refreshed: response.refreshed });
    } catch (error) {
      setState({
        status: 'failed',
        error: error instanceof Error ? error : new Error(String(error)),
      });
    }
  };
  return { state, refresh };
}
