import { installSource } from '../collect/InstalledSource';
import { SourceTrial } from '../pipeline/SourceTrial';
import { mockErrorHandler, mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  AuthorizeResult,
  DefinitivePolicyDecision,
  QueryPermissionResponse,
} from '@backstage/plugin-permission-common';
import {
  DeliverySettings,
  FactSourceDeclaration,
  Model,
  parseModel,
  SuggestedFactSource,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { ScheduledSource } from '../config/readSourceSettings';
import { FactSource } from '@platform-maturity/backstage-plugin-maturity-node';
import express from 'express';
import { Knex } from 'knex';
import { DatabaseDeliveryIngest } from '../delivery/DatabaseDeliveryIngest';
import { DeliveryMeasurer } from '../delivery/DeliveryMeasurer';
import { EntityGuard } from '../permissions/EntityGuard';
import { FactPush } from '../push/FactPush';
import { OidcVerifier } from '../push/OidcVerifier';
import { OidcIssuer, PushedSource } from '../push/types';
import { GroupTreeReader } from '../catalog/GroupTreeReader';
import { AssessmentReadModel } from '../scorecard/AssessmentReadModel';
import { createReaders } from '../wiring/createReaders';
import { EntityIndex } from '../delivery/EntityIndex';
import { defaultMatchRules } from '../delivery/matchRules';
import { createRouter, RouterOptions } from '../http/createRouter';
import { SourceTrier } from '../http/SourceTrier';

/** A fact source with a member that is not for the outside. */
export const repositorySource: FactSourceDeclaration & { batchSize: number } = {
  id: 'repository',
  title: 'Repository',
  description: 'What a repository contains',
  batchSize: 10,
  facts: [
    {
      name: 'ciProviders',
      title: 'CI providers',
      description: 'Pipelines that are configured',
      type: 'strings',
      maxAge: { days: 2 },
    },
  ],
};

/** A ladder of two stages for components, and one for systems. */
export const testModels: Model[] = [
  ['ladder', 'Component'],
  ['systems', 'System'],
].map(([id, kind]) =>
  parseModel(
    {
      id,
      version: 1,
      title: `The ${id}`,
      appliesTo: { kind },
      stages: [
        {
          id: 'first',
          title: 'First',
          summary: 'You are here if nothing holds.',
          advice: 'Build with a pipeline.',
          checks: [],
        },
        {
          id: 'second',
          title: 'Second',
          summary: 'You are here if a pipeline builds it.',
          advice: 'Go on.',
          checks: [
            {
              id: 'pipeline',
              title: 'Built by a pipeline',
              why: 'So that everybody builds alike.',
              fix: { text: 'Add one.', effort: 'small' },
              condition: { 'repository/ciProviders': { $notEmpty: true } },
            },
          ],
        },
      ],
    },
    { sources: [repositorySource] },
  ),
);

/** An entity of the catalog. */
export function entity(name: string, kind = 'Component'): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name, namespace: 'default' },
  };
}

/** The decision of a policy that lets callers see only some entities. */
export const someEntities: QueryPermissionResponse = {
  result: AuthorizeResult.CONDITIONAL,
  pluginId: 'catalog',
  resourceType: 'catalog-entity',
  conditions: {
    rule: 'IS_ENTITY_OWNER',
    resourceType: 'catalog-entity',
    params: { claims: ['group:default/shop'] },
  },
};

/** How delivery events are read, unless something else is configured. */
export const deliverySettings: DeliverySettings = {
  production: ['production', 'prod'],
  incidentsTracked: false,
  attribution: { to: 'lastDeployment', withinHours: 24 },
};

