import { useApi } from '@backstage/frontend-plugin-api';
import { MaturityApi } from '@platform-maturity/backstage-plugin-maturity-common';
import { QueryClient } from '@tanstack/react-query';
import { maturityApiRef } from '../api';

/** The beginning of every key whose answer changes with assessments. */
const live = 'assessments';

/** The key of the answer to one request. Without a request it matches all of them. */
export function toKey(
  method: keyof MaturityApi,
  request?: unknown,
): readonly unknown[] {
  return request === undefined ? [live, method] : [live, method, request];
}

/** The keys of answers that are no single request of the API. */
export const keys = {
  live: [live],
  ownGroups: ['ownGroups'],
  fixTemplates: (refs: readonly string[]) => ['fixTemplates', refs],
} as const;

/** An answer this young is shown again without a request. */
const staleTime = 15_000;
/** Statuses of a gateway whose backend restarts. */
const passingStatuses = [502, 503, 504];

/** Whether the same request may succeed a moment later: never after a 4xx. */
function isPassing(error: Error): boolean {
  const { statusCode } = error as { statusCode?: number };
  // `fetch` rejects with a TypeError when no response arrives.
  return statusCode === undefined
    ? error instanceof TypeError
    : passingStatuses.includes(statusCode);
}

const clients = new WeakMap<MaturityApi, QueryClient>();

/** The cache of answers of one API: the tab, the cards and the pages of an app share it. */
export function getQueryClient(api: MaturityApi): QueryClient {
  const known = clients.get(api);
  if (known) {
    return known;
  }
  const client = new QueryClient({
    defaultOptions: {
      queries: {
        staleTime,
        networkMode: 'always',
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        retry: (failures, error) => failures < 1 && isPassing(error),
      },
      mutations: { networkMode: 'always' },
    },
  });
  clients.set(api, client);
  return client;
}

/** The cache of this plugin. Hooks pass it explicitly, so that they never use the client of the host app. */
export function useMaturityQueryClient(): QueryClient {
  return getQueryClient(useApi(maturityApiRef));
}
