// Runs the scorecard of Red Hat Developer Hub as it is published over the values that
// its hourly tasks store in three days, and prints what its two answers for a whole
// organisation took as one line of JSON:
//   node rhdhScorecard.mjs <file with { services, metrics, hours }>
// The database is the one of BENCH_POSTGRES_URL.
import { readFileSync } from 'node:fs';
import process from 'node:process';
import {
  createBackendModule,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import scorecardPlugin from '@red-hat-developer-hub/backstage-plugin-scorecard-backend';
import { scorecardMetricsExtensionPoint } from '@red-hat-developer-hub/backstage-plugin-scorecard-node';
import { createDatabase } from './database.mjs';

/** Each answer is the median of so many. */
const ROUNDS = 3;

const { services, metrics, hours } = JSON.parse(
  readFileSync(process.argv[2], 'utf8'),
);
const metricIds = Array.from(
  { length: metrics },
  (_, index) => `bench.metric${index}`,
);
const describe = id => ({
  id,
  title: id,
  description: 'Made for the benchmark.',
  type: 'number',
  history: true,
});
const provider = {
  getProviderDatasourceId: () => 'bench',
  getProviderId: () => 'bench.metrics',
  getMetricType: () => 'number',
  getMetric: () => describe(metricIds[0]),
  getMetrics: () => metricIds.map(describe),
  getMetricIds: () => metricIds,
  getMetricThresholds: () => ({
    rules: [
      { key: 'success', expression: '<10' },
      { key: 'warning', expression: '10-50' },
      { key: 'error', expression: '>50' },
    ],
  }),
  getCatalogFilter: () => ({ kind: 'Component' }),
  calculateMetric: async () => 1,
  calculateMetrics: async () => new Map(metricIds.map(id => [id, 1])),
};

// A catalog that makes each entity when asked for it: its own time is not measured.
const TEAM = 'group:default/everybody';
const entityAt = index => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { namespace: 'default', name: `service-${index}` },
  spec: { type: 'service', owner: 'everybody' },
});
const user = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'User',
  metadata: { namespace: 'default', name: 'mock' },
  relations: [{ type: 'memberOf', targetRef: TEAM }],
};
const toNumber = ref => Number(ref.slice(ref.lastIndexOf('-') + 1));
const catalog = Object.assign(catalogServiceMock({ entities: [] }), {
  getEntityByRef: async ref =>
    String(ref).startsWith('user:') ? user : entityAt(toNumber(ref)),
  getEntitiesByRefs: async ({ entityRefs }) => ({
    items: entityRefs.map(ref => entityAt(toNumber(ref))),
  }),
  async queryEntities({ filter, cursor = '0', limit = 50 }) {
    const owner = filter?.['relations.ownedBy'];
    const total = owner && owner !== TEAM ? 0 : services;
    const start = Number(cursor);
    const end = Math.min(start + limit, total);
    return {
      items: Array.from({ length: Math.max(0, end - start) }, (_, index) =>
        entityAt(start + index),
      ),
      totalItems: total,
      pageInfo: end < total ? { nextCursor: `${end}` } : {},
    };
  },
});

const database = await createDatabase();
const { knex } = database;

const { server } = await startTestBackend({
  features: [
    mockServices.rootConfig.factory({ data: {} }),
    mockServices.database.factory({ knex }),
    mockServices.scheduler.factory({ skipTaskRunOnStartup: true }),
    createServiceFactory({
      service: catalogServiceRef,
      deps: {},
      factory: () => catalog,
    }),
    createBackendModule({
      pluginId: 'scorecard',
      moduleId: 'bench',
      register(env) {
        env.registerInit({
          deps: { accepting: scorecardMetricsExtensionPoint },
          init: async ({ accepting }) => accepting.addMetricProvider(provider),
        });
      },
    }),
    scorecardPlugin.default ?? scorecardPlugin,
  ],
});

// As its tasks store them: hour by hour, a row for each metric of each entity.
await knex.raw(
  `insert into metric_values
    (metric_id, catalog_entity_ref, value, "timestamp", status, entity_kind, entity_namespace, entity_owner)
   select 'bench.metric' || metric, 'component:default/service-' || service,
     to_json((service * 7919 + metric * 104729) % 60),
     now() - (? - hour) * interval '1 hour',
     case when (service * 7919 + metric * 104729) % 60 < 10 then 'success'
       when (service * 7919 + metric * 104729) % 60 <= 50 then 'warning' else 'error' end,
     'component', 'default', ?
   from generate_series(1, ?) hour, generate_series(0, ?) metric, generate_series(0, ?) service`,
  [hours, TEAM, hours, metrics - 1, services - 1],
);
await knex.raw('vacuum analyze metric_values');
const {
  rows: [{ bytes }],
} = await knex.raw(`select pg_total_relation_size('metric_values') bytes`);

async function ask(path, isWhole) {
  const taken = [];
  for (let round = 0; round < ROUNDS; round++) {
    database.statements = 0;
    const start = performance.now();
    const response = await fetch(
      `http://localhost:${server.port()}/api/scorecard${path}`,
    );
    const text = await response.text();
    const seconds = (performance.now() - start) / 1000;
    if (!response.ok || !isWhole(JSON.parse(text))) {
      throw new Error(`${response.status}: ${text.slice(0, 500)}`);
    }
    taken.push({ seconds, statements: database.statements });
  }
  taken.sort((one, other) => one.seconds - other.seconds);
  return taken[Math.floor(ROUNDS / 2)];
}

const drillDown = await ask(
  '/metrics/bench.metric0/catalog/aggregations/entities?pageSize=50&status=error',
  ({ entities }) => entities.length === 50,
);
const kpi = await ask(
  '/aggregations/bench.metric0',
  ({ result }) => result.total === services,
);
console.log(
  JSON.stringify({
    seconds: { drillDown: drillDown.seconds, kpi: kpi.seconds },
    statements: { drillDown: drillDown.statements, kpi: kpi.statements },
    bytesPerDay: (Number(bytes) / hours) * 24,
  }),
);
await database.drop();
process.exit(0);
