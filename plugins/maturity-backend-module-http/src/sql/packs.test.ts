import { Entity } from '@backstage/catalog-model';
import { JsonObject } from '@backstage/types';
import {
  readStoredFacts,
  StoredFact,
} from '../../../maturity-backend/src/__testUtils__/readStoredFacts';
import { startMaturityBackend } from '../../../maturity-backend/src/__testUtils__/startMaturityBackend';
import httpModule from '..';
import {
  createDevlakeTables,
  daysAgo,
  migratePlugin,
} from './__testUtils__/packTables';
import {
  Access,
  createTestDatabase,
  databaseNames,
  TestDatabase,
} from './__testUtils__/testDatabases';

jest.setTimeout(120_000);

const createEntity = (name: string, annotations = {}): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name, namespace: 'default', annotations },
});

/** What a backend with a pack stores: values or reasons, by entity and fact. */
async function collect(
  id: string,
  access: Access,
  entities: Entity[],
  own: JsonObject = {},
): Promise<Record<string, unknown>> {
  const connections = [
    { ...access, name: id, webUrl: 'https://tool.example/base' },
  ];
  const backend = await startMaturityBackend({
    entities,
    config: { sources: { [id]: { pack: { connections, ...own } } } },
    features: [httpModule],
  });
  await backend.runTasks();
  const stored: Record<string, unknown> = {};
  for (const { metadata } of entities) {
    const path = `component/default/${metadata.name}`;
    const facts = await readStoredFacts(backend, id, path);
    stored[metadata.name] = readValues(facts);
  }
  await backend.stop();
  return stored;
}

/** The values, or the reasons; all links have to lead to the tool. */
function readValues(facts: Readonly<Record<string, StoredFact>>): unknown {
  return Object.fromEntries(
    Object.entries(facts).map(([name, { value, unknown, evidence = [] }]) => {
      const links = evidence.flatMap(({ url }) => url ?? []);
      expect(links.join()).toMatch(/^(https:\/\/tool\.example\/base\/[^,]+)?$/);
      return [name, unknown?.message ?? value];
    }),
  );
}

describe.each(databaseNames)('the pack devlake on %s', name => {
  const project = (value: string) => ({
    'devlake.apache.org/project-name': value,
  });
  const entities = [
    createEntity('shop', project('Shop & co')),
    createEntity('web', project('web')),
    createEntity('gone', project('gone')),
    createEntity('docs'),
  ];
  const deployedAt = daysAgo(3);
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase(name);
    const { admin } = database;
    await createDevlakeTables(admin);
    await admin('projects').insert([{ name: 'Shop & co' }, { name: 'web' }]);
    await admin('project_mapping').insert([
      { project_name: 'Shop & co', table: 'cicd_scopes', row_id: 'github:1' },
      { project_name: 'Shop & co', table: 'cicd_scopes', row_id: 'github:2' },
      { project_name: 'Shop & co', table: 'boards', row_id: 'jira:1' },
      { project_name: 'Shop & co', table: 'repos', row_id: 'github:1' },
      { project_name: 'web', table: 'cicd_scopes', row_id: 'github:3' },
    ]);
    const deployment = (
      id: string,
      finishedAt: Date,
      result = 'SUCCESS',
      environment = 'PRODUCTION',
    ) => ({
      id,
      cicd_scope_id: `github:${id[0]}`,
      result,
      environment,
      finished_date: finishedAt,
    });
    await admin('cicd_deployments').insert([
      deployment('1a', deployedAt),
      deployment('1b', daysAgo(10), 'FAILURE'),
      deployment('2a', daysAgo(40)),
      deployment('2b', daysAgo(1), 'SUCCESS', 'STAGING'),
      deployment('2c', daysAgo(100)),
      deployment('9a', daysAgo(1)),
    ]);
    const incident = (id: string, days: number, resolved?: number) => ({
      id,
      table: 'boards',
      scope_id: 'jira:1',
      created_date: daysAgo(days),
      resolution_date: resolved === undefined ? null : daysAgo(resolved),
    });
    await admin('incidents').insert([
      incident('a', 5, 4),
      incident('b', 2),
      incident('c', 200),
    ]);
    await admin('project_pr_metrics').insert(
      [100, 200, null].map((minutes, index) => ({
        id: `pr:${index}`,
        project_name: 'Shop & co',
        pr_cycle_time: minutes,
        pr_merged_date: daysAgo(index + 1),
      })),
    );
  });

  afterAll(async () => {
    await database?.stop();
  });

  it('reads facts as a user who may do nothing else', async () => {
    const access = await database.createReader(
      'projects',
      'project_mapping',
      'cicd_deployments',
      'incidents',
      'project_pr_metrics',
    );
    const none = 'nothing was found for gone';
    expect(await collect('devlake', access, entities)).toEqual({
      shop: {
        deployments: 2,
        finishedDeployments: 3,
        lastDeployment: deployedAt.toISOString(),
        incidents: 2,
        unresolvedIncidents: 1,
        mergedPullRequests: 3,
        cycleTime: 2.5,
      },
      web: {
        deployments: 0,
        finishedDeployments: 0,
        lastDeployment: expect.stringMatching(/found nothing/),
        incidents: 0,
        unresolvedIncidents: 0,
        mergedPullRequests: 0,
        cycleTime: expect.stringMatching(/found nothing/),
      },
      gone: {
        deployments: none,
        finishedDeployments: none,
        lastDeployment: none,
        incidents: none,
        unresolvedIncidents: none,
        mergedPullRequests: none,
        cycleTime: none,
      },
      docs: {},
    });
  });

  it('knows what the user may read, and says what is missing', async () => {
    const access = await database.createReader(
      'projects',
      'project_mapping',
      'cicd_deployments',
    );
    const { shop } = await collect('devlake', access, entities);
    expect(shop).toMatchObject({
      deployments: 2,
      incidents: expect.stringMatching(
        /needs SELECT on projects, project_mapping and incidents: .*incidents/,
      ),
      cycleTime: expect.stringMatching(
        /needs SELECT on projects and project_pr_metrics/,
      ),
    });
  });
});

