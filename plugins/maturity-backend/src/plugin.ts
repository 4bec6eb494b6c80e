import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { durationToMilliseconds } from '@backstage/types';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import { maturityPermissions } from '@platform-maturity/backstage-plugin-maturity-common';
import { maturityFactSourcesExtensionPoint } from '@platform-maturity/backstage-plugin-maturity-node';
import { exemptionsOf } from './assess/exemptionsOf';
import { modelInUse } from './assess/modelInUse';
import { builtInSources } from './builtInSources';
import { ChangeSignals } from './ChangeSignals';
import { entityScope } from './collect/entityScope';
import {
  declarationOf,
  FactSourceRegistry,
} from './collect/FactSourceRegistry';
import { sourceInUse } from './collect/sourceInUse';
import { untilCatalogIsStill } from './collect/untilCatalogIsStill';
import { readMaturityConfig } from './config/readMaturityConfig';
import { openDatabase, readRevision } from './database';
import { Pipeline } from './pipeline';
import { createRouter } from './router';
import { scheduleRuns } from './scheduleRuns';
import { AssessmentReadModel } from './scorecard/AssessmentReadModel';
import { wireDelivery } from './wireDelivery';
import { wireChanges } from './wireChanges';

/**
 * Computes which maturity stage each entity of the catalog has reached, and
 * serves it.
 *
 * @public
 */
export const maturityPlugin = createBackendPlugin({
  pluginId: 'maturity',
  register(env) {
    const registry = new FactSourceRegistry();
    env.registerExtensionPoint({
      extensionPoint: maturityFactSourcesExtensionPoint,
      factory: context =>
        registry.forModule(failure =>
          context.reportModuleStartupFailure(failure),
        ),
    });
    env.registerInit({
      deps: {
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        events: eventsServiceRef,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        scheduler: coreServices.scheduler,
        signals: signalsServiceRef,
      },
      async init({ auth, catalog, config, database, logger, ...services }) {
        const settings = readMaturityConfig(config, {
          installed: [
            ...builtInSources({ auth, catalog, config, database }),
            ...registry.accept(),
          ],
        });
        const { models, organization } = settings;
        const sources = settings.sources.map(({ source }) => source);
        const declarations = sources.map(declarationOf);
        settings.warnings.forEach(warning => logger.warn(warning));
        services.permissionsRegistry.addPermissions(maturityPermissions);
        const knex = await openDatabase(database);
        const inUse = settings.sources.map(({ source, schedule }) => ({
          schedule,
          // Half of the run, so that one batch that hangs does not cost the others theirs.
          ...sourceInUse(source, durationToMilliseconds(schedule.timeout) / 2),
        }));
        const scope = entityScope({ models, organization, sources });
        const pipeline = new Pipeline({
          ...{ auth, catalog, knex, logger, organization, scope },
          sources: inUse,
          models: models.map(model => modelInUse(model, declarations)),
          exemptionsOf: exemptionsOf(settings.exemptions),
        });

        const changes = new ChangeSignals({
          ...{ logger, signals: services.signals },
          readRevision: async () => (await readRevision(knex)).latest,
        });
        const assessments = AssessmentReadModel.create({ knex });
        // Loaded now, so that the first page view does not wait for it.
        assessments.upToDate().catch(error => {
          logger.warn(`Assessments are loaded when first read: ${error}`);
        });

        const delivery = await wireDelivery({
          ...{ ...services, auth, catalog, changes, knex, logger, pipeline },
          config: settings.delivery,
        });
        services.httpRouter.use(
          createRouter({
            ...{ ...services, assessments, auth, catalog, knex, models },
            ...delivery,
            sources: declarations,
            refreshEntity: (entityRef, { signal }) =>
              changes.after(() => pipeline.refreshEntity(entityRef, signal)),
          }),
        );
        await wireChanges({
          ...{ ...services, auth, catalog, changes, logger, pipeline, scope },
          sources: inUse,
        });
        await scheduleRuns({
          ...{ ...services, changes, knex, logger, pipeline },
          sources: inUse,
          reassess: settings.reassess,
          untilReady: signal =>
            untilCatalogIsStill({ auth, catalog, scope, signal }),
        });
      },
    });
  },
});
