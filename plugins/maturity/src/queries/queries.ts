import { useApi, useAnalytics } from '@backstage/frontend-plugin-api';
import {
  AssessmentFilter,
  CountAssessmentsRequest,
  CountAssessmentsResponse,
  GetDeliveryDistributionRequest,
  GetTrendRequest,
  GroupByField,
  ListModelsResponse,
  ListMoversRequest,
  ListUnmatchedDeliveriesResponse,
  PlanFixesRequest,
  EntityAssessmentsResponse,
  ListCountedDeliveriesRequest,
  RefreshResponse,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { maturityApiRef } from '../api';
import { Answer, useAnswer, useRequest, combineAnswers } from './useAnswer';
import { toKey, useMaturityQueryClient } from './queryClient';
import { useMutation } from '@tanstack/react-query';
import { useMemo } from 'react';

/** The models in use and the assessments of one entity. */
export interface EntityMaturity {
  readonly models: ListModelsResponse;
  readonly assessments: EntityAssessmentsResponse;
}

/** Reads what the tab and the card show of one entity. */
export function useEntityMaturity(entityRef: string): Answer<EntityMaturity> {
  const models = useModels();
  const assessments = useRequest('getEntityAssessments', entityRef);
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
        client.setQueryData(
          toKey('getEntityAssessments', entityRef),
          assessments,
        );
        client.invalidateQueries({
          queryKey: toKey('getEntityFacts', entityRef),
        });
        // Keys match by their parts: this is the history by every model.
        client.invalidateQueries({
          queryKey: toKey('getStageHistory', { entityRef }),
        });
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
export function useStageHistory(entityRef: string, modelId: string) {
  return useRequest('getStageHistory', { entityRef, modelId });
}

/** All facts of an entity, by source. */
export function useEntityFacts(entityRef: string) {
  return useRequest('getEntityFacts', entityRef);
}

/** The delivery metrics of an entity. */
export function useEntityDelivery(entityRef: string) {
  return useRequest('getEntityDelivery', entityRef);
}

/** The events that a delivery metric is computed from. */
export function useCountedDeliveries(request: ListCountedDeliveriesRequest) {
  return useRequest('listCountedDeliveries', request);
}

/** Shows the answer to an earlier request until the next one arrives. */
const keepsPrevious = { keepsPrevious: true } as const;

/** The models in use. */
export function useModels(): Answer<ListModelsResponse> {
  const api = useApi(maturityApiRef);
  return useAnswer({
    key: toKey('listModels'),
    read: signal => api.listModels({ signal }),
  });
}

/** Counts with the field that they are grouped by. */
export interface Counts extends CountAssessmentsResponse {
  readonly groupBy?: GroupByField;
}

/** Entities counted by stage; `undefined` asks nothing. */
export function useCounts(
  request: CountAssessmentsRequest | undefined,
  options: { keepsPrevious: boolean } = keepsPrevious,
): Answer<Counts> {
  const api = useApi(maturityApiRef);
  return useAnswer({
    key: toKey('countAssessments', request),
    read: async signal => ({
      ...(await api.countAssessments(request ?? {}, { signal })),
      groupBy: request?.groupBy,
    }),
    isEnabled: request !== undefined,
    ...options,
  });
}

/** The outcomes of each check among the entities that a filter selects. */
export function useCheckCounts(filter: AssessmentFilter) {
  return useRequest('countChecks', { filter }, keepsPrevious);
}

/** The fixes with the highest impact; `undefined` asks nothing. */
export function usePlan(request: PlanFixesRequest | undefined) {
  return useRequest('planFixes', request, keepsPrevious);
}

/** Entities whose stage changed; `undefined` asks nothing. */
export function useStageChanges(request: ListMoversRequest | undefined) {
  return useRequest('listMovers', request, keepsPrevious);
}

/** Stages over time. */
export function useTrend(request: GetTrendRequest) {
  return useRequest('getTrend', request, keepsPrevious);
}

/** The first entities that a filter selects, the highest stage first; `undefined` asks nothing. */
export function useFirstServices(
  filter: AssessmentFilter | undefined,
  limit: number,
) {
  const sort = { field: 'stage', order: 'desc' } as const;
  return useRequest(
    'listAssessments',
    filter && { filter, limit, sort },
    keepsPrevious,
  );
}

/** The distribution of each delivery metric over entities. */
export function useDistribution(
  request: GetDeliveryDistributionRequest,
  options: { keepsPrevious: boolean },
) {
  return useRequest('getDeliveryDistribution', request, options);
}

/** Delivery events that belong to no entity of the catalog. */
export function useUnmatched(): Answer<ListUnmatchedDeliveriesResponse> {
  const api = useApi(maturityApiRef);
  return useAnswer({
    key: toKey('listUnmatchedDeliveries'),
    read: signal => api.listUnmatchedDeliveries({ signal }),
  });
}
