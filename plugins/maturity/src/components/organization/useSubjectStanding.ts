import { Assessment } from '@platform-maturity/backstage-plugin-maturity-common';
import { useMemo } from 'react';
import { Answer, useRequest } from '../../queries/useAnswer';
import { StageStanding, toStanding } from '../../stage/standing';
import { Sitting, toSitting } from './sitting';
import { Subject } from './useSubject';

/** How the stages of a subject stand. */
export interface SubjectStanding {
  readonly assessment?: Assessment;
  readonly stages: readonly StageStanding[];
  readonly sitting: Sitting;
  /** The catalog has no such entity, or the reader may not see it. */
  readonly isGone: boolean;
}

/** Whether there is no such entity, or none that the reader may see. */
export function isNotFound(error: Error | undefined): boolean {
  const { statusCode } = (error ?? {}) as { statusCode?: unknown };
  return error?.name === 'NotFoundError' || statusCode === 404;
}

/** Reads how the stages of the subject stand; all open where it has no entity. */
export function useSubjectStanding({
  entityRef,
  model,
}: Subject): Answer<SubjectStanding> {
  const answer = useRequest('getEntityAssessments', entityRef);
  const isGone = isNotFound(answer.error);
  const hasNone = entityRef === undefined || isGone;
  const data = useMemo(() => {
    if (!answer.data && !hasNone) {
      return undefined;
    }
    const assessment = answer.data?.items.find(
      ({ modelId }) => modelId === model.id,
    );
    const stages = toStanding(model, assessment);
    return { assessment, stages, sitting: toSitting(stages), isGone };
  }, [answer.data, hasNone, isGone, model]);
  return { ...answer, error: isGone ? undefined : answer.error, data };
}
