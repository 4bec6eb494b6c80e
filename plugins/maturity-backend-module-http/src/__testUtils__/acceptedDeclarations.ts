import { JsonObject } from '@backstage/types';
import { asking, byQuery, withFact, withKey, withServer } from './changes';
import { listRequest, qualitySource } from './declare';

/** Declarations that are valid. */
export const accepted: [what: string, http: JsonObject][] = [
  ['the least', qualitySource],
  ['a token', withServer({ auth: { bearer: 'secret' } })],
  [
    'an empty password',
    withServer({ auth: { basic: { username: 'token', password: '' } } }),
  ],
  [
    'a header of its own',
    withServer({ auth: { header: { name: 'Authorization', value: 'Key x' } } }),
  ],
  [
    'a login',
    withServer({
      auth: {
        login: {
          url: 'https://quality.example/login',
          body: { name: 'me', more: [{ secret: 'x' }, 1] },
          token: '$.token',
        },
      },
    }),
  ],
  ['several annotations', withKey({ annotation: ['a/b', 'c/d'] })],
  ['a template', withKey({ template: '{metadata.namespace}/{spec.system}' })],
  [
    'a label in a template',
    withKey({ template: 'x-{metadata.labels.acme.com/id}' }),
  ],
  [
    'keys one by one, in pages',
    asking({ get: '/p/{key}', pages: { link: {} } }),
  ],
  ['a key in the query of a path', asking({ get: '/p?id={key}' })],
  [
    'keys in batches',
    asking({ get: '/p', query: { keys: '{keys}' }, batch: { size: 100 } }),
  ],
  [
    'keys in a body',
    asking({ post: '/p', body: { in: ['{keys}'] }, batch: { size: 9 } }),
  ],
  [
    'a query of GraphQL',
    asking({
      post: '/graphql',
      graphql: 'query ($n: Int) { items(first: $n) { key } }',
      variables: { n: 3 },
    }),
  ],
  [
    'a single key without itemKey',
    { ...qualitySource, requests: { projects: { get: '/{key}', items: '$' } } },
  ],
  [
    'labels instead of keys',
    {
      ...qualitySource,
      requests: {
        projects: { get: '/p', items: '$[*]', itemLabels: '$.labels' },
      },
    },
  ],
  [
    'keys that another request tells',
    {
      ...qualitySource,
      requests: {
        projects: {
          ...listRequest,
          keyFrom: { request: 'teams', path: '$.projects[*]' },
        },
        teams: { ...listRequest, get: '/teams' },
      },
    },
  ],
  [
    'a query of Prometheus, whose braces are no placeholders',
    asking({ get: '/q', query: { query: 'up{job="a"}' } }),
  ],
  ['a query of PromQL', byQuery({})],
  [
    'a query of PromQL with parameters and more',
    {
      ...byQuery({
        promql: 'rate({parameters.metric}{job="{parameters.job}"}[5m])',
        label: ['job', 'service.name'],
        query: { dedup: true },
        headers: { 'X-Scope-OrgID': 'acme' },
        ignoreCase: true,
      }),
      parameters: { metric: 'http:requests', job: 'a "b"' },
      graphs: { url: 'https://grafana.example/x?q={query}&job={key}' },
    },
  ],
  [
    'Grafana for queries of PromQL',
    {
      ...byQuery({}),
      graphs: {
        grafana: { url: 'https://grafana.example/', dataSource: 'mimir' },
      },
    },
  ],
  [
    'parameters',
    {
      ...withFact({
        evidence: {
          title: 'x',
          url: 'https://{parameters.org}.a.example/{key}',
        },
      }),
      parameters: { org: 'acme' },
    },
  ],
  ['a path as link', withFact({ evidence: { title: 'x', url: '$[0].url' } })],
  ['a duration in words', withFact({ maxAge: '36 hours' })],
  ['a value for absence', withFact({ absent: false })],
  [
    'a share of states',
    withFact({
      type: 'number',
      reduce: 'share',
      means: { OK: true, ERROR: false },
    }),
  ],
];
