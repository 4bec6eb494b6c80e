import { resolve } from 'node:path';
import { ConfigSchema, loadConfigSchema } from '@backstage/config-loader';
import { JsonObject } from '@backstage/types';
import { z } from 'zod';
import { accepted } from './__testUtils__/acceptedDeclarations';
import { gateFact, listRequest, qualitySource } from './__testUtils__/declare';
import { packAccessSchema, sourceSchema } from './declaration/schema';
import { sqlPackAccessSchema, sqlSourceSchema } from './declaration/sqlSchema';
import { lakeSource, someAccess } from './sql/__testUtils__/declareSql';
import { acceptedSql } from './sql/__testUtils__/sqlDeclarations';

jest.setTimeout(60_000);

/** The rest that `config:check` needs. */
const app = {
  app: { baseUrl: 'http://localhost:3000', title: 'Test' },
  backend: {
    baseUrl: 'http://localhost:7007',
    listen: ':7007',
    database: { client: 'better-sqlite3', connection: ':memory:' },
  },
};

interface Node {
  readonly properties?: { readonly [name: string]: Node };
  readonly items?: Node;
  readonly anyOf?: readonly Node[];
  readonly additionalProperties?: Node | boolean;
}

/** Lists the paths of all settings. */
function listPaths(node: Node, prefix = ''): string[] {
  const { properties = {}, items, additionalProperties, anyOf = [] } = node;
  return [
    ...anyOf.flatMap(each => listPaths(each, prefix)),
    ...Object.entries(properties).flatMap(([name, own]) => [
      `${prefix}${name}`,
      ...listPaths(own, `${prefix}${name}.`),
    ]),
    ...(items ? listPaths(items, `${prefix}[].`) : []),
    ...(typeof additionalProperties === 'object'
      ? listPaths(additionalProperties, `${prefix}<id>.`)
      : []),
  ];
}

describe('config.d.ts', () => {
  let schema: ConfigSchema;

  beforeAll(async () => {
    schema = await loadConfigSchema({
      dependencies: [],
      packagePaths: [
        resolve(__dirname, '../package.json'),
        resolve(__dirname, '../../maturity-backend/package.json'),
      ],
    });
  });

  const processSource = (source: JsonObject, visibility?: 'secret') =>
    schema.process(
      [
        {
          context: 'test',
          data: { ...app, maturity: { sources: { quality: source } } },
        },
      ],
      visibility && { visibility: [visibility] },
    );
  const process = (http: JsonObject, visibility?: 'secret') =>
    processSource({ http }, visibility);

  it.each(accepted)('accepts %s', (_, http) => {
    expect(() => process(http)).not.toThrow();
  });

  it.each(acceptedSql)('accepts %s of SQL', (_, sql) => {
    expect(() => processSource({ sql })).not.toThrow();
  });

  it.each<[string, JsonObject]>([
    ['a connection', { connections: [{ ...someAccess, pasword: '' }] }],
    [
      'a request',
      { requests: { projects: { query: '', itemKey: '', row: '' } } },
    ],
  ])('refuses a misspelt setting of %s of SQL', (_, changes) => {
    expect(() => processSource({ sql: { ...lakeSource, ...changes } })).toThrow(
      'Config validation failed',
    );
  });

  it.each<[string, JsonObject]>([
    ['a source', { ...qualitySource, sever: [] }],
    ['a server', { ...qualitySource, servers: [{ baseUrl: '', poxy: '' }] }],
    [
      'a request',
      {
        ...qualitySource,
        requests: { projects: { ...listRequest, itmes: '' } },
      },
    ],
    [
      'a fact',
      { ...qualitySource, facts: { gate: { ...gateFact, mean: {} } } },
    ],
  ])('refuses a misspelt setting of %s', (_, http) => {
    expect(() => process(http)).toThrow('Config validation failed');
  });

  it.each([
    ['http', [sourceSchema]],
    ['sql', [sqlSourceSchema]],
    ['pack', [packAccessSchema, sqlPackAccessSchema]],
  ])('names the settings of %s that are read, and no others', (name, all) => {
    const { schemas } = schema.serialize() as unknown as {
      schemas: { path: string; value: Node }[];
    };
    const own = schemas.find(({ path }) => path.includes('module-http'))!;
    const sources = own.value.properties?.maturity?.properties?.sources;
    const { properties } = sources?.additionalProperties as Node;
    const toNode = (read: z.ZodType) =>
      z.toJSONSchema(read, {
        io: 'input',
        unrepresentable: 'any',
        override: ({ path, jsonSchema }) => {
          // The grammar of predicates is that of the catalog.
          if (path.at(-1) === 'appliesTo') {
            Object.keys(jsonSchema).forEach(key =>
              Reflect.deleteProperty(jsonSchema, key),
            );
          }
        },
        reused: 'inline',
      }) as Node;
    const withoutUnits = (paths: readonly string[]) =>
      paths
        .filter(path => !/(maxAge|[tT]imeout|frequency)\../.test(path))
        .sort();
    const wanted = new Set(all.flatMap(read => listPaths(toNode(read))));
    const found = new Set(listPaths(properties![name]!));
    expect(withoutUnits([...found])).toEqual(withoutUnits([...wanted]));
  });

  it('marks credentials of databases as secret', () => {
    const connections = [
      { client: 'pg', url: 'postgresql://a:secret@lake.example/lake' },
      { ...someAccess, ssl: { cert: 'public', key: 'secret 2' } },
    ];
    const sources = { sql: { ...lakeSource, connections } };
    const [{ data }] = processSource(sources, 'secret');
    expect(data.maturity).toEqual({
      sources: {
        quality: {
          sql: {
            connections: [
              { url: 'postgresql://a:secret@lake.example/lake' },
              { password: 'secret', ssl: { key: 'secret 2' } },
            ],
          },
        },
      },
    });
  });

  it('marks credentials as secret', () => {
    const servers: JsonObject[] = [
      { auth: { bearer: 'secret 1' } },
      { auth: { basic: { username: 'ada', password: 'secret 2' } } },
      { auth: { header: { name: 'X-Key', value: 'secret 3' } } },
      { auth: { header: [{ name: 'X-Key', value: 'secret 5' }] } },
      {
        auth: {
          oauth2: {
            tokenUrl: 'https://id.example',
            clientId: 'maturity',
            clientSecret: 'secret 4',
          },
        },
      },
      {
        auth: {
          login: {
            url: 'https://a.example/login',
            body: { id: 'secret 6', more: { key: ['secret 7'] } },
            token: '$.token',
          },
        },
      },
      { proxy: 'http://ada:secret@proxy.example' },
    ].map(server => ({ baseUrl: 'https://a.example', ...server }));
    const [{ data }] = process({ ...qualitySource, servers }, 'secret');
    expect(data.maturity).toEqual({
      sources: {
        quality: {
          http: {
            servers: [
              { auth: { bearer: 'secret 1' } },
              { auth: { basic: { password: 'secret 2' } } },
              { auth: { header: { value: 'secret 3' } } },
              { auth: { header: [{ value: 'secret 5' }] } },
              { auth: { oauth2: { clientSecret: 'secret 4' } } },
              {
                auth: {
                  login: {
                    body: { id: 'secret 6', more: { key: ['secret 7'] } },
                  },
                },
              },
              { proxy: 'http://ada:secret@proxy.example' },
            ],
          },
        },
      },
    });
  });
});
