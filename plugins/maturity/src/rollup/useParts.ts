import { useApi } from '@backstage/frontend-plugin-api';
import {
  AssessmentSummary,
  CountAssessmentsResponse,
  StageCounts,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { useCallback } from 'react';
import { maturityApiRef } from '../api';
import { useLiveChange } from '../queries/useLiveChange';
import { useRead } from '../queries/useRead';
import { filterOfParts, Whole } from './wholes';

/** Parts that are named. */
const weakestShown = 3;

/** How the parts of a whole stand. */
export interface Parts {
  readonly modelId: string;
  readonly counts: StageCounts;
  /** The lowest first, those with the most next steps first among equals. */
  readonly weakest: readonly AssessmentSummary[];
}

function toParts(answer: CountAssessmentsResponse): Parts {
  const weakest = answer.groups
    .flatMap(group => group.weakest ?? [])
    .sort((a, b) => a.rank - b.rank || b.nextStepCount - a.nextStepCount)
    .slice(0, weakestShown);
  return { modelId: answer.modelId, counts: answer.all, weakest };
}

/** Counts the parts of a whole, and again when assessments have changed. */
export function useParts(whole: Whole) {
  const api = useApi(maturityApiRef);
  const { kind, entityRef, isWithBelow } = whole;
  const read = useRead<Parts>(
    useCallback(
      async options => {
        const filter = filterOfParts({ kind, entityRef, isWithBelow });
        // Grouped by what there are few of: a name or two for each kind is all that is wanted.
        const request = {
          ...{ filter, groupBy: 'kind' as const },
          weakest: weakestShown,
        };
        return toParts(await api.countAssessments(request, options));
      },
      [api, kind, entityRef, isWithBelow],
    ),
  );
  useLiveChange(read.revalidate);
  return read;
}
