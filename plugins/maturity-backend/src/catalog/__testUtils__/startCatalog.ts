import {
  AuthService,
  coreServices,
  createBackendModule,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import {
  catalogProcessingExtensionPoint,
  CatalogService,
  catalogServiceRef,
} from '@backstage/plugin-catalog-node';
import { Knex } from 'knex';

/** A real catalog backend with these entities, all of them processed. */
export async function startCatalog(options: {
  knex: Knex;
  entities: readonly Entity[];
}) {
  const { knex, entities } = options;
  let access: { catalog: CatalogService; auth: AuthService } | undefined;
  const backend = await startTestBackend({
    features: [
      mockServices.rootConfig.factory({
        data: { catalog: { processingInterval: { hours: 1 } } },
      }),
      mockServices.database.factory({ knex }),
      catalogPlugin,
      createBackendModule({
        pluginId: 'catalog',
        moduleId: 'given',
        register(env) {
          env.registerInit({
            deps: { processing: catalogProcessingExtensionPoint },
            async init({ processing }) {
              processing.addEntityProvider({
                getProviderName: () => 'given',
                connect: connection =>
                  connection.applyMutation({
                    type: 'full',
                    entities: entities.map(entity => ({
                      entity: locate(entity),
                    })),
                  }),
              });
            },
          });
        },
      }),
      createBackendPlugin({
        pluginId: 'maturity',
        register(env) {
          env.registerInit({
            deps: { auth: coreServices.auth, catalog: catalogServiceRef },
            async init(services) {
              access = services;
            },
          });
        },
      }),
    ],
  });
  if (!access) {
    throw new Error('The backend did not start');
  }
  const { auth, catalog } = access;
  const count = async () => {
    const credentials = await auth.getOwnServiceCredentials();
    const request = { limit: 0 };
    return (await catalog.queryEntities(request, { credentials })).totalItems;
  };
  while ((await count()) < entities.length) {
    await new Promise(resolve => setTimeout(resolve, 200));
  }
  return { auth, catalog, stop: () => backend.stop() };
}

/** The catalog refuses entities that come from nowhere. */
function locate(entity: Entity): Entity {
  const annotations = {
    'backstage.io/managed-by-location': 'url:https://example.com/all.yaml',
    'backstage.io/managed-by-origin-location':
      'url:https://example.com/all.yaml',
    ...entity.metadata.annotations,
  };
  return { ...entity, metadata: { ...entity.metadata, annotations } };
}
