import {
  keepPreviousData,
  QueryClient,
  QueryKey,
  QueryObserver,
  useQuery,
} from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useMaturityQueryClient } from './queryClient';

/** The answer to a query, as far as it is known. */
export interface Answer<T> {
  readonly data?: T;
  /** Set only while there are no data to show. */
  readonly error?: Error;
  /** Nothing to show yet. */
  readonly isLoading: boolean;
  /** `data` belong to an earlier key; the next answer is on its way. */
  readonly isStale: boolean;
  readonly retry: () => void;
}

/**
 * Keeps a query alive for one more tick after its component unmounts: the next
 * tab of the page asks for the same in that moment, and a request without a
 * reader is aborted.
 */
function useHandOver(client: QueryClient, queryKey: QueryKey): void {
  const latest = useRef({ client, queryKey });
  latest.current = { client, queryKey };
  useEffect(
    () => () => {
      const observer = new QueryObserver(latest.current.client, {
        queryKey: latest.current.queryKey,
        enabled: false,
      });
      const unsubscribe = observer.subscribe(() => {});
      setTimeout(unsubscribe, 0);
    },
    [],
  );
}

/**
 * Reads the answer to `key` with `read`: cached, shared by all who use the same
 * key, aborted when nobody needs it, read again when assessments change.
 */
export function useAnswer<T>(options: {
  /** Everything that the answer depends on, from `keys`. */
  key: QueryKey;
  read: (signal: AbortSignal) => Promise<T>;
  /** Whether to ask at all. */
  isEnabled?: boolean;
  /** Shows the answer to the previous key until the next one arrives. */
  keepsPrevious?: boolean;
}): Answer<T> {
  const { key, read, isEnabled = true, keepsPrevious = false } = options;
  const client = useMaturityQueryClient();
  useHandOver(client, key);
  const query = useQuery<T>(
    {
      queryKey: key,
      queryFn: ({ signal }) => read(signal),
      enabled: isEnabled,
      placeholderData: keepsPrevious ? keepPreviousData : undefined,
    },
    client,
  );
  const { data, error, isPlaceholderData, refetch } = query;
  return {
    data,
    // An earlier answer remains valid when it cannot be read again.
    error: data === undefined ? error ?? undefined : undefined,
    isLoading: query.isLoading,
    isStale: isPlaceholderData,
    retry: () => {
      refetch();
    },
  };
}

/** The state of several answers that are shown together. */
export function combineAnswers(
  ...answers: readonly Answer<unknown>[]
): Omit<Answer<unknown>, 'data'> {
  return {
    error: answers.find(({ error }) => error)?.error,
    isLoading: answers.some(({ isLoading }) => isLoading),
    isStale: answers.some(({ isStale }) => isStale),
    retry: () =>
      answers.filter(({ error }) => error).forEach(({ retry }) => retry()),
  };
}
