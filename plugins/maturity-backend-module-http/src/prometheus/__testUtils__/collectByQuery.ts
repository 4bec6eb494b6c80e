import { JsonObject } from '@backstage/types';
import { collectFrom, toServer } from './collectFrom';

/** How a query is declared and asked for. */
export interface QueryOptions {
  /** Values of the annotation `app`, each of one entity. */
  readonly apps?: readonly string[];
  /** Changes of the fact. */
  readonly fact?: JsonObject;
  /** Changes of the source. */
  readonly http?: JsonObject;
  /** Of the server. */
  readonly url?: string;
}

/** Collects the fact `value` by a query, which the label `app` joins to the annotation `app`. */
export function collectByQuery(promql: string, options: QueryOptions) {
  const { apps = ['app-1'], url = '' } = options;
  const http = {
    title: 'Apps',
    description: 'Apps in Prometheus.',
    servers: [toServer(url)],
    key: { annotation: 'app' },
    requests: { apps: { promql, label: 'app' } },
    facts: {
      value: {
        title: 'Value',
        description: 'The value.',
        type: 'number',
        maxAge: { days: 1 },
        from: 'apps',
        value: '$[*].value',
        observedAt: '$[*].time',
        absent: 'unknown',
        evidence: { title: 'Query' },
        ...options.fact,
      },
    },
    ...options.http,
  };
  return collectFrom(
    { apps: { http } },
    Object.fromEntries(apps.map(app => [app, { app }])),
  );
}
