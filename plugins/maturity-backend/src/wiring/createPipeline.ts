import { LoggerService } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import { indexExemptions } from '../assess/exemptions';
import { installModel } from '../assess/InstalledModel';
import { CatalogAccess, EntityScope } from '../catalog/types';
import { toDeclaration } from '../collect/FactSourceRegistry';
import { MaturityConfig } from '../config/readMaturityConfig';
import { Pipeline } from '../pipeline/Pipeline';
import { listReassessments } from '../pipeline/scheduleRuns';
import { TaskTrigger } from '../pipeline/TaskTrigger';

/** Builds the pipeline of the configured sources and models. */
export function createPipeline(
  options: CatalogAccess & {
    readonly knex: Knex;
    readonly logger: LoggerService;
    readonly settings: MaturityConfig;
    readonly scope: EntityScope;
    readonly trigger: Pick<TaskTrigger, 'request'>;
  },
): Pipeline {
  const { auth, catalog, knex, logger, settings, scope, trigger } = options;
  const { models, organization, push, shards, sources } = settings;
  const declarations = [
    ...sources.map(({ source }) => source),
    ...push.sources,
  ].map(toDeclaration);
  const isDivided = shards > 1 || sources.some(source => source.shards > 1);
  return new Pipeline({
    auth,
    catalog,
    knex,
    logger,
    organization,
    scope,
    sources,
    models: models.map(model => installModel(model, declarations)),
    findExemptions: indexExemptions(settings.exemptions),
    requestReassessment: isDivided
      ? () => listReassessments(shards).forEach(id => trigger.request(id))
      : undefined,
  });
}
