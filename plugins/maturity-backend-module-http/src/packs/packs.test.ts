import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { checkFactSource } from '@platform-maturity/backstage-plugin-maturity-node';
import { parse } from 'yaml';
import {
  readSources,
  servers,
  toSource,
  withParameters,
} from './__testUtils__/declarePack';
import { someAccess } from '../sql/__testUtils__/declareSql';
import { listPacks, readPack } from './readPack';
import { suggestPacks } from './suggestPacks';

describe.each(listPacks())('the pack %s', id => {
  it('is a source whose facts prove checks of the built-in models', () => {
    const [declared] = readSources({ [id]: { pack: withParameters(id) } });
    const source = toSource(declared!);
    expect(() => checkFactSource(source)).not.toThrow();
    expect(source.proofs!.length).toBeGreaterThan(0);
  });

  it('asks for every fact once, and uses every request', () => {
    const { requests, facts } = readPack(id, 'pack').pack;
    const used = new Set(
      Object.values(facts).flatMap(({ from }) => [
        from,
        requests[from]?.keyFrom?.request ?? from,
      ]),
    );
    expect([...used].sort()).toEqual(Object.keys(requests).sort());
  });
});

const written = (id: string, own: object = {}) =>
  readSources({ [id]: { pack: { servers, ...own } } })[0]!;

describe('packs', () => {
  it('are suggested with the setting that connects them', () => {
    const settings = Object.fromEntries(
      suggestPacks().map(({ id, setting }) => [id, setting]),
    );
    expect(settings).toMatchObject({
      'argo-cd': 'maturity.sources.argo-cd.pack',
      devlake: 'maturity.sources.devlake.pack.connections',
    });
  });

  it('have parameters that need not be set', () => {
    const { parameters } = written('prometheus').declaration;
    expect(parameters).toEqual({ serviceLabel: 'service', targetLabel: 'job' });
    const own = { parameters: { serviceLabel: 'app' } };
    expect(written('prometheus', own).declaration.parameters).toEqual({
      serviceLabel: 'app',
      targetLabel: 'job',
    });
  });

  it('let a configuration change the key, requests and facts', () => {
    const pack = written('prometheus');
    const { declaration, proofs } = written('prometheus', {
      key: { template: '{metadata.name}' },
      requests: { targets: { promql: 'count by (app) (up)', label: 'app' } },
      facts: {
        version: {
          title: 'Version',
          description: 'The version that runs.',
          type: 'string',
          maxAge: '1 day',
          from: 'targets',
          value: '$[0].labels.version',
          absent: 'unknown',
          evidence: { title: 'Version' },
        },
      },
    });
    expect(declaration.key).toEqual({ template: '{metadata.name}' });
    expect(declaration.requests.targets!.promql).toBe('count by (app) (up)');
    expect(declaration.requests.objectives).toMatchObject({
      promql: pack.declaration.requests.objectives!.promql,
    });
    expect(Object.keys(declaration.facts)).toEqual([
      ...Object.keys(pack.declaration.facts),
      'version',
    ]);
    // By a template, every entity has a key.
    expect(pack.proofs![0]!.condition).toHaveProperty('$when');
    expect(proofs![0]!.condition).not.toHaveProperty('$when');
  });

  it('are documented by configuration that is valid', () => {
    const path = resolve(__dirname, '../../../../docs/connect-your-tools.md');
    const blocks = readFileSync(path, 'utf8').matchAll(
      /^( *)```yaml\n(.*?)^ *```/gms,
    );
    const ids = [...blocks].flatMap(([, indent, yaml]) => {
      const text = yaml!.replaceAll(new RegExp(`^${indent}`, 'gm'), '');
      return readSources(parse(text).maturity.sources).map(({ id }) => id);
    });
    expect(ids).toEqual(['argo-cd', 'prometheus', 'spacelift', 'devlake']);
  });

  it('prove something only of entities that the tool knows', () => {
    const [declared] = readSources({ pagerduty: { pack: { servers } } });
    expect(declared!.proofs![0]!.condition).toMatchObject({
      $when: {
        $all: [
          {
            $any: [
              {
                'entity/metadata.annotations.pagerduty.com/service-id': {
                  $exists: true,
                },
              },
              {
                'entity/metadata.annotations.pagerduty.com/integration-key': {
                  $exists: true,
                },
              },
            ],
          },
        ],
      },
    });
  });

  it.each([
    [
      { 'argo-c': { pack: { servers } } },
      "maturity.sources.argo-c.pack: there is no pack 'argo-c'; did you mean 'argo-cd'?",
    ],
    [{ lighthouse: { pack: { servers } } }, /there are argo-cd, datadog, /],
    [
      { 'argo-cd': { pack: {} } },
      'maturity.sources.argo-cd.pack.servers: must be a list',
    ],
    [
      { 'argo-cd': { pack: { servers, title: 'Ours' } } },
      'maturity.sources.argo-cd.pack.title: unknown key',
    ],
    [
      { 'argo-cd': { pack: { servers, requests: { more: { get: '/' } } } } },
      'maturity.sources.argo-cd.pack.requests.more.items: must be a text',
    ],
    [
      { datadog: { pack: { servers } } },
      'maturity.sources.datadog.pack.parameters.app: is missing: host of',
    ],
    [
      { 'argo-cd': { pack: { servers, parameters: { team: 'a' } } } },
      'maturity.sources.argo-cd.pack.parameters.team: unknown parameter',
    ],
    [
      { 'argo-cd': { pack: { servers }, http: {} } },
      'maturity.sources.argo-cd: must have only one of http, sql, pack',
    ],
    [
      { devlake: { pack: { servers } } },
      'maturity.sources.devlake.pack.servers: unknown key',
    ],
    [
      { devlake: { pack: { connections: [someAccess] } } },
      'maturity.sources.devlake.pack.connections[0].webUrl: must be there',
    ],
    [
      {
        'tech-insights': {
          pack: { connections: [{ ...someAccess, client: 'mysql2' }] },
        },
      },
      'maturity.sources.tech-insights.pack.connections[0].client: must be pg for this pack',
    ],
  ])('refuses %j', (sources, message) => {
    expect(() => readSources(sources)).toThrow(message);
  });
});
