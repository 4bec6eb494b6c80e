import { useRouteRef } from '@backstage/core-plugin-api';
import {
  AssessmentFilter,
  AssessmentSummary,
  Model,
  StageCounts,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { useMemo } from 'react';
import { useCounts } from '../queries/scorecardQueries';
import { Answer } from '../queries/useAnswer';
import { orgPageRouteRef } from '../routes';
import { changeOrgQuery } from '../url/orgQuery';
import { Aggregate, toMemberFilter } from './aggregates';

/** Members that are named. */
const weakestShown = 3;

/** The stages of the members of an aggregate. */
export interface Rollup {
  /** Absent when the model is not in use any more. */
  readonly model?: Model;
  readonly counts: StageCounts;
  /** The kinds of the members. */
  readonly kinds: readonly string[];
  /** The lowest stage first, those with the most next steps first among equals. */
  readonly weakest: readonly AssessmentSummary[];
}

/** Counts the members of an aggregate. */
export function useRollup(
  aggregate: Aggregate,
  models: readonly Model[],
): Answer<Rollup> {
  const answer = useCounts(
    {
      filter: toMemberFilter(aggregate),
      // Few groups: each brings the names of its weakest members.
      groupBy: 'kind',
      weakest: weakestShown,
    },
    { keepsPrevious: false },
  );
  const data = useMemo(
    () =>
      answer.data && {
        model: models.find(({ id }) => id === answer.data?.modelId),
        counts: answer.data.all,
        kinds: answer.data.groups.map(({ value = '' }) => value),
        weakest: answer.data.groups
          .flatMap(group => group.weakest ?? [])
          .sort((a, b) => a.rank - b.rank || b.nextStepCount - a.nextStepCount)
          .slice(0, weakestShown),
      },
    [answer.data, models],
  );
  return { ...answer, data };
}

/** Addresses of an aggregate's members on the organisation page; none where the page is not mounted. */
export function useRollupLinks(
  aggregate: Aggregate,
): (
  tab: 'overview' | 'services' | 'delivery',
  narrowed?: Partial<AssessmentFilter>,
) => string | undefined {
  const orgPage = useRouteRef(orgPageRouteRef)?.();
  return (tab, narrowed) => {
    const query = changeOrgQuery(new URLSearchParams(), {
      filter: { ...toMemberFilter(aggregate), ...narrowed },
    });
    return orgPage && `${orgPage.replace(/\/$/, '')}/${tab}?${query}`;
  };
}