/** The router in front of a database and a catalog of the caller's entities. */
export function startRouter(options: {
  knex: Knex;
  /** Those that the caller may see. */
  entities: Entity[];
  entityRead?: QueryPermissionResponse;
  /** Names of permissions that the caller does not have. */
  denied?: string[];
  refreshEntity?: RouterOptions['refreshEntity'];
  now?: () => Date;
  /** A catalog that has more for others than for the caller. */
  catalog?: ReturnType<typeof catalogServiceMock.mock>;
  /** The entities that events can be of, if they are more than the caller may see. */
  matched?: Entity[];
  models?: Model[];
  /** Ref of the organisation's own entity. */
  organization?: string;
  sources?: readonly FactSourceDeclaration[];
  /** Sources whose health is told. */
  scheduled?: readonly ScheduledSource[];
  /** Sources that are not connected. */
  suggestions?: readonly SuggestedFactSource[];
  /** Sources whose facts are pushed. */
  pushed?: readonly PushedSource[];
  issuers?: readonly OidcIssuer[];
  /** Sources that can be tried. */
  triedSources?: readonly FactSource[];
}) {
  const { models = testModels, sources = [repositorySource] } = options;
  const catalog =
    options.catalog ?? catalogServiceMock({ entities: options.entities });
  const calls = {
    streamEntities: jest.spyOn(catalog, 'streamEntities'),
    getEntityByRef: jest.spyOn(catalog, 'getEntityByRef'),
  };
  const decide = (permission: { name: string }): DefinitivePolicyDecision => ({
    result: options.denied?.includes(permission.name)
      ? AuthorizeResult.DENY
      : AuthorizeResult.ALLOW,
  });
  const permissions = mockServices.permissions.mock({
    authorize: async requests =>
      requests.map(({ permission }) => decide(permission)),
    authorizeConditional: async requests =>
      requests.map(({ permission }) =>
        permission.name === 'catalog.entity.read' && options.entityRead
          ? options.entityRead
          : decide(permission),
      ),
  });
  const auditor = mockServices.auditor.mock();
  const auditEvent = { success: jest.fn(), fail: jest.fn() };
  auditor.createEvent.mockResolvedValue(auditEvent);

  const clock = { now: options.now };
  const index = new EntityIndex(defaultMatchRules);
  const { matched = options.entities } = options;
  matched.forEach(each => index.add(each));
  const ingest = new DatabaseDeliveryIngest({
    knex: options.knex,
    ...clock,
    entities: { read: async () => index },
    retention: 400 * 24 * 60 * 60 * 1000,
  });
  const measurer = new DeliveryMeasurer({
    knex: options.knex,
    settings: deliverySettings,
    ...clock,
    settingsHash: 'of a test',
    logger: mockServices.logger.mock(),
    onFactsChanged: async () => {},
  });

  const auth = mockServices.auth();
  const readPushed = async () => options.pushed ?? [];
  const groups = new GroupTreeReader({
    ...{ auth, catalog },
    now: options.now ?? (() => new Date()),
  });
  const readers = createReaders({
    catalog,
    organization: options.organization,
    knex: options.knex,
    assessments: AssessmentReadModel.create({ knex: options.knex }),
    groups,
    permissions,
    logger: mockServices.logger.mock(),
    models,
    sources,
    scheduled: options.scheduled ?? [],
    pushed: options.pushed ?? [],
    readPushed,
    suggestions: options.suggestions ?? [],
    deliverySettings,
    gonePolicy: { keepFor: 7 * 24 * 60 * 60 * 1000, confirmAbove: 0.2 },
    now: options.now,
  });
  const trial = new SourceTrial({
    sources: (options.triedSources ?? []).map(source =>
      installSource(source, 5_000),
    ),
    logger: mockServices.logger.mock(),
    now: options.now ?? (() => new Date()),
  });
  const trier = new SourceTrier({
    ...{ auditor, permissions, trial },
    entities: readers.entities,
  });
  const permissionsRegistry = mockServices.permissionsRegistry.mock();
  // Its decisions have no conditions.
  permissionsRegistry.getPermissionRuleset.mockReturnValue({
    getRuleByName: () => {
      throw new Error('there are no rules');
    },
  });
  const router = createRouter({
    readers,
    guard: EntityGuard.create({
      ...{ auth, catalog, groups, permissions, permissionsRegistry },
    }),
    models,
    organization: options.organization,
    permissions,
    httpAuth: mockServices.httpAuth(),
    now: options.now,
    auditor,
    ingest,
    webhooks: {},
    push: new FactPush({
      auth,
      // Pushing asks for the plugin, which sees more than the caller.
      catalog: catalogServiceMock({ entities: matched }),
      knex: options.knex,
      logger: mockServices.logger.mock(),
      scope: { fields: ['kind', 'metadata'] },
      readSources: readPushed,
      assess: async () => {},
      ...clock,
    }),
    pushedSources: {
      declare: async () => ({ status: 'created', facts: ['quality/sbom'] }),
    },
    verifier: new OidcVerifier({ issuers: options.issuers ?? [] }),
    refreshEntity: options.refreshEntity ?? (async () => []),
    trier,
  });
  const app = express().use('/api/maturity', router).use(mockErrorHandler());
  /** Measures all entities with new events. */
  const measure = () => measurer.run(new AbortController().signal);
  return {
    app,
    router,
    trier,
    measure,
    calls,
    permissions,
    auditor,
    auditEvent,
  };
}
