import { Entity } from '@backstage/catalog-model';
import { JsonObject, JsonValue } from '@backstage/types';
import httpModule from '@platform-maturity/backstage-plugin-maturity-backend-module-http';
import { fakeTools } from '../../maturity-backend-module-http/src/packs/__testUtils__/fakeTools';
import { FakeTool } from '../../maturity-backend-module-http/src/packs/__testUtils__/FakeTool';
import { NOW } from '../../maturity-backend-module-http/src/packs/__testUtils__/PackCase';
import { packCases } from '../../maturity-backend-module-http/src/packs/__testUtils__/packCases';
import { toAuth } from '../../maturity-backend-module-http/src/packs/__testUtils__/PackTool';
import { readStoredFacts, StoredFact } from './__testUtils__/readStoredFacts';
import { startMaturityBackend } from './__testUtils__/startMaturityBackend';

jest.setTimeout(120_000);

interface StoredCheck {
  readonly checkId: string;
  readonly proofs: readonly {
    readonly outcome: string;
    readonly observations: readonly { readonly fact: string }[];
  }[];
}

/** The checks that pass by the facts of the entity `shop`. */
const proven: Readonly<Record<string, readonly string[]>> = {
  'argo-cd': ['automated-deploy', 'infrastructure-pipeline'],
  datadog: ['health-visible', 'slo', 'error-budget-kept'],
  'dependency-track': ['security-scanning'],
  grafana: ['health-visible'],
  'hcp-terraform': ['some-infrastructure-as-code', 'infrastructure-pipeline'],
  jenkins: ['pipeline', 'pipeline-runs'],
  'jira-service-management': ['incidents-documented'],
  'new-relic': ['health-visible'],
  pagerduty: ['incidents-documented'],
  prometheus: ['health-visible', 'slo', 'error-budget-kept'],
  sentry: ['health-visible'],
  servicenow: ['incidents-documented'],
  snyk: ['security-scanning', 'dependency-updates'],
  sonarqube: ['security-scanning'],
  spacelift: ['some-infrastructure-as-code', 'infrastructure-pipeline'],
};

const packs = Object.keys(packCases);
const tools = new Map<string, FakeTool>();
let backend: Awaited<ReturnType<typeof startMaturityBackend>>;

const runbook = { url: 'https://wiki.example/runbook', type: 'runbook' };

/** The entities of a case, in a namespace of their own. */
function toEntities(id: string): Entity[] {
  return Object.entries(packCases[id]!.annotations).map(
    ([name, annotations]) => ({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: { namespace: id, name, annotations, links: [runbook] },
      spec: { type: 'service', lifecycle: 'production', owner: 'group:shop' },
    }),
  );
}

async function configurePack(id: string): Promise<JsonObject> {
  const tool = fakeTools[id]!;
  const started = await tool.start(packCases[id]!.items);
  tools.set(id, started);
  const auth = toAuth(tool, started.url);
  const parameters = tool.parameters ?? {};
  return { pack: { servers: [{ baseUrl: started.url, auth }], parameters } };
}

/** The value of a fact with a link, or the reason if that is the wanted one. */
function readSeen(fact: StoredFact | undefined, wanted: JsonValue | RegExp) {
  if (fact?.value === undefined) {
    const reason = fact?.unknown?.message ?? 'not stored';
    return wanted instanceof RegExp && wanted.test(reason) ? wanted : reason;
  }
  return fact.evidence?.some(({ url }) => url)
    ? fact.value
    : 'a value without a link';
}

beforeAll(async () => {
  // Timers go on: only the time of day is that of the cases.
  jest.useFakeTimers({
    now: NOW,
    doNotFake: [
      ...(['hrtime', 'nextTick', 'performance', 'queueMicrotask'] as const),
      ...(['setImmediate', 'clearImmediate', 'setInterval'] as const),
      ...(['clearInterval', 'setTimeout', 'clearTimeout'] as const),
    ],
  });
  const sources: JsonObject = {};
  for (const id of packs) {
    sources[id] = await configurePack(id);
  }
  backend = await startMaturityBackend({
    entities: packs.flatMap(toEntities),
    config: { sources },
    features: [httpModule],
  });
  await backend.runTasks();
});

afterAll(async () => {
  await backend?.stop();
  await Promise.all(Array.from(tools.values(), tool => tool.stop()));
  jest.useRealTimers();
});

describe.each(packs)('the pack %s in a backend with all packs', id => {
  it('asks only what the tool allows', () => {
    const { refusals, requests } = tools.get(id)!;
    expect(refusals).toEqual([]);
    expect(requests).not.toEqual([]);
  });

  it('stores the facts that the API answers with', async () => {
    for (const [name, wanted] of Object.entries(packCases[id]!.facts)) {
      const path = `component/${id}/${name}`;
      const stored = await readStoredFacts(backend, id, path);
      const seen = Object.entries(wanted).map(([fact, value]) => [
        fact,
        readSeen(stored[fact], value),
      ]);
      expect([name, Object.fromEntries(seen)]).toEqual([name, wanted]);
    }
  });

  it('proves checks of the built-in model', async () => {
    const path = `/assessments/by-name/component/${id}/shop`;
    const { body } = await backend.get(path).expect(200);
    const checks: StoredCheck[] = body.items[0].checks;
    const passed = checks.filter(({ proofs }) =>
      proofs.some(
        ({ outcome, observations }) =>
          outcome === 'pass' &&
          observations.some(({ fact }) => fact.startsWith(`${id}/`)),
      ),
    );
    expect(passed.map(({ checkId }) => checkId)).toEqual(proven[id]);
  });
});
