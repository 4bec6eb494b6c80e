import {
  CountAssessmentsRequest,
  CountAssessmentsResponse,
  EntityAssessmentsResponse,
  ListAssessmentsRequest,
  ListAssessmentsResponse,
  ListModelsResponse,
  RefreshResponse,
  StageChange,
} from './types';

/**
 * Reads assessments. Every method rejects with a `ResponseError` of
 * `@backstage/errors` when the backend answers with an error.
 *
 * @public
 */
export interface MaturityApi {
  /** The models in use and the fact sources that are installed. */
  listModels(options?: { signal?: AbortSignal }): Promise<ListModelsResponse>;
  /** All assessments of one entity, with evidence. */
  getEntityAssessments(
    entityRef: string,
    options?: { signal?: AbortSignal },
  ): Promise<EntityAssessmentsResponse>;
  /** Stage changes of one entity, newest first. */
  getStageHistory(
    request: { entityRef: string; modelId?: string },
    options?: { signal?: AbortSignal },
  ): Promise<{ readonly items: readonly StageChange[] }>;
  /** Has the entity's sources look at it now, and answers with the outcome. */
  refreshEntity(
    entityRef: string,
    options?: { signal?: AbortSignal },
  ): Promise<RefreshResponse>;
  listAssessments(
    request: ListAssessmentsRequest,
    options?: { signal?: AbortSignal },
  ): Promise<ListAssessmentsResponse>;
  countAssessments(
    request: CountAssessmentsRequest,
    options?: { signal?: AbortSignal },
  ): Promise<CountAssessmentsResponse>;
}
