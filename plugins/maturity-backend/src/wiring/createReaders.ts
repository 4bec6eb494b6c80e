import {
  LoggerService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  DeliverySettings,
  FactSourceDeclaration,
  Model,
  SuggestedFactSource,
} from '@platform-maturity/backstage-plugin-maturity-common';
import type { Knex } from 'knex';
import { ScheduledSource } from '../config/readSourceSettings';
import { EntityVisibilityReader } from '../catalog/EntityVisibilityReader';
import { GroupTreeReader } from '../catalog/GroupTreeReader';
import { CatalogAccess } from '../catalog/types';
import { toDeclaration } from '../collect/FactSourceRegistry';
import { GoneEntitiesReader } from '../pipeline/GoneEntitiesReader';
import { SourceHealthReader } from '../pipeline/SourceHealthReader';
import { GonePolicy } from '../pipeline/settleGone';
import { DeliveryReader } from '../delivery/DeliveryReader';
import { AssessmentReadModel } from '../scorecard/AssessmentReadModel';
import { EntityReader } from '../scorecard/EntityReader';
import { MissingSourcesReader } from '../scorecard/MissingSourcesReader';
import { readRevision } from '../database';
import { ReportReader } from '../report/ReportReader';
import { ScorecardReader } from '../scorecard/ScorecardReader';
import { TargetEditor } from '../targets/TargetEditor';
import { TargetReader } from '../targets/TargetReader';

/** The readers behind HTTP and every other entry, so that all give the same answer. */
export interface Readers {
  readonly visibility: EntityVisibilityReader;
  readonly entities: EntityReader;
  readonly scorecard: ScorecardReader;
  readonly deliveries: DeliveryReader;
  readonly gone: GoneEntitiesReader;
  readonly sources: SourceHealthReader;
  readonly missing: MissingSourcesReader;
  readonly reports: ReportReader;
  readonly targets: TargetReader;
  readonly targetEditor: TargetEditor;
  /** Reads the declarations of the installed sources, as they are now. */
  readonly readSources: () => Promise<readonly FactSourceDeclaration[]>;
}

/** Builds the readers, each once. */
export function createReaders(
  options: Pick<CatalogAccess, 'catalog'> & {
    readonly knex: Knex;
    readonly assessments: AssessmentReadModel;
    readonly groups: GroupTreeReader;
    readonly permissions: PermissionsService;
    readonly logger: Pick<LoggerService, 'warn'>;
    readonly models: readonly Model[];
    /** Ref of the organisation's own entity. */
    readonly organization?: string;
    /** The sources that are collected. */
    readonly sources: readonly FactSourceDeclaration[];
    /** The same, with their schedules. */
    readonly scheduled: readonly ScheduledSource[];
    /** Sources whose facts senders push. */
    readonly pushed: readonly FactSourceDeclaration[];
    /** Reads these, as they are declared now. */
    readonly readPushed: () => Promise<readonly FactSourceDeclaration[]>;
    /** Sources that modules could add. */
    readonly suggestions: readonly SuggestedFactSource[];
    readonly deliverySettings: DeliverySettings;
    readonly gonePolicy: GonePolicy;
    /** The clock, for tests. */
    readonly now?: () => Date;
  },
): Readers {
  const { assessments, catalog, groups, knex, models, readPushed } = options;
  const now = options.now ?? (() => new Date());
  // Loaded now, so that the first page view does not wait for it.
  assessments.upToDate().catch(error => {
    options.logger.warn(`Assessments are loaded when first read: ${error}`);
  });
  const visibility = EntityVisibilityReader.create({
    permissions: options.permissions,
    catalog,
  });
  const scorecard = new ScorecardReader({
    assessments,
    groups,
    knex,
    models,
    now,
  });
  const readSources = async () =>
    [...options.sources, ...(await readPushed())].map(toDeclaration);
  const entities = new EntityReader({
    catalog,
    knex,
    models,
    now,
    readSources,
    visibility,
  });
  const missing = new MissingSourcesReader({
    catalog,
    scorecard,
    models,
    installed: [...options.sources, ...options.pushed].map(({ id }) => id),
    suggestions: options.suggestions,
  });
  const deliveries = new DeliveryReader({
    knex,
    settings: options.deliverySettings,
    now,
  });
  const targets = new TargetReader({
    entities,
    groups,
    knex,
    models,
    now,
    organization: options.organization,
    scorecard,
  });
  return {
    readSources,
    visibility,
    entities,
    scorecard,
    missing,
    targets,
    targetEditor: new TargetEditor({ entities, knex, models, now }),
    reports: new ReportReader({
      deliveries,
      entities,
      missing,
      models,
      scorecard,
      targets,
      organization: options.organization,
      readRevision: async () => (await readRevision(knex)).latest,
      now,
    }),
    gone: new GoneEntitiesReader({ knex, policy: options.gonePolicy, now }),
    sources: new SourceHealthReader({
      knex,
      sources: options.scheduled,
      readPushed,
      now,
    }),
    deliveries,
  };
}
