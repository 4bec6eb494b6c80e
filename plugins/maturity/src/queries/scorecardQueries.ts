import { useApi } from '@backstage/frontend-plugin-api';
import {
  AssessmentFilter,
  CountAssessmentsRequest,
  CountAssessmentsResponse,
  CountChecksResponse,
  GetDeliveryDistributionRequest,
  GetDeliveryDistributionResponse,
  GetTrendRequest,
  GetTrendResponse,
  GroupByField,
  ListAssessmentsResponse,
  ListModelsResponse,
  ListMoversRequest,
  ListMoversResponse,
  ListUnmatchedDeliveriesResponse,
  PlanFixesRequest,
  PlanFixesResponse,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { maturityApiRef } from '../api';
import { keys } from './keys';
import { Answer, useAnswer } from './useAnswer';

/** The models in use. */
export function useModels(): Answer<ListModelsResponse> {
  const api = useApi(maturityApiRef);
  return useAnswer({
    key: keys.models,
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
  options: { keepsPrevious: boolean } = { keepsPrevious: true },
): Answer<Counts> {
  const api = useApi(maturityApiRef);
  return useAnswer({
    key: keys.counts(request),
    read: async signal => ({
      ...(await api.countAssessments(request ?? {}, { signal })),
      groupBy: request?.groupBy,
    }),
    isEnabled: request !== undefined,
    ...options,
  });
}

/** The outcomes of each check among the entities that a filter selects. */
export function useCheckCounts(
  filter: AssessmentFilter,
): Answer<CountChecksResponse> {
  const api = useApi(maturityApiRef);
  return useAnswer({
    key: keys.checkCounts(filter),
    read: signal => api.countChecks({ filter }, { signal }),
    keepsPrevious: true,
  });
}

/** The fixes with the highest impact; `undefined` asks nothing. */
export function usePlan(
  request: PlanFixesRequest | undefined,
): Answer<PlanFixesResponse> {
  const api = useApi(maturityApiRef);
  return useAnswer({
    key: keys.plan(request),
    read: signal => api.planFixes(request ?? {}, { signal }),
    isEnabled: request !== undefined,
    keepsPrevious: true,
  });
}

/** Entities whose stage changed; `undefined` asks nothing. */
export function useStageChanges(
  request: ListMoversRequest | undefined,
): Answer<ListMoversResponse> {
  const api = useApi(maturityApiRef);
  return useAnswer({
    key: keys.movers(request),
    read: signal => api.listMovers(request ?? {}, { signal }),
    isEnabled: request !== undefined,
    keepsPrevious: true,
  });
}

/** Stages over time. */
export function useTrend(request: GetTrendRequest): Answer<GetTrendResponse> {
  const api = useApi(maturityApiRef);
  return useAnswer({
    key: keys.trend(request),
    read: signal => api.getTrend(request, { signal }),
    keepsPrevious: true,
  });
}

/** The first entities that a filter selects, the highest stage first. */
export function useFirstServices(
  filter: AssessmentFilter,
  limit: number,
): Answer<ListAssessmentsResponse> {
  const api = useApi(maturityApiRef);
  const request = {
    filter,
    limit,
    sort: { field: 'stage', order: 'desc' },
  } as const;
  return useAnswer({
    key: keys.firstServices(request),
    read: signal => api.listAssessments(request, { signal }),
    keepsPrevious: true,
  });
}

/** The distribution of each delivery metric over entities. */
export function useDistribution(
  request: GetDeliveryDistributionRequest,
  options: { keepsPrevious: boolean },
): Answer<GetDeliveryDistributionResponse> {
  const api = useApi(maturityApiRef);
  return useAnswer({
    key: keys.distribution(request),
    read: signal => api.getDeliveryDistribution(request, { signal }),
    ...options,
  });
}

/** Delivery events that belong to no entity of the catalog. */
export function useUnmatched(): Answer<ListUnmatchedDeliveriesResponse> {
  const api = useApi(maturityApiRef);
  return useAnswer({
    key: keys.unmatched,
    read: signal => api.listUnmatchedDeliveries({ signal }),
  });
}