describe('packs of plugins of Backstage on PostgreSQL', () => {
  const entities = [
    createEntity('shop'),
    createEntity('web'),
    createEntity('docs'),
  ];
  let database: TestDatabase;

  beforeEach(async () => {
    database = await createTestDatabase('PostgreSQL');
  });

  afterEach(async () => {
    await database?.stop();
  });

  it('reads facts of Tech Insights, from its own tables', async () => {
    const { admin } = database;
    await migratePlugin(
      admin,
      '@backstage-community/plugin-tech-insights-backend',
    );
    const retrievers = [
      'entityMetadataFactRetriever',
      'entityOwnershipFactRetriever',
      'techdocsFactRetriever',
    ];
    await admin('fact_schemas').insert(
      retrievers.map(id => ({ id, version: '0.0.1', schema: '{}' })),
    );
    const fact = (
      id: string,
      at: Date,
      facts: object,
      entity = 'component:default/shop',
    ) => ({
      id,
      version: '0.0.1',
      entity,
      timestamp: at,
      facts: JSON.stringify(facts),
    });
    const collectedAt = daysAgo(1);
    const [metadata, ownership, techdocs] = retrievers as [
      string,
      string,
      string,
    ];
    await admin('facts').insert([
      fact(metadata, daysAgo(2), { hasDescription: false, hasTags: false }),
      fact(metadata, collectedAt, { hasDescription: true, hasTags: false }),
      fact(ownership, daysAgo(3), { hasOwner: true, hasGroupOwner: true }),
      fact(techdocs, daysAgo(20), {
        hasAnnotationBackstageIoTechdocsEntity: true,
      }),
      fact(
        ownership,
        daysAgo(1.5),
        { hasGroupOwner: 'maybe' },
        'component:default/web',
      ),
    ]);
    const access = await database.createReader('facts');
    const nothing = /found nothing|nothing was found/;
    expect(await collect('tech-insights', access, entities)).toEqual({
      shop: {
        collected: collectedAt.toISOString(),
        hasDescription: true,
        hasTags: false,
        hasGroupOwner: true,
        // Twenty days are too long ago.
        techdocsElsewhere: expect.stringMatching(nothing),
      },
      web: expect.objectContaining({
        hasGroupOwner: expect.stringMatching(/expected true or false/),
        hasDescription: expect.stringMatching(nothing),
      }),
      docs: expect.objectContaining({
        collected: expect.stringMatching(nothing),
      }),
    });
  });

  it('reads metrics of Red Hat Developer Hub, from its own tables', async () => {
    const { admin } = database;
    await migratePlugin(
      admin,
      '@red-hat-developer-hub/backstage-plugin-scorecard-backend',
    );
    const metric = (
      metric_id: string,
      days: number,
      value: unknown,
      rest: object = {},
    ) => ({
      metric_id,
      catalog_entity_ref: 'component:default/shop',
      timestamp: daysAgo(days),
      value: JSON.stringify(value),
      status: 'success',
      ...rest,
    });
    await admin('metric_values').insert([
      metric('github.openPRs', 2, 4),
      metric('github.openPRs', 1, 12, { status: 'error' }),
      metric('jira.openIssues', 1, null, {
        status: null,
        error_message: 'no project',
      }),
      metric('openssf.dependencyUpdateTool', 1, 10),
      metric('openssf.sast', 30, 9),
      metric('dora.deploymentFrequency', 1, 3.5),
    ]);
    const access = await database.createReader('metric_values');
    const nothing = expect.stringMatching(/found nothing/);
    const absent = expect.stringMatching(/nothing was found/);
    expect(await collect('rhdh-scorecard', access, entities)).toMatchObject({
      shop: {
        metrics: 3,
        failingMetrics: 1,
        openPullRequests: 12,
        openIssues: nothing,
        dependencyUpdateTool: 10,
        staticAnalysis: nothing,
        deploymentMetrics: 1,
        deploymentsPerWeek: 3.5,
      },
      web: {
        metrics: 0,
        failingMetrics: absent,
        deploymentMetrics: 0,
        deploymentsPerWeek: absent,
      },
    });
  });

  it('finds the tables in a schema, and facts of own retrievers', async () => {
    const { admin } = database;
    await admin.raw('create schema "tech-insights"');
    await admin.raw(
      `create table "tech-insights".facts (id text, entity text, timestamp timestamptz, facts text)`,
    );
    await admin.raw(
      `insert into "tech-insights".facts values
       ('entityOwnershipFactRetriever', 'component:default/shop', now(), '{"hasGroupOwner": false}'),
       ('own', 'component:default/shop', now(), '{"has_owner": true}')`,
    );
    const access = { ...database.access, schema: 'tech-insights' };
    const own = {
      facts: {
        hasOwner: {
          title: 'Has an owner',
          description: 'Whether the entity has an owner.',
          type: 'boolean',
          maxAge: { days: 7 },
          from: 'facts',
          value: "$[?@.retriever == 'own'].facts.has_owner",
          absent: 'unknown',
          evidence: { title: 'Entity', url: '{server}/e/{item.name}' },
        },
      },
    };
    const { shop } = await collect('tech-insights', access, entities, own);
    expect(shop).toMatchObject({ hasGroupOwner: false, hasOwner: true });
  });
});
