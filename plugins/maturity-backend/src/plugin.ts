import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { actionsRegistryServiceRef } from '@backstage/backend-plugin-api/alpha';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import { maturityPermissions } from '@platform-maturity/backstage-plugin-maturity-common';
import { maturityFactSourcesExtensionPoint } from '@platform-maturity/backstage-plugin-maturity-node';
import { requestPausesServiceRef } from '@platform-maturity/backstage-plugin-maturity-node/http';
import { once } from 'lodash';
import { registerActions } from './actions/registerActions';
import { entityScope } from './catalog/entityScope';
import { GroupTreeReader } from './catalog/GroupTreeReader';
import { AttestationFactSource } from './statements/AttestationFactSource';
import { FactSourceRegistry } from './collect/FactSourceRegistry';
import { readMaturityConfig } from './config/readMaturityConfig';
import { openDatabase, readLastAttestations, readRevision } from './database';
import { createRouter } from './http/createRouter';
import { SourceTrier } from './http/SourceTrier';
import { createWorkerRouter } from './http/createWorkerRouter';
import { ChangeSignals } from './pipeline/ChangeSignals';
import { SourceTrial } from './pipeline/SourceTrial';
import { TaskHeartbeats } from './pipeline/TaskHeartbeats';
import { TaskTrigger } from './pipeline/TaskTrigger';
import { EntityGuard } from './permissions/EntityGuard';
import { PushedSources } from './push/PushedSources';
import { AssessmentReadModel } from './scorecard/AssessmentReadModel';
import { createBuiltInSources } from './wiring/createBuiltInSources';
import { createPipeline } from './wiring/createPipeline';
import { createReaders } from './wiring/createReaders';
import { createSurvey } from './wiring/createSurvey';
import { wirePush } from './wiring/wirePush';
import { wireDelivery } from './wiring/wireDelivery';
import { wireChanges } from './wiring/wireChanges';
import { sharePauses } from './wiring/sharePauses';
import { wireStatements } from './wiring/wireStatements';
import { wireTasks } from './wiring/wireTasks';

/**
 * Computes and serves the maturity stage of each entity of the catalog.
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
        actions: actionsRegistryServiceRef,
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
        pauses: requestPausesServiceRef,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        scheduler: coreServices.scheduler,
        signals: signalsServiceRef,
      },
      async init(services) {
        const { config, database, httpRouter, logger } = services;
        // Read when first needed: the configuration is read before the database is.
        const assessments = once(async () =>
          AssessmentReadModel.create({ knex: await database.getClient() }),
        );
        const groups = new GroupTreeReader({
          ...services,
          now: () => new Date(),
        });
        const readModels = { assessments, groups };
        const settings = readMaturityConfig(config, {
          createSources: options => [
            ...createBuiltInSources({ ...services, ...options, ...readModels }),
            ...registry.accept(),
          ],
          createAttestations: options =>
            new AttestationFactSource({
              ...services,
              ...options,
              // Opened when first used, as the configuration is read before it.
              readStated: async entityRefs =>
                readLastAttestations(await database.getClient(), {
                  entityRefs,
                }),
            }),
        });
        const { delivery, models, push, sources } = settings;
        settings.warnings.forEach(warning => logger.warn(warning));
        services.permissionsRegistry.addPermissions(maturityPermissions);
        const guard = EntityGuard.create({ ...services, groups });
        const knex = await openDatabase(database);
        sharePauses(services.pauses, knex);
        const factSources = sources.map(({ source }) => source);
        const pushedSources = await PushedSources.create({
          knex,
          models,
          configured: push.sources,
          others: factSources,
        });
        const scope = entityScope({ ...settings, sources: factSources });
        const trigger = new TaskTrigger(services);
        services.lifecycle.addShutdownHook(() => trigger.stop());
        const pipeline = createPipeline({
          ...services,
          knex,
          pushedSources,
          settings,
          scope,
          trigger,
        });
        const changes = new ChangeSignals({
          ...services,
          readRevision: async () => (await readRevision(knex)).latest,
        });

        const heartbeats = new TaskHeartbeats({ ...services, knex });
        const hasTasks = settings.role !== 'api';
        const shared = {
          ...services,
          changes,
          hasTasks,
          heartbeats,
          knex,
          pipeline,
          pushedSources,
          scope,
          settings,
          sources,
          trigger,
        };
        const received = await wireDelivery({ ...shared, config: delivery });
        if (settings.role === 'worker') {
          httpRouter.use(createWorkerRouter());
        } else {
          const readers = createReaders({
            ...services,
            knex,
            assessments: await assessments(),
            groups,
            models,
            organization: settings.organization,
            sources: factSources,
            scheduled: sources,
            pushed: push.sources,
            readPushed: () => pushedSources.upToDate(),
            suggestions: registry.suggestions,
            deliverySettings: delivery.settings,
            gonePolicy: settings.gonePolicy,
          });
          const pushedIds = push.sources.map(({ id }) => id);
          const now = () => new Date();
          const trier = new SourceTrier({
            ...services,
            entities: readers.entities,
            trial: new SourceTrial({ logger, sources, pushedIds, now }),
          });
          registerActions(services.actions, { trier });
          httpRouter.use(
            createRouter({
              ...services,
              ...received,
              ...wirePush(shared),
              guard,
              statements: wireStatements(shared),
              models,
              organization: settings.organization,
              readers,
              pushedSources,
              survey: createSurvey({
                ...services,
                knex,
                groups,
                settings: settings.survey,
                organization: settings.organization,
              }),
              trier,
              refreshEntity: (entityRef, { signal }) =>
                changes.after(() => pipeline.refreshEntity(entityRef, signal)),
            }),
          );
        }
        if (hasTasks) {
          await wireChanges(shared);
          await wireTasks(shared);
        }
      },
    });
  },
});
