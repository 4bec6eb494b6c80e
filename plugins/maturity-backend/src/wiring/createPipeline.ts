import { LoggerService } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import { indexExemptions } from '../assess/exemptions';
import { InstalledModel, installModel } from '../assess/InstalledModel';
import { CatalogAccess, EntityScope } from '../catalog/types';
import { toDeclaration } from '../collect/FactSourceRegistry';
import { MaturityConfig } from '../config/readMaturityConfig';
import { Pipeline } from '../pipeline/Pipeline';
import { listReassessments } from '../pipeline/scheduleRuns';
import { TaskTrigger } from '../pipeline/TaskTrigger';
import { PushedSources } from '../push/PushedSources';
import { PushedSource } from '../push/types';

/** Builds the pipeline of the configured sources and models. */
export function createPipeline(
  options: CatalogAccess & {
    readonly knex: Knex;
    readonly logger: LoggerService;
    readonly settings: MaturityConfig;
    readonly scope: EntityScope;
    readonly pushedSources: Pick<PushedSources, 'upToDate'>;
    readonly trigger: Pick<TaskTrigger, 'request'>;
  },
): Pipeline {
  const { auth, catalog, knex, logger, settings, scope, trigger } = options;
  const { models, organization, push, shards, sources } = settings;
  const install = (pushed: readonly PushedSource[]) => {
    const all = [...sources.map(({ source }) => source), ...pushed];
    const declarations = all.map(toDeclaration);
    return models.map(model => installModel(model, declarations));
  };
  const isDivided = shards > 1 || sources.some(source => source.shards > 1);
  return new Pipeline({
    auth,
    catalog,
    knex,
    logger,
    organization,
    scope,
    sources,
    models: install(push.sources),
    readModels: push.sources.some(source => source.isDeclaredByCaller)
      ? createModelReader(options.pushedSources, install)
      : undefined,
    findExemptions: indexExemptions(settings.exemptions),
    requestReassessment: isDivided
      ? () => listReassessments(shards).forEach(id => trigger.request(id))
      : undefined,
  });
}

/** Installs the models again when facts were declared. */
function createModelReader(
  pushed: Pick<PushedSources, 'upToDate'>,
  install: (sources: readonly PushedSource[]) => readonly InstalledModel[],
): () => Promise<readonly InstalledModel[]> {
  let known: readonly PushedSource[] | undefined;
  let installed: readonly InstalledModel[] = [];
  return async () => {
    const sources = await pushed.upToDate();
    if (sources !== known) {
      installed = install(sources);
      known = sources;
    }
    return installed;
  };
}
