import {
  BackendFeature,
  coreServices,
  createBackendModule,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import {
  CatalogService,
  catalogServiceRef,
} from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { JsonObject } from '@backstage/types';
import {
  FactSource,
  maturityFactSourcesExtensionPoint,
} from '@platform-maturity/backstage-plugin-maturity-node';
import { Knex } from 'knex';
import request from 'supertest';
import { maturityPlugin } from '../plugin';

/** A module that adds these fact sources. */
export function moduleWith(moduleId: string, ...sources: FactSource[]) {
  return createBackendModule({
    pluginId: 'maturity',
    moduleId,
    register(reg) {
      reg.registerInit({
        deps: { factSources: maturityFactSourcesExtensionPoint },
        async init({ factSources }) {
          factSources.addFactSource(...sources);
        },
      });
    },
  });
}

/** A backend with the plugin alone, whose tasks run when told to. */
export async function startMaturityBackend(options: {
  entities?: Entity[];
  /** A catalog of the test's own, in place of one with the entities. */
  catalog?: CatalogService;
  sources?: FactSource[];
  /** The value of `maturity` in the configuration. */
  config?: JsonObject;
  /** Anything else, e.g. `backend.startup`. */
  rootConfig?: JsonObject;
  /** SQLite in memory when left out. */
  knex?: Knex;
  /** More modules, or services in place of the default ones. */
  features?: BackendFeature[];
}) {
  const { entities = [], sources = [], config = {}, knex } = options;
  const scheduler = mockServices.scheduler();
  const backend = await startTestBackend({
    features: [
      maturityPlugin,
      moduleWith('test-sources', ...sources),
      ...(options.features ?? []),
      createServiceFactory({
        service: coreServices.scheduler,
        deps: {},
        factory: () => scheduler,
      }),
      mockServices.rootConfig.factory({
        data: { ...options.rootConfig, maturity: config },
      }),
      createServiceFactory({
        service: catalogServiceRef,
        deps: {},
        factory: () => options.catalog ?? catalogServiceMock({ entities }),
      }),
      ...(knex
        ? [mockServices.database.mock({ getClient: async () => knex }).factory]
        : []),
    ],
  });
  const send = (userRef?: string) => {
    const authorization = mockCredentials.user.header(userRef);
    const by = (method: 'get' | 'post' | 'put') => (path: string) =>
      request(backend.server)
        [method](`/api/maturity${path}`)
        .set({ authorization });
    return { get: by('get'), post: by('post'), put: by('put') };
  };
  return {
    ...send(),
    /** Sends requests as another user. */
    as: send,
    stop: () => backend.stop(),
    /** Its address, for clients of their own. */
    url: `http://localhost:${backend.server.port()}`,
    scheduler,
    /** Runs every task once, sources first. */
    runTasks: async () => {
      for (const { id } of await scheduler.getScheduledTasks()) {
        await scheduler.triggerTask(id);
      }
    },
  };
}
