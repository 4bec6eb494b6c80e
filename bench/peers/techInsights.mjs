// Runs tech-insights as it is published over a world that is handed to it, and
// prints what its bulk check run took as one line of JSON:
//   node techInsights.mjs <file with { entities, facts, checks }>
// The database is the one of BENCH_POSTGRES_URL.
import { readFileSync } from 'node:fs';
import process from 'node:process';
import techInsightsPlugin from '@backstage-community/plugin-tech-insights-backend';
import jsonRulesModule from '@backstage-community/plugin-tech-insights-backend-module-jsonfc';
import { techInsightsFactRetrieversExtensionPoint } from '@backstage-community/plugin-tech-insights-node';
import {
  coreServices,
  createBackendModule,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { createDatabase } from './database.mjs';

const RETRIEVER = 'benchFactRetriever';

/** Names of the checks, and for each entity whether their facts hold. */
const { checks, entities } = JSON.parse(readFileSync(process.argv[2], 'utf8'));

const factName = check => check.replace('check-', 'fact');

const retriever = {
  id: RETRIEVER,
  version: '0.1.0',
  title: 'Bench',
  description: 'Made for the benchmark.',
  entityFilter: [{ kind: 'component' }],
  schema: Object.fromEntries(
    checks.map(check => [
      factName(check),
      { type: 'boolean', description: `Whether ${check} holds` },
    ]),
  ),
  handler: async () =>
    entities.map(({ name, holds }) => ({
      entity: { namespace: 'default', kind: 'component', name },
      facts: Object.fromEntries(
        checks.map((check, index) => [factName(check), holds[index]]),
      ),
    })),
};

const config = {
  techInsights: {
    factRetrievers: { [RETRIEVER]: { cadence: '0 0 1 1 *' } },
    factChecker: {
      checks: Object.fromEntries(
        checks.map(check => [
          check,
          {
            type: 'json-rules-engine',
            name: check,
            description: 'Made for the benchmark.',
            factIds: [RETRIEVER],
            rule: {
              conditions: {
                all: [
                  { fact: factName(check), operator: 'equal', value: true },
                ],
              },
            },
          },
        ]),
      ),
    },
  },
};

const database = await createDatabase();
const { knex } = database;

const scheduler = mockServices.scheduler();
const { server } = await startTestBackend({
  features: [
    mockServices.rootConfig.factory({ data: config }),
    mockServices.database.factory({ knex }),
    createServiceFactory({
      service: coreServices.scheduler,
      deps: {},
      factory: () => scheduler,
    }),
    catalogServiceMock.factory({ entities: [] }),
    createBackendModule({
      pluginId: 'tech-insights',
      moduleId: 'bench',
      register(env) {
        env.registerInit({
          deps: { retrievers: techInsightsFactRetrieversExtensionPoint },
          async init({ retrievers }) {
            retrievers.addFactRetrievers({ [RETRIEVER]: retriever });
          },
        });
      },
    }),
    jsonRulesModule.default ?? jsonRulesModule,
    techInsightsPlugin.default ?? techInsightsPlugin,
  ],
});

await scheduler.triggerTask(RETRIEVER);
database.statements = 0;
const start = performance.now();
const response = await fetch(
  `http://localhost:${server.port()}/api/tech-insights/checks/run`,
  {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    // An empty list is how it is asked for the whole catalog.
    body: JSON.stringify({ checks, entities: [] }),
  },
);
const text = await response.text();
const seconds = (performance.now() - start) / 1000;
const answered = JSON.parse(text);
if (!response.ok || answered.length !== entities.length) {
  throw new Error(`${response.status}: ${text.slice(0, 500)}`);
}
const judged = answered.reduce((sum, { results }) => sum + results.length, 0);
const passed = answered
  .flatMap(({ results }) => results)
  .filter(({ result }) => result === true).length;

console.log(
  JSON.stringify({
    seconds,
    statements: database.statements,
    bytes: Buffer.byteLength(text),
    judged,
    passed,
  }),
);
await database.drop();
process.exit(0);
