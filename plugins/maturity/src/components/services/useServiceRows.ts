import { useApi } from '@backstage/frontend-plugin-api';
import { ListAssessmentsRequest } from '@platform-maturity/backstage-plugin-maturity-common';
import { useCallback, useEffect, useRef, useState } from 'react';
import { maturityApiRef } from '../../api';
import { useLiveGeneration } from '../../queries/LiveContext';
import { readRows, RowsRead } from './readRows';

/** Services that are asked for at once. */
export const pageSize = 100;
/** Services that are read again when they may have changed; what stands below stays as it is. */
const maxReread = 2_000;

interface Loaded extends RowsRead {
  /** Which services, in which order. */
  readonly listKey: string;
  /** The question that the rows answer. */
  readonly key: string;
}

interface Failure {
  readonly key: string;
  readonly error: Error;
}

/** The rows after some of them have been read again. */
function withReread(before: Loaded, { rows, ...read }: RowsRead): Loaded {
  const isAll = before.rows.length <= maxReread;
  const fresh = new Set(rows.map(({ entityRef }) => entityRef));
  const below = isAll
    ? []
    : before.rows
        .slice(maxReread)
        .filter(({ entityRef }) => !fresh.has(entityRef));
  return {
    ...before,
    rows: [...rows, ...below],
    total: read.total,
    nextCursor: isAll ? read.nextCursor : before.nextCursor,
  };
}

/**
 * The services that the filters leave, as far as they have been asked for: the
 * backend filters and sorts, and hands out the next ones when they are wanted.
 * When assessments have changed, those on the screen are read again, and stay
 * there until the answer has come.
 */
export function useServiceRows(
  request: Pick<ListAssessmentsRequest, 'filter' | 'sort' | 'outcomesOf'>,
) {
  const api = useApi(maturityApiRef);
  const generation = useLiveGeneration();
  const listKey = JSON.stringify([request.filter, request.sort]);
  const key = JSON.stringify([listKey, request.outcomesOf]);
  const [loaded, setLoaded] = useState<Loaded>();
  const [failure, setFailure] = useState<Failure>();
  const [attempt, setAttempt] = useState(0);
  const [isLoadingMore, setIsLoadingMore] = useState(false);
  const asking = useRef<AbortController>();
  const latest = useRef({ request, listKey, key, loaded });
  latest.current = { request, listKey, key, loaded };

  const ask = useCallback(
    async (
      wanted: { count: number; cursor?: string },
      merge: (read: RowsRead, asked: Pick<Loaded, 'listKey' | 'key'>) => Loaded,
    ) => {
      const asked = latest.current;
      const controller = new AbortController();
      asking.current?.abort();
      asking.current = controller;
      const { signal } = controller;
      setIsLoadingMore(wanted.cursor !== undefined);
      try {
        const read = await readRows(
          page => api.listAssessments(page, { signal }),
          asked.request,
          wanted,
        );
        if (!signal.aborted) {
          setLoaded(merge(read, { listKey: asked.listKey, key: asked.key }));
          setFailure(undefined);
        }
      } catch (error) {
        // What stands there is still the answer when reading it again fails.
        const isThere =
          asked.loaded?.key === asked.key && wanted.cursor === undefined;
        if (!signal.aborted && !isThere) {
          setFailure({
            key: asked.key,
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
    const before = latest.current.loaded;
    if (before?.listKey === listKey) {
      const count = Math.min(Math.max(before.rows.length, pageSize), maxReread);
      ask({ count }, (read, keys) =>
        before.key === keys.key
          ? withReread(before, read)
          : { ...read, ...keys },
      );
    } else {
      ask({ count: pageSize }, (read, keys) => ({ ...read, ...keys }));
    }
    return () => asking.current?.abort();
  }, [ask, listKey, key, generation, attempt]);

  /** Asks for the services after those that are there, if there are any. */
  const loadNext = useCallback(
    async (count: number) => {
      const { loaded: before, key: wantedKey } = latest.current;
      if (before?.key === wantedKey && before.nextCursor && !asking.current) {
        await ask({ count, cursor: before.nextCursor }, read => ({
          ...before,
          ...read,
          rows: [...before.rows, ...read.rows],
        }));
      }
    },
    [ask],
  );
  const loadMore = useCallback(() => {
    loadNext(pageSize);
  }, [loadNext]);
  /** Loads as many as are wanted in all. */
  const loadUpTo = useCallback(
    async (count: number) => {
      const missing = count - (latest.current.loaded?.rows.length ?? 0);
      if (missing > 0) {
        await loadNext(missing);
      }
    },
    [loadNext],
  );
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
    loadUpTo,
    retry,
  };
}
