import { resolve } from 'node:path';
import { ConfigSchema, loadConfigSchema } from '@backstage/config-loader';
import { JsonObject } from '@backstage/types';
import { z } from 'zod';
import { accepted } from './__testUtils__/acceptedDeclarations';
import { gateFact, listRequest, qualitySource } from './__testUtils__/declare';
import { packAccessSchema, sourceSchema } from './declaration/schema';

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
  readonly additionalProperties?: Node | boolean;
}

/** Lists the paths of all settings. */
function listPaths(node: Node, prefix = ''): string[] {
  const { properties = {}, items, additionalProperties } = node;
  return [
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

  const process = (http: JsonObject, visibility?: 'secret') =>
    schema.process(
      [
        {
          context: 'test',
          data: { ...app, maturity: { sources: { quality: { http } } } },
        },
      ],
      visibility && { visibility: [visibility] },
    );

  it.each(accepted)('accepts %s', (_, http) => {
    expect(() => process(http)).not.toThrow();
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
    ['http', sourceSchema],
    ['pack', packAccessSchema],
  ])('names the settings of %s that are read, and no others', (name, read) => {
    const { schemas } = schema.serialize() as unknown as {
      schemas: { path: string; value: Node }[];
    };
    const own = schemas.find(({ path }) => path.includes('module-http'))!;
    const sources = own.value.properties?.maturity?.properties?.sources;
    const { properties } = sources?.additionalProperties as Node;
    const wanted = z.toJSONSchema(read, {
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
    expect(withoutUnits(listPaths(properties![name]!))).toEqual(
      withoutUnits(listPaths(wanted)),
    );
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
