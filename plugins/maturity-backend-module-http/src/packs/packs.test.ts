import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { ConfigReader } from '@backstage/config';
import { JsonValue } from '@backstage/types';
import {
  addProofs,
  builtInModel,
  evaluateModel,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { checkFactSource } from '@platform-maturity/backstage-plugin-maturity-node';
import { parse } from 'yaml';
import { MemoryToolReader } from '../__testUtils__/MemoryToolReader';
import { DeclaredSource, readHttpSources } from '../declaration/parseSource';
import { HttpFactSource } from '../HttpFactSource';
import { listPacks, readPack } from './readPack';

const servers = [{ baseUrl: 'https://tool.example.com' }];

function read(sources: object) {
  return readHttpSources(new ConfigReader({ maturity: { sources } } as never));
}

function withParameters(id: string) {
  const { parameters = {} } = readPack(id, 'pack').pack;
  const names = Object.keys(parameters);
  return {
    servers,
    parameters: Object.fromEntries(names.map(name => [name, 'acme'])),
  };
}

const now = new Date('2026-11-29T12:00:00Z');

interface Judged {
  readonly check: string;
  /** Of the source. */
  readonly facts: { readonly [fact: string]: JsonValue };
  readonly annotations?: { readonly [name: string]: string };
  /** Whether people attest the check. */
  readonly isAttested?: boolean;
  /** Whether the repository has a runbook. */
  readonly hasRunbook?: boolean;
  /** Whether the catalog names somebody on call. */
  readonly hasOnCall?: boolean;
}

/** Judges a check by the facts of a pack, and by what people state beside them. */
function judge(
  id: string,
  { check, facts, annotations, isAttested, hasRunbook, hasOnCall }: Judged,
): string | undefined {
  const [declared] = read({ [id]: { pack: withParameters(id) } });
  const source = toSource(declared!);
  const fact = source.facts[0]!;
  const others = [
    { id: 'attestation', facts: [{ ...fact, name: check, type: 'boolean' }] },
    {
      id: 'repository',
      facts: [{ ...fact, name: 'runbooks', type: 'strings' }],
    },
    { id: 'catalog', facts: [{ ...fact, name: 'onCall', type: 'strings' }] },
  ] as const;
  const seen = Object.entries(facts).map(([name, value]) => [name, { value }]);
  const statement = { by: 'user:default/ada', on: '2026-11-28' };
  const observedAt = now.toISOString();
  const { checks } = evaluateModel({
    model: addProofs(builtInModel, source.proofs ?? []),
    sources: [
      source,
      ...others.map(other => ({ title: '', description: '', ...other })),
    ],
    entity: {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: { name: 'shop', annotations },
      spec: { type: 'service' },
    },
    facts: {
      [source.id]: { facts: Object.fromEntries(seen), observedAt },
      catalog: {
        facts: { onCall: { value: hasOnCall ? ['PagerDuty'] : [] } },
        observedAt,
      },
      repository: {
        facts: { runbooks: { value: hasRunbook ? ['docs/runbook.md'] : [] } },
        observedAt,
      },
      ...(isAttested && {
        attestation: {
          facts: { [check]: { value: true, statement } },
          observedAt,
        },
      }),
    },
    now,
  });
  return checks.find(({ checkId }) => checkId === check)?.outcome;
}

function toSource(declared: DeclaredSource): HttpFactSource {
  const reader = new MemoryToolReader(() => ({}));
  return new HttpFactSource({ ...declared, reader, now: Date.now });
}

const budget = (facts: Judged['facts']): Judged => ({
  check: 'error-budget-kept',
  facts,
  isAttested: true,
});

const jenkins = (check: string, facts: Judged['facts']): Judged => ({
  check,
  facts,
  annotations: { 'jenkins.io/job-full-name': 'acme/shop' },
});

const snyk = (check: string, facts: Judged['facts']): Judged => ({
  check,
  facts,
  annotations: { 'snyk.io/target-id': 'acme/shop' },
});

const watched = (
  facts: Judged['facts'],
  annotation = 'grafana/dashboard-selector',
): Judged => ({
  check: 'health-visible',
  facts,
  annotations: { [annotation]: 'service=shop' },
});

const alerted = (facts: Judged['facts']): Judged => ({
  check: 'incidents-documented',
  facts,
  annotations: { 'grafana/alert-label-selector': 'service=shop' },
  hasOnCall: true,
});

const applied = (facts: Judged['facts']): Judged => ({
  check: 'infrastructure-pipeline',
  facts,
  annotations: { 'spacelift.io/stack-id': 'shop' },
});

const onCall = (
  facts: Judged['facts'],
  others: Partial<Judged> = {},
): Judged => ({
  check: 'incidents-documented',
  facts,
  annotations: { 'opsgenie.com/team': 'shop' },
  hasRunbook: true,
  ...others,
});

const recently = '2026-11-20T10:00:00.000Z';
const longAgo = '2026-07-20T10:00:00.000Z';

const judgements: [id: string, judged: Judged, outcome: string][] = [
  ['datadog', budget({ objectives: 2, objectivesMet: true }), 'pass'],
  // A statement does not stand against a breached objective, nor without data.
  ['datadog', budget({ objectives: 2, objectivesMet: false }), 'fail'],
  ['datadog', budget({ objectives: 2 }), 'unknown'],
  ['datadog', budget({}), 'unknown'],
  // Where Datadog has no objective, people may have others.
  ['datadog', budget({ objectives: 0 }), 'pass'],
  [
    'jenkins',
    jenkins('pipeline', {
      defaultBranchBuild: recently,
      defaultBranchTests: 12,
    }),
    'pass',
  ],
  // A build without tests builds, and nobody knows whether it tests.
  ['jenkins', jenkins('pipeline', { defaultBranchBuild: recently }), 'unknown'],
  [
    'jenkins',
    { ...jenkins('pipeline', { enabled: false }), isAttested: true },
    'fail',
  ],
  [
    'jenkins',
    { ...jenkins('pipeline', { enabled: true }), isAttested: true },
    'pass',
  ],
  [
    'jenkins',
    jenkins('pipeline-runs', { defaultBranchBuild: recently }),
    'pass',
  ],
  // Other sources may still prove it.
  [
    'jenkins',
    jenkins('pipeline-runs', { defaultBranchBuild: longAgo }),
    'unknown',
  ],
  // The last build of a job without branches can be of any branch.
  ['jenkins', jenkins('pipeline-runs', { lastBuild: recently }), 'unknown'],
  ['snyk', snyk('security-scanning', { lastTest: recently }), 'pass'],
  ['snyk', snyk('security-scanning', { lastTest: longAgo }), 'unknown'],
  // That a project is listed does not say that it is tested.
  ['snyk', snyk('security-scanning', { projects: 2 }), 'unknown'],
  ['snyk', snyk('dependency-updates', { automaticUpgrades: true }), 'pass'],
  ['grafana', watched({ dashboards: 1 }), 'pass'],
  [
    'grafana',
    watched({ dashboards: 1 }, 'grafana/alert-label-selector'),
    'unknown',
  ],
  [
    'grafana',
    watched({ alertRules: 1 }, 'grafana/alert-label-selector'),
    'pass',
  ],
  ['grafana', alerted({ runbooks: 1 }), 'pass'],
  ['grafana', alerted({ runbooks: 0 }), 'unknown'],
  ['grafana', { ...alerted({ runbooks: 1 }), hasOnCall: false }, 'unknown'],
  [
    'new-relic',
    watched({ sharedDashboards: 1 }, 'newrelic.com/dashboard-guid'),
    'pass',
  ],
  // A private dashboard is visible to its author alone.
  [
    'new-relic',
    watched(
      { dashboards: 1, sharedDashboards: 0 },
      'newrelic.com/dashboard-guid',
    ),
    'unknown',
  ],
  ['spacelift', applied({ fromRepository: 1, lastFinished: longAgo }), 'pass'],
  [
    'spacelift',
    applied({ fromRepository: 0, lastFinished: longAgo }),
    'unknown',
  ],
  ['spacelift', applied({ stacks: 1, fromRepository: 1 }), 'unknown'],
  ['jira-service-management', onCall({ responders: 2 }), 'pass'],
  ['jira-service-management', onCall({ responders: 0 }), 'unknown'],
  [
    'jira-service-management',
    onCall({ responders: 2 }, { hasRunbook: false }),
    'unknown',
  ],
];

describe.each(listPacks())('the pack %s', id => {
  it('is a source whose facts prove checks of the built-in models', () => {
    const [declared] = read({ [id]: { pack: withParameters(id) } });
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

describe('packs', () => {
  it.each<[string, Judged, string]>(judgements)(
    'let %s judge %j as %s',
    (id, judged, outcome) => {
      expect(judge(id, judged)).toBe(outcome);
    },
  );

  it('are documented by configuration that is valid', () => {
    const path = resolve(__dirname, '../../../../docs/connect-your-tools.md');
    const blocks = readFileSync(path, 'utf8').matchAll(
      /^( *)```yaml\n(.*?)^ *```/gms,
    );
    const ids = [...blocks].flatMap(([, indent, yaml]) => {
      const text = yaml!.replaceAll(new RegExp(`^${indent}`, 'gm'), '');
      return read(parse(text).maturity.sources).map(({ id }) => id);
    });
    expect(ids).toEqual(['argo-cd', 'spacelift']);
  });

  it('prove something only of entities that the tool knows', () => {
    const [declared] = read({ pagerduty: { pack: { servers } } });
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
      { 'argo-cd': { pack: { servers, requests: {} } } },
      'maturity.sources.argo-cd.pack.requests: unknown key',
    ],
    [
      { 'argo-cd': { pack: { servers, parameters: { team: 'a' } } } },
      'maturity.sources.argo-cd.pack.parameters.team: unknown parameter',
    ],
    [
      { 'argo-cd': { pack: { servers }, http: {} } },
      'maturity.sources.argo-cd: must have only one of http, pack',
    ],
  ])('refuses %j', (sources, message) => {
    expect(() => read(sources)).toThrow(message);
  });
});
