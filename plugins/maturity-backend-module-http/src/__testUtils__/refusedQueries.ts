import { JsonObject } from '@backstage/types';
import { byQuery, withRequest } from './changes';
import { qualitySource } from './declare';

/** Declarations about PromQL that are not valid, and the problems below `maturity.sources.<id>.http`. */
export const refusedQueries: [
  what: string,
  http: JsonObject,
  problems: string[],
][] = [
  [
    'PromQL with settings of other requests',
    byQuery({ get: '/x', items: '$[*]', batch: { size: 1 } }),
    [
      'requests.projects.get: has no use with promql',
      'requests.projects.items: has no use with promql',
      'requests.projects.batch: has no use with promql',
    ],
  ],
  [
    'PromQL without a label',
    byQuery({ label: undefined }),
    ['requests.projects.label: must say which label has the key'],
  ],
  [
    'a label without PromQL',
    withRequest({ label: 'service' }),
    ['requests.projects.label: is only for promql'],
  ],
  [
    'a key in PromQL',
    byQuery({ promql: 'up{job="{key}"}' }),
    ['requests.projects.promql: unknown placeholder {key}'],
  ],
  [
    'a key beside PromQL',
    byQuery({ query: { match: ['{key}'] } }),
    ['requests.projects.query.match[0]: {key} has no use with promql'],
  ],
  [
    'PromQL with an open quote',
    byQuery({ promql: 'up{job="a}' }),
    ['requests.projects.promql: has a text in quotes without an end'],
  ],
  [
    'a parameter that would change PromQL',
    {
      ...byQuery({ promql: 'up{job=~`{parameters.b}`} > {parameters.a}' }),
      parameters: { a: '1 or vector(1)', b: '`' },
    },
    [
      "parameters.a: must be a name, a number or a duration, because it is not in quotes in the query of 'projects'",
      'parameters.b: must not contain a backtick',
    ],
  ],
  [
    'graphs without PromQL',
    {
      ...qualitySource,
      graphs: { url: 'https://grafana.example/{query}' },
    },
    ['graphs: is only for queries of PromQL'],
  ],
  [
    'graphs that do not show the query',
    { ...byQuery({}), graphs: { url: 'https://grafana.example/' } },
    ['graphs.url: must contain {query}'],
  ],
  [
    'a misspelt placeholder in graphs',
    { ...byQuery({}), graphs: { url: '{server}/{query}{querry}' } },
    ["graphs.url: unknown placeholder {querry}; did you mean 'query'?"],
  ],
];
