import { useApi } from '@backstage/frontend-plugin-api';
import {
  AssessmentFilter,
  AssessmentSortField,
  AssessmentSummary,
  ListAssessmentsRequest,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { useCallback, useEffect, useRef, useState } from 'react';
import { maturityApiRef } from '../../../api';
import { SortBy } from '../url/orgQuery';

/** Services that are asked for at once. */
export const pageSize = 100;

interface Loaded {
  /** The question that the rows answer. */
  readonly key: string;
  readonly rows: readonly AssessmentSummary[];
  readonly total: number;
  readonly nextCursor?: string;
}

interface Failure {
  readonly key: string;
  readonly error: Error;
}

/**
 * The services that the filters leave, as far as they have been asked for: the
 * backend filters and sorts, and hands out the next ones when they are wanted.
 */
export function useServiceRows(
  filter: AssessmentFilter,
  sort: SortBy<AssessmentSortField>,
) {
  const api = useApi(maturityApiRef);
  const request: ListAssessmentsRequest = { filter, sort, limit: pageSize };
  const key = JSON.stringify(request);
  const [loaded, setLoaded] = useState<Loaded>();
  const [failure, setFailure] = useState<Failure>();
  const [attempt, setAttempt] = useState(0);
  const [isLoadingMore, setIsLoadingMore] = useState(false);
  const asking = useRef<AbortController>();
  const latest = useRef({ request, key, loaded });
  latest.current = { request, key, loaded };

  const ask = useCallback(
    async (before: Loaded | undefined) => {
      const { request: wanted, key: askedKey } = latest.current;
      const controller = new AbortController();
      asking.current?.abort();
      asking.current = controller;
      const { signal } = controller;
      setIsLoadingMore(before !== undefined);
      try {
        const { items, totalItems, nextCursor } = await api.listAssessments(
          { ...wanted, cursor: before?.nextCursor },
          { signal },
        );
        if (!signal.aborted) {
          const rows = [...(before?.rows ?? []), ...items];
          setLoaded({ key: askedKey, rows, total: totalItems, nextCursor });
          setFailure(undefined);
        }
      } catch (error) {
        if (!signal.aborted) {
          setFailure({
            key: askedKey,
            error: error instanceof Error ? error : new Error(String(error)),
          });
        }
      }
      if (asking.current === controller) {
        asking.current = undefined;
        setIsLoadingMore(false);
      }
    },
    [api],
  );

  useEffect(() => {
    ask(undefined);
    return () => asking.current?.abort();
  }, [ask, key, attempt]);

  const loadMore = useCallback(() => {
    const { loaded: before, key: wantedKey } = latest.current;
    const isCurrent = before?.key === wantedKey;
    if (isCurrent && before.nextCursor && !asking.current) {
      ask(before);
    }
  }, [ask]);
  const retry = useCallback(() => {
    setFailure(undefined);
    setAttempt(count => count + 1);
  }, []);

  return {
    rows: loaded?.rows,
    total: loaded?.total ?? 0,
    hasMore: loaded?.nextCursor !== undefined,
    /** The rows answer an earlier question. */
    isStale: loaded !== undefined && loaded.key !== key,
    isLoadingMore,
    error: failure?.key === key ? failure.error : undefined,
    loadMore,
    retry,
  };
}
