import { JsonObject } from '@backstage/types';
import { asking, withFact, withKey, withRequest, withServer } from './changes';
import { gateFact, listRequest, qualitySource } from './declare';

/** Declarations that are not valid, and the problems below `maturity.sources.<id>.http`. */
export const refused: [what: string, http: JsonObject, problems: string[]][] = [
  [
    'two ways to authenticate',
    withServer({
      auth: { bearer: 'a', basic: { username: '', password: '' } },
    }),
    [
      'servers[0].auth: must have exactly one of bearer, basic, header, oauth2, login',
    ],
  ],
  [
    'a misspelt way',
    withServer({ auth: { baerer: 'a' } }),
    ["servers[0].auth.baerer: unknown key; did you mean 'bearer'?"],
  ],
  [
    'a header of the connection',
    withServer({ auth: { header: { name: 'Host', value: 'x' } } }),
    ['servers[0].auth.header.name: is set by the connection'],
  ],
  [
    'a line break in a token',
    withServer({ auth: { bearer: 'a\nb' } }),
    ['servers[0].auth.bearer: must not contain line breaks'],
  ],
  [
    'a password in an address',
    withServer({ baseUrl: 'https://ada:pw@quality.example' }),
    ['servers[0].baseUrl: must not contain a user name or password'],
  ],
  [
    'a query in an address',
    withServer({ baseUrl: 'https://quality.example/?a=b' }),
    ['servers[0].baseUrl: must not contain a query'],
  ],
  [
    'an address of files',
    withServer({ baseUrl: 'file:///etc/passwd' }),
    ['servers[0].baseUrl: must be an http: or https: address'],
  ],
  [
    'two servers of one name',
    {
      ...qualitySource,
      servers: ['a', 'b'].map(host => ({
        name: 'one',
        baseUrl: `https://${host}.example`,
      })),
    },
    ['servers: must have different names'],
  ],
  [
    'two kinds of key',
    withKey({ annotation: 'a', template: '{metadata.name}' }),
    ['key: must have exactly one of annotation, template'],
  ],
  [
    'a separator in a template',
    withKey({ template: '{metadata.name}', separator: ',' }),
    ['key.separator: is only for an annotation'],
  ],
  [
    'a field that is not read',
    withKey({ template: '{spec.onwer}' }),
    [
      "key.template: cannot read {spec.onwer}, only kind, metadata.… and spec.type, spec.lifecycle, spec.owner, spec.system, spec.domain, spec.subdomainOf; did you mean 'spec.owner'?",
    ],
  ],
  [
    'a template without a field',
    withKey({ template: 'shop' }),
    ['key.template: must name a field of the entity'],
  ],
  [
    'two methods',
    withRequest({ post: '/x' }),
    ['requests.projects: must have exactly one of get, post'],
  ],
  [
    'an address as path',
    withRequest({ get: 'https://evil.example/' }),
    ['requests.projects.get: must be a path, without a host'],
  ],
  [
    'another host as path',
    withRequest({ get: '//evil.example/' }),
    ['requests.projects.get: must be a path, without a host'],
  ],
  [
    'a fragment in a path',
    withRequest({ get: '/x#{key}' }),
    ['requests.projects.get: must not contain #'],
  ],
  [
    'two origins of keys',
    withRequest({
      key: { annotation: 'a' },
      keyFrom: { request: 'project', path: '$.id' },
    }),
    [
      'requests.projects: must have only one of key, keyFrom',
      "requests.projects.keyFrom.request: there is no other request 'project'",
    ],
  ],
  [
    'a chain of requests',
    {
      ...qualitySource,
      requests: {
        projects: {
          ...listRequest,
          keyFrom: { request: 'teams', path: '$.id' },
        },
        teams: {
          ...listRequest,
          keyFrom: { request: 'groups', path: '$.id' },
        },
        groups: listRequest,
      },
    },
    ["requests.projects.keyFrom.request: 'teams' has no key of its own"],
  ],
  [
    'GraphQL without a path',
    withRequest({ graphql: '{ a }', body: {} }),
    [
      'requests.projects.graphql: is sent to `post`',
      'requests.projects.body: is only for a post without graphql',
    ],
  ],
  [
    'variables without GraphQL',
    withRequest({ variables: {} }),
    ['requests.projects.variables: is only for graphql'],
  ],
  [
    'keys without a batch',
    withRequest({ query: { q: '{keys}' } }),
    ['requests.projects.batch: must be there for {keys}'],
  ],
  [
    'a batch without keys',
    withRequest({ batch: { size: 10 } }),
    ['requests.projects.batch: is only for a request that has {keys}'],
  ],
  [
    'one key and many',
    withRequest({ query: { a: '{key}', b: '{keys}' }, batch: { size: 2 } }),
    ['requests.projects: must have only one of {key}, {keys}'],
  ],
  [
    'a list without keys in its items',
    { ...qualitySource, requests: { projects: { get: '/', items: '$[*]' } } },
    ['requests.projects.itemKey: must say which entities an item belongs to'],
  ],
  [
    'two ways through the pages',
    withRequest({
      pages: { link: {}, cursor: { parameter: 'c', next: '$.n' } },
    }),
    [
      'requests.projects.pages: must have exactly one of page, offset, cursor, link',
    ],
  ],
  [
    'credentials in a header',
    withRequest({ headers: { authorization: 'Bearer x' } }),
    ['requests.projects.headers.authorization: holds credentials'],
  ],
  [
    'a header of the connection in a request',
    withRequest({ headers: { Connection: 'close' } }),
    ['requests.projects.headers.Connection: is set by the connection'],
  ],
  [
    'a key in a header',
    withRequest({ headers: { 'X-Key': '{key}' } }),
    ['requests.projects.headers.X-Key: unknown placeholder {key}'],
  ],
  [
    'a parameter that is not there',
    {
      ...withRequest({ get: '/{parameters.teem}', query: { a: '{kye}' } }),
      parameters: { team: 'a' },
    },
    [
      "requests.projects.get: unknown placeholder {parameters.teem}; did you mean 'parameters.team'?",
      'requests.projects.query.a: unknown placeholder {kye}',
    ],
  ],
  [
    'a parameter deep in a body',
    asking({ post: '/x', body: { a: [{ b: '{parameters.x}' }] } }),
    ['requests.projects.body.a[0].b: unknown placeholder {parameters.x}'],
  ],
  [
    'paths that are none',
    withFact({ value: 'status', observedAt: '$..a..b' }),
    [
      'facts.gate.value: is no JSONPath of RFC 9535',
      'facts.gate.observedAt: may have `..` only once',
    ],
  ],
  [
    'a path that can take for ever',
    withFact({ value: "$[?match(@.a, '(a+)+')]" }),
    ['facts.gate.value: is no JSONPath of RFC 9535'],
  ],
  [
    'a request that is not there',
    withFact({ from: 'project' }),
    [
      "facts.gate.from: there is no request 'project'; did you mean 'projects'?",
    ],
  ],
  [
    'a reducer of another type',
    withFact({ reduce: 'max' }),
    ["facts.gate.reduce: 'max' makes a fact of type number, not boolean"],
  ],
  [
    'meanings of another type',
    withFact({ means: { OK: true, ERROR: 'no' } }),
    ['facts.gate.means.ERROR: must be a value of type boolean'],
  ],
  [
    'meanings that are not used',
    withFact({ type: 'number', reduce: 'count', means: { a: 1 } }),
    ["facts.gate.means: has no use with 'count'"],
  ],
  [
    'absence that is not declared',
    { ...qualitySource, facts: { gate: { ...gateFact, absent: undefined } } },
    ['facts.gate.absent: must say what it means that there is no item'],
  ],
  [
    'absence of another type',
    withFact({ absent: 'no' }),
    ['facts.gate.absent: must be `unknown` or a value of type boolean'],
  ],
  [
    'a local time for absence',
    withFact({ type: 'instant', absent: '2026-06-01T12:00:00' }),
    ['facts.gate.absent: must be `unknown` or a value of type instant'],
  ],
  [
    'a path without items',
    { ...qualitySource, requests: { projects: { get: '/', itemKey: '$' } } },
    ['requests.projects.items: must be a text'],
  ],
  [
    'no link',
    withFact({ evidence: { title: 'x' } }),
    ['facts.gate.evidence.url: must be a text'],
  ],
  [
    'a link whose host is a key',
    withFact({ evidence: { title: 'x', url: 'https://{key}/' } }),
    ['facts.gate.evidence.url: must start with {server}, or with http'],
  ],
  ...['{server}{key}', 'https://a.example{key}', '{server}@{key}'].map(
    (url): [string, JsonObject, string[]] => [
      `a key beside a host: ${url}`,
      withFact({ evidence: { title: 'x', url } }),
      ['facts.gate.evidence.url: must start with {server}, or with http'],
    ],
  ),
  [
    'a link with a path that is none',
    withFact({ evidence: { title: 'x', url: '$[' } }),
    ['facts.gate.evidence.url: is no JSONPath of RFC 9535'],
  ],
  [
    'a misspelt placeholder in a link',
    withFact({ evidence: { title: 'x', url: '{server}/{keys}' } }),
    [
      "facts.gate.evidence.url: unknown placeholder {keys}; did you mean 'key'?",
    ],
  ],
  [
    'objects as facts',
    withFact({ type: 'object' }),
    ['facts.gate.type: Invalid option'],
  ],
  [
    'names that are not camel case',
    {
      ...qualitySource,
      facts: { 'a-gate': gateFact },
      requests: { 'x y': listRequest },
    },
    ['facts.a-gate: must be camel case', 'requests.x y: must be camel case'],
  ],
  [
    'no facts',
    { ...qualitySource, facts: {} },
    ['facts: must have at least one fact'],
  ],
  [
    'too much at once',
    {
      ...withRequest({ maxPages: 1_001 }),
      concurrency: 0,
      reserve: 1,
      timeout: 'soon',
    },
    [
      'requests.projects.maxPages: must be at most 1000',
      'concurrency: must be at least 1',
      'reserve: must be less than 1',
      "timeout: must be a duration such as '2 days'",
    ],
  ],
];
