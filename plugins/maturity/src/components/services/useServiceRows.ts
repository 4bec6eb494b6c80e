import { useApi } from '@backstage/frontend-plugin-api';
import {
  AssessmentSummary,
  ListAssessmentsRequest,
  ListAssessmentsResponse,
} from '@platform-maturity/backstage-plugin-maturity-common';
import {
  InfiniteData,
  keepPreviousData,
  useInfiniteQuery,
} from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import { maturityApiRef } from '../../api';
import { useMaturityQueryClient, toKey } from '../../queries/queryClient';

/** Rows of the first request, and of each request for more. */
const pageSize = 100;
/** The most rows that the backend returns at once. */
const largestPage = 500;
/** Rows that are read again when assessments change; rows below them stay as they are. */
const maxReread = 2_000;

interface RowPage {
  readonly rows: readonly AssessmentSummary[];
  readonly total: number;
  readonly nextCursor?: string;
  /** The checks whose outcomes the rows hold. */
  readonly outcomesKey: string;
}

/** The start of a page. */
interface PageStart {
  readonly page: number;
  readonly cursor?: string;
}

/** Reads `count` rows from a cursor on, in as few requests as it takes. */
async function readRows(
  list: (request: ListAssessmentsRequest) => Promise<ListAssessmentsResponse>,
  request: ListAssessmentsRequest,
  count: number,
  start?: string,
): Promise<Omit<RowPage, 'outcomesKey'>> {
  const rows: AssessmentSummary[] = [];
  let cursor = start;
  let total: number;
  do {
    const limit = Math.min(count - rows.length, largestPage);
    const answer = await list({ ...request, limit, cursor });
    rows.push(...answer.items);
    total = answer.totalItems;
    cursor = answer.nextCursor;
  } while (cursor !== undefined && rows.length < count);
  return { rows, total, nextCursor: cursor };
}

/** The rows behind the first ones, without those that moved up into them. */
function keepRowsBelow(before: readonly RowPage[], first: RowPage): RowPage {
  const fresh = new Set(first.rows.map(({ entityRef }) => entityRef));
  return {
    ...first,
    rows: before
      .flatMap(({ rows }) => rows)
      .slice(maxReread)
      .filter(({ entityRef }) => !fresh.has(entityRef)),
    nextCursor: before[before.length - 1].nextCursor,
  };
}

/** The rows that the filters select. When assessments change, those on the screen are read again in one go. */
export function useServiceRows(
  request: Pick<ListAssessmentsRequest, 'filter' | 'sort' | 'outcomesOf'>,
) {
  const api = useApi(maturityApiRef);
  const client = useMaturityQueryClient();
  const { filter, sort, outcomesOf } = request;
  const outcomesKey = JSON.stringify(outcomesOf ?? []);
  // Other columns are other data of the same rows: the key stays.
  const queryKey = toKey('listAssessments', { filter, sort, isPaged: true });
  const wantedRows = useRef(pageSize);

  const readPage = async (
    { page, cursor }: PageStart,
    signal: AbortSignal,
  ): Promise<RowPage> => {
    // Known pages are read again: all rows in the first of them.
    const before =
      client.getQueryData<InfiniteData<RowPage>>(queryKey)?.pages ?? [];
    const count = before.reduce((sum, { rows }) => sum + rows.length, 0);
    const isAgain = page < before.length;
    if (isAgain && page > 0) {
      return { rows: [], total: 0, nextCursor: cursor, outcomesKey };
    }
    const read = await readRows(
      next => api.listAssessments(next, { signal }),
      request,
      isAgain
        ? Math.min(Math.max(count, pageSize), maxReread)
        : wantedRows.current,
      cursor,
    );
    const first = { ...read, outcomesKey };
    if (isAgain && count > maxReread && before[0].outcomesKey === outcomesKey) {
      const below = keepRowsBelow(before, first);
      return { ...below, rows: [...first.rows, ...below.rows] };
    }
    return first;
  };
  const query = useInfiniteQuery(
    {
      queryKey,
      queryFn: ({ pageParam, signal }) => readPage(pageParam, signal),
      initialPageParam: { page: 0 } as PageStart,
      getNextPageParam: ({ nextCursor }, pages): PageStart | undefined =>
        nextCursor === undefined
          ? undefined
          : { page: pages.length, cursor: nextCursor },
      placeholderData: keepPreviousData,
    },
    client,
  );
  const { data, error, isFetching, isFetchNextPageError, refetch } = query;
  const { fetchNextPage, hasNextPage, isPlaceholderData } = query;
  const pages = data?.pages;
  const isOfOtherColumns =
    pages !== undefined &&
    !isPlaceholderData &&
    pages[0].outcomesKey !== outcomesKey;

  useEffect(() => {
    if (isOfOtherColumns) {
      refetch();
    }
  }, [isOfOtherColumns, outcomesKey, refetch]);

  const isAnswered = pages !== undefined && !isOfOtherColumns;
  const rows = useMemo(() => pages?.flatMap(page => page.rows), [pages]);
  const latest = useRef({ rows, canLoad: false });
  latest.current = { rows, canLoad: hasNextPage && !isFetching };
  const loadNext = useCallback(
    async (count: number) => {
      if (latest.current.canLoad && count > 0) {
        // Until the next render: two events of one frame load once.
        latest.current.canLoad = false;
        wantedRows.current = count;
        await fetchNextPage();
        wantedRows.current = pageSize;
        // The rows are rendered in a timer of their own; printing waits for them.
        await new Promise(resolve => setTimeout(resolve, 0));
      }
    },
    [fetchNextPage],
  );
  return {
    rows,
    total: pages?.[0].total ?? 0,
    hasMore: hasNextPage,
    /** The rows belong to an earlier filter, or lack the outcomes of a column. */
    isStale: isPlaceholderData || isOfOtherColumns,
    isLoadingMore: query.isFetchingNextPage,
    // An earlier answer remains valid when it cannot be read again.
    error:
      (!isAnswered && !isFetching) || isFetchNextPageError
        ? error ?? undefined
        : undefined,
    loadMore: useCallback(() => {
      loadNext(pageSize);
    }, [loadNext]),
    /** Loads up to `count` rows in all. */
    loadUpTo: useCallback(
      (count: number) => loadNext(count - (latest.current.rows?.length ?? 0)),
      [loadNext],
    ),
    retry: () => {
      refetch();
    },
  };
}
