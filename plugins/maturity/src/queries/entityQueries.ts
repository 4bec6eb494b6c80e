import { useAnalytics, useApi } from '@backstage/frontend-plugin-api';
import {
  EntityAssessmentsResponse,
  EntityDeliveryResponse,
  EntityFactsResponse,
  ListCountedDeliveriesRequest,
  ListCountedDeliveriesResponse,
  ListModelsResponse,
  RefreshResponse,
  StageChange,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { useMutation } from '@tanstack/react-query';
import { useMemo } from 'react';
import { maturityApiRef } from '../api';
import { keys } from './keys';
import { useMaturityQueryClient } from './queryClient';
import { useModels } from './scorecardQueries';
import { Answer, combineAnswers, useAnswer } from './useAnswer';

/** The models in use and the assessments of one entity. */
export interface EntityMaturity {
  readonly models: ListModelsResponse;
  readonly assessments: EntityAssessmentsResponse;
}

/** Reads what the tab and the card show of one entity. */
export function useEntityMaturity(entityRef: string): Answer<EntityMaturity> {
  const api = useApi(maturityApiRef);
  const models = useModels();
  const assessments = useAnswer({
    key: keys.entityAssessments(entityRef),
    read: signal => api.getEntityAssessments(entityRef, { signal }),
  });
  const data = useMemo(
    () =>
      models.data &&
      assessments.data && {
        models: models.data,
        assessments: assessments.data,
      },
    [models.data, assessments.data],
  );
  return { ...combineAnswers(models, assessments), data };
}

/** The state of the reader's last refresh. */
export interface Refresh {
  readonly status: 'idle' | 'pending' | 'success' | 'error';
  readonly refreshed?: RefreshResponse['refreshed'];
  readonly error?: Error;
  readonly start: () => void;
}

/** Lets the sources check an entity now, and shows the result wherever the entity is shown. */
export function useRefresh(entityRef: string): Refresh {
  const api = useApi(maturityApiRef);
  const analytics = useAnalytics();
  const client = useMaturityQueryClient();
  const { status, data, error, mutate } = useMutation(
    {
      mutationFn: () => api.refreshEntity(entityRef),
      onMutate: () => analytics.captureEvent('refresh', entityRef),
      onSuccess: ({ refreshed: _refreshed, ...assessments }) => {
        client.setQueryData(keys.entityAssessments(entityRef), assessments);
        client.invalidateQueries({ queryKey: keys.entityFacts(entityRef) });
        client.invalidateQueries({ queryKey: keys.stageHistory(entityRef) });
      },
    },
    client,
  );
  return {
    status,
    refreshed: data?.refreshed,
    error: error ?? undefined,
    start: () => mutate(),
  };
}

/** The changes of an entity's stage by one model, newest first. */
export function useStageHistory(
  entityRef: string,
  modelId: string,
): Answer<{ readonly items: readonly StageChange[] }> {
  const api = useApi(maturityApiRef);
  return useAnswer({
    key: keys.stageHistory(entityRef, modelId),
    read: signal => api.getStageHistory({ entityRef, modelId }, { signal }),
  });
}

/** All facts of an entity, by source. */
export function useEntityFacts(entityRef: string): Answer<EntityFactsResponse> {
  const api = useApi(maturityApiRef);
  return useAnswer({
    key: keys.entityFacts(entityRef),
    read: signal => api.getEntityFacts(entityRef, { signal }),
  });
}

/** The delivery metrics of an entity. */
export function useEntityDelivery(
  entityRef: string,
): Answer<EntityDeliveryResponse> {
  const api = useApi(maturityApiRef);
  return useAnswer({
    key: keys.entityDelivery(entityRef),
    read: signal => api.getEntityDelivery(entityRef, { signal }),
  });
}

/** The events that a delivery metric is computed from. */
export function useCountedDeliveries(
  request: ListCountedDeliveriesRequest,
): Answer<ListCountedDeliveriesResponse> {
  const api = useApi(maturityApiRef);
  const { entityRef, metric, days } = request;
  return useAnswer({
    key: keys.countedDeliveries(request),
    read: signal =>
      api.listCountedDeliveries({ entityRef, metric, days }, { signal }),
  });
}
