import { JsonObject } from '@backstage/types';
import { lakeSource, passedFact, rowsRequest, someAccess } from './declareSql';

const withConnection = (connection: JsonObject) => ({
  ...lakeSource,
  connections: [{ ...someAccess, ...connection }],
});

const withUrl = (url: string, client = 'pg') => ({
  ...lakeSource,
  connections: [{ client, url }],
});

const asking = (request: JsonObject, client = 'pg') => ({
  ...lakeSource,
  connections: [{ ...someAccess, client }],
  requests: { projects: { ...rowsRequest, ...request } },
});

const linking = (url: string, connection: JsonObject = {}) => ({
  ...withConnection(connection),
  facts: { passed: { ...passedFact, evidence: { title: 'x', url } } },
});

/** Declarations that are valid. */
export const acceptedSql: [what: string, sql: JsonObject][] = [
  ['the least', lakeSource],
  ['an address', withUrl('postgresql://maturity:pw@lake.example/lake')],
  ['a port of the environment', withConnection({ port: '5433' })],
  ['a certificate', withConnection({ ssl: { ca: 'pem' } })],
  ['ssl', withConnection({ ssl: true })],
  ['a schema', withConnection({ schema: 'tech-insights' })],
  [
    'a key of each entity',
    asking({ query: 'SELECT name FROM projects WHERE name = {key}' }),
  ],
  [
    'keys in batches',
    asking({
      query: 'SELECT name FROM projects WHERE name IN ({keys}) ORDER BY 1;',
      batch: { size: 500 },
    }),
  ],
  ['a common table', asking({ query: 'WITH a AS (SELECT 1) SELECT * FROM a' })],
  [
    'words and signs in quotes and comments',
    asking({
      query: `SELECT ';', 'into', "for update", $a$ {x}; $a$, E'\\'' -- ; into
              /* ; delete */ FROM projects`,
    }),
  ],
  [
    'quotes of MySQL',
    asking(
      { query: "SELECT ';\\'?', \"into\" `a;b` # ; into\n FROM projects" },
      'mysql2',
    ),
  ],
  ['an operator of PostgreSQL', asking({ query: "SELECT a ? 'b' FROM c" })],
  ['a zone', { ...lakeSource, timezone: '+02:00' }],
  [
    'a link over a column',
    linking('{server}/p/{item.name}', { webUrl: 'https://lake.example' }),
  ],
];

