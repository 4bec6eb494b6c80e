import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import {
  FactSource,
  maturityFactSourcesExtensionPoint,
} from '@platform-maturity/backstage-plugin-maturity-node';
import maturityModuleHttp from '.';
import { gateFact, listRequest, qualitySource } from './__testUtils__/declare';
import { closeTools, startTool } from './__testUtils__/startTool';
import { lakeSource } from './sql/__testUtils__/declareSql';

async function start(sources: JsonObject): Promise<readonly FactSource[]> {
  const added: FactSource[] = [];
  await startTestBackend({
    extensionPoints: [
      [
        maturityFactSourcesExtensionPoint,
        {
          addFactSource: (...each: FactSource[]) => added.push(...each),
          suggestFactSource: () => {},
        },
      ],
    ],
    features: [
      maturityModuleHttp,
      mockServices.rootConfig.factory({ data: { maturity: { sources } } }),
    ],
  });
  return added;
}

const entityWith = (name: string) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name, annotations: { 'quality.example/project': name } },
});

describe('maturityModuleHttp', () => {
  afterEach(closeTools);

  it('adds a source for each declaration', async () => {
    const http = qualitySource;
    const sources = await start({
      quality: { http },
      other: { shards: 2 },
      lake: { sql: lakeSource },
      alerts: { http },
    });
    expect(sources.map(({ id }) => id)).toEqual(['quality', 'alerts', 'lake']);
  });

  it('fails with the path of each problem', async () => {
    const http = { ...qualitySource, facts: {} };
    const sql = { ...lakeSource, connections: [] };
    await expect(start({ quality: { http }, lake: { sql } })).rejects.toThrow(
      /maturity\.sources\.quality\.http\.facts: must have at least one fact; maturity\.sources\.lake\.sql\.connections: must have at least one/,
    );
  });

  it('reads facts from a server, page by page', async () => {
    const projects = [
      { key: 'shop', passed: true },
      { key: 'web', passed: false },
      { key: 'api', passed: null },
    ];
    const { url, seen } = await startTool(({ query }) => {
      const from = (Number(query.get('page')) - 1) * 2;
      return { body: { projects: projects.slice(from, from + 2) } };
    });
    const page = { parameter: 'page', size: { parameter: 'size', value: 2 } };
    const [source] = await start({
      quality: {
        http: {
          ...qualitySource,
          servers: [{ baseUrl: url, auth: { bearer: 'canary' } }],
          requests: { projects: { ...listRequest, pages: { page } } },
          facts: { gate: { ...gateFact, absent: false } },
        },
      },
    });
    const answers = await source.collect({
      entities: ['shop', 'web', 'api', 'gone'].map(entityWith),
      etags: new Map(),
      signal: new AbortController().signal,
      logger: mockServices.logger.mock(),
    });
    const gate = (name: string, value: boolean) => ({
      facts: {
        gate: {
          value,
          evidence: [
            { title: 'Quality gate', url: `${url}/dashboard?id=${name}` },
          ],
        },
      },
    });
    expect(Object.fromEntries(answers)).toEqual({
      'component:default/shop': gate('shop', true),
      'component:default/web': gate('web', false),
      'component:default/api': {
        facts: {
          gate: {
            unknown: "$[0]['passed']: expected true or false, found null",
          },
        },
      },
      'component:default/gone': gate('gone', false),
    });
    expect(seen.map(({ path }) => path)).toEqual([
      '/projects?page=1&size=2',
      '/projects?page=2&size=2',
    ]);
    expect(seen.map(({ headers }) => headers.authorization)).toEqual([
      'Bearer canary',
      'Bearer canary',
    ]);
  });
});
