import {
  keepPreviousData,
  QueryClient,
  QueryKey,
  QueryObserver,
  useQuery,
} from '@tanstack/react-query';
import { useApi } from '@backstage/frontend-plugin-api';
import { MaturityApi } from '@platform-maturity/backstage-plugin-maturity-common';
import { useEffect, useRef } from 'react';
import { maturityApiRef } from '../api';
import { useMaturityQueryClient, toKey } from './queryClient';

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

/** Keeps a query alive for one tick after its component unmounts: the next tab may ask for the same. */
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

/** Reads the answer to `key`: cached, shared, aborted when nobody needs it, read again when assessments change. */
export function useAnswer<T>(options: {
  /** Everything that the answer depends on, from `keys`. */
  key: QueryKey;
  read: (signal: AbortSignal) => Promise<T>;
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

type Options = Parameters<MaturityApi['listModels']>[0];

/** The requests that read something, each with one argument. */
type Reading = {
  [M in keyof MaturityApi]: MaturityApi[M] extends (
    request: never,
    options?: Options,
  ) => Promise<unknown>
    ? M
    : never;
}[keyof MaturityApi];

/** Reads the answer to one request of the API; `undefined` asks nothing. */
export function useRequest<M extends Reading>(
  method: M,
  request: Parameters<MaturityApi[M]>[0] | undefined,
  options: { keepsPrevious?: boolean } = {},
): Answer<Awaited<ReturnType<MaturityApi[M]>>> {
  const api = useApi(maturityApiRef) as unknown as Record<
    M,
    (
      asked: unknown,
      options: Options,
    ) => Promise<Awaited<ReturnType<MaturityApi[M]>>>
  >;
  return useAnswer({
    key: toKey(method, request),
    read: signal => api[method](request, { signal }),
    isEnabled: request !== undefined,
    ...options,
  });
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
