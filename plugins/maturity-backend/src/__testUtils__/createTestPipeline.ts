import { mockServices, TestDatabaseId } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import {
  CatalogServiceMock,
  catalogServiceMock,
} from '@backstage/plugin-catalog-node/testUtils';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { Model } from '@platform-maturity/backstage-plugin-maturity-common';
import { FactSource } from '@platform-maturity/backstage-plugin-maturity-node';
import { Knex } from 'knex';
import { indexExemptions, GrantedExemption } from '../assess/exemptions';
import { installModel } from '../assess/InstalledModel';
import { AttestationFactSource } from '../statements/AttestationFactSource';
import { CatalogFactSource } from '../collect/CatalogFactSource';
import { entityScope } from '../catalog/entityScope';
import { Shard } from '../catalog/shards';
import { installSource } from '../collect/InstalledSource';
import { wellKnownAnnotations } from '../collect/wellKnownAnnotations';
import {
  readEntityAssessments,
  readLastAttestations,
  readRevision,
} from '../database';
import { migratedDatabase } from '../database/__testUtils__/migratedTestDatabases';
import { Pipeline } from '../pipeline/Pipeline';
import { Upkeep } from '../pipeline/Upkeep';
import { testModel } from './testModel';

/** Time for which data of entities that left the catalog is kept. */
export const WEEK_MS = 7 * 24 * 60 * 60 * 1000;

interface TestPipelineOptions {
  /** An empty database when left out. */
  knex?: Knex;
  entities: Entity[];
  sources?: FactSource[];
  models?: Model[];
  exemptions?: GrantedExemption[];
  batchTimeout?: number;
  organization?: string;
  requestReassessment?: () => void;
}

/** Makes pipelines on a kind of database. */
export function createTestPipeline(databaseId: TestDatabaseId) {
  return async ({ knex, ...options }: TestPipelineOptions) =>
    startPipeline(knex ?? (await migratedDatabase(databaseId)), options);
}

/** A pipeline over a catalog in memory, and the means to change that catalog. */
function startPipeline(knex: Knex, options: Omit<TestPipelineOptions, 'knex'>) {
  const { sources = [], models = [testModel], organization } = options;
  let current: CatalogServiceMock = catalogServiceMock(options);
  let failure: Error | undefined;
  const catalog = catalogServiceMock.mock({
    queryEntities: async (...args) => {
      if (failure) {
        throw failure;
      }
      return current.queryEntities(...args);
    },
    getEntitiesByRefs: async (...args) => {
      if (failure) {
        throw failure;
      }
      return current.getEntitiesByRefs(...args);
    },
  });
  const auth = mockServices.auth();
  const logger = mockServices.logger.mock();
  const now = { value: new Date('2026-11-23T12:00:00Z') };
  const all: FactSource[] = [
    new CatalogFactSource({
      catalog,
      auth,
      annotations: wellKnownAnnotations,
      integrations: ScmIntegrations.fromConfig(new ConfigReader({})),
    }),
    ...sources,
    new AttestationFactSource({
      catalog,
      auth,
      policy: { organization },
      readStated: entityRefs => readLastAttestations(knex, { entityRefs }),
      names: ['tested', 'org-attested'],
      now: () => now.value,
    }),
  ];
  const inUse = all.map(source =>
    installSource(source, options.batchTimeout ?? 5_000),
  );
  const shared = {
    catalog,
    auth,
    knex,
    logger,
    scope: entityScope({ models, sources: all, organization }),
    now: () => now.value,
  };
  const pipeline = new Pipeline({
    ...shared,
    organization,
    requestReassessment: options.requestReassessment,
    sources: inUse,
    models: models.map(model => installModel(model, all)),
    findExemptions: indexExemptions(options.exemptions ?? []),
  });
  const upkeep = new Upkeep({
    ...shared,
    pipeline,
    gonePolicy: { keepFor: WEEK_MS, confirmAbove: 0.2 },
    sourceIds: all.map(({ id }) => id),
    declaredIds: [],
    modelIds: models.map(({ id }) => id),
    workIds: [...all.map(({ id }) => id), 'reassess'],
  });
  const signal = new AbortController().signal;

  async function readAssessment(entityRef: string) {
    const { assessments } = await readEntityAssessments(knex, { entityRef });
    return assessments[0];
  }

  return {
    pipeline,
    sources: all,
    catalog,
    logger,
    now,
    knex,
    readAssessment,
    readStage: async (entityRef: string) =>
      (await readAssessment(entityRef))?.stage,
    readOutcome: async (entityRef: string, checkId: string) => {
      const { checks } = await readAssessment(entityRef);
      return checks.find(check => check.checkId === checkId);
    },
    latestRevision: async () => (await readRevision(knex)).latest,
    /** Has one source look at all entities; answers with when to go on. */
    run: async (
      sourceId: string,
      until: AbortSignal = signal,
      shard?: Shard,
    ) => {
      const source = inUse.find(one => one.source.id === sourceId);
      return pipeline.runSource(source!, until, shard);
    },
    reassessShard: (shard: Shard) => pipeline.reassess(signal, shard),
    tidyUp: () => upkeep.run(signal),
    /** Has all sources look, one after the other. */
    runAll: async () => {
      for (const source of inUse) {
        await pipeline.runSource(source, signal);
      }
    },
    /** Assesses all entities, and settles which are gone. */
    reassess: async () => {
      await pipeline.reassess(signal);
      await upkeep.run(signal);
    },
    refresh: (entityRef: string) => pipeline.refreshEntity(entityRef, signal),
    setEntities: (entities: Entity[]) => {
      current = catalogServiceMock({ entities });
    },
    setCatalogFailure: (error: Error | undefined) => {
      failure = error;
    },
  };
}