/** Declarations that are not valid, and the problems below `maturity.sources.<id>.sql`. */
export const refusedSql: [what: string, sql: JsonObject, problems: string[]][] =
  [
    [
      'no connection',
      { ...lakeSource, connections: [] },
      ['connections: must have at least one connection'],
    ],
    [
      'a database of another kind',
      withConnection({ client: 'sqlite3' }),
      ['connections[0].client: must be one of pg, mysql2'],
    ],
    [
      'a misspelt setting',
      withConnection({ pasword: 'x' }),
      ["connections[0].pasword: unknown key; did you mean 'password'?"],
    ],
    [
      'no host',
      { ...lakeSource, connections: [{ client: 'pg', user: 'a' }] },
      [
        'connections[0].host: must be there, unless `url` is',
        'connections[0].database: must be there, unless `url` is',
      ],
    ],
    [
      'an address beside a host',
      withConnection({ url: 'postgresql://a:b@lake.example/lake' }),
      ['connections[0].host: must not be there beside `url`'],
    ],
    [
      'an address of another database',
      withUrl('mysql://a:b@lake.example/lake'),
      [
        'connections[0].url: must be an address that starts with postgres:// or postgresql://',
      ],
    ],
    [
      'an address without a database',
      withUrl('mysql://a:b@lake.example', 'mysql2'),
      ['connections[0].url: must name the user, the host and the database'],
    ],
    [
      'a port that is none',
      withConnection({ port: 70_000 }),
      ['connections[0].port: must be from 1 to 65535'],
    ],
    [
      'a schema of MySQL',
      withConnection({ client: 'mysql2', schema: 'a' }),
      ['connections[0].schema: is only for the client pg'],
    ],
    [
      'two connections of one name',
      { ...lakeSource, connections: [someAccess, someAccess] },
      ['connections: must have different names'],
    ],
    [
      'a statement that writes',
      asking({ query: 'DELETE FROM projects' }),
      ['requests.projects.query: must be a SELECT'],
    ],
    [
      'two statements',
      asking({ query: 'SELECT 1; SELECT 2' }),
      ['requests.projects.query: must be one statement'],
    ],
    [
      'two statements after a comment of MySQL that PostgreSQL does not know',
      asking({ query: 'SELECT 1 # \n; SELECT 2' }),
      ['requests.projects.query: must be one statement'],
    ],
    [
      'a file',
      asking({ query: "SELECT 1 INTO OUTFILE '/tmp/a'" }, 'mysql2'),
      ['requests.projects.query: must not write: INTO is not allowed'],
    ],
    [
      'locks',
      asking({ query: 'SELECT 1 FOR UPDATE' }),
      ['requests.projects.query: must not lock rows'],
    ],
    [
      'a comment that MySQL executes',
      asking({ query: "SELECT 1 /*!INTO OUTFILE 'a'*/" }, 'mysql2'),
      [
        'requests.projects.query: must not have comments that are executed: /*!',
      ],
    ],
    [
      'a quote that does not end',
      asking({ query: "SELECT 'a" }),
      ['requests.projects.query: has a quote or a comment that does not end'],
    ],
    [
      'a number of a value',
      asking({ query: 'SELECT $1' }),
      [
        'requests.projects.query: must name values: {key}, {keys} or {parameters.…}',
      ],
    ],
    [
      'a key in quotes',
      asking({ query: "SELECT name FROM projects WHERE name = '{key}'" }),
      [
        'requests.projects.query: must not have {key} in quotes or comments: it is bound as a value',
      ],
    ],
    [
      'a placeholder that nothing fills',
      {
        ...asking({ query: 'SELECT {parameters.teem}, {kye}' }),
        parameters: { team: 'a' },
      },
      [
        "requests.projects.query: unknown placeholder {parameters.teem}; did you mean 'parameters.team'?",
        'requests.projects.query: unknown placeholder {kye}',
      ],
    ],
    [
      'keys without a batch',
      asking({ query: 'SELECT name FROM projects WHERE name IN ({keys})' }),
      ['requests.projects.batch: must be there for {keys}'],
    ],
    [
      'a batch without keys',
      asking({ batch: { size: 5 } }),
      ['requests.projects.batch: is only for a query that has {keys}'],
    ],
    [
      'rows without a key',
      { ...lakeSource, requests: { projects: { query: 'SELECT 1' } } },
      ['requests.projects.itemKey: '],
    ],
    [
      'two origins of keys',
      asking({
        key: { annotation: 'a' },
        keyFrom: { request: 'teams', path: '$.id' },
      }),
      [
        'requests.projects: must have only one of key, keyFrom',
        "requests.projects.keyFrom.request: there is no other request 'teams'",
      ],
    ],
    [
      'a zone with a name',
      { ...lakeSource, timezone: 'Europe/Berlin' },
      ['timezone: must be UTC, or an offset such as +02:00'],
    ],
    [
      'a link that a row tells',
      linking('$[*].url'),
      ['facts.passed.evidence.url: must start with {server}, or with http'],
    ],
    [
      'a link to a server without an address',
      linking('{server}/p/{key}'),
      [
        'connections[0].webUrl: must be there: facts.passed.evidence.url has {server}',
      ],
    ],
    [
      'a link over what is not there',
      linking('https://lake.example/{row.name}'),
      ['facts.passed.evidence.url: unknown placeholder {row.name}'],
    ],
  ];
