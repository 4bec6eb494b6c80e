import {
  BackendFeature,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { eventsServiceFactory } from '@backstage/plugin-events-node';
import { JsonObject } from '@backstage/types';
import {
  FactSource,
  maturityFactSourcesExtensionPoint,
} from '@platform-maturity/backstage-plugin-maturity-node';
import {
  RepositoryReaders,
  repositoryReadersServiceRef,
} from '../readers/RepositoryReaders';

/** Starts a module in a backend, and stops it. Returns what the module added. */
export async function startModule(
  feature: BackendFeature,
  config: JsonObject,
): Promise<{
  readonly sources: readonly FactSource[];
  readonly readers: RepositoryReaders;
}> {
  const sources: FactSource[] = [];
  let readers: RepositoryReaders | undefined;
  const backend = await startTestBackend({
    extensionPoints: [
      [
        maturityFactSourcesExtensionPoint,
        { addFactSource: (...added: FactSource[]) => sources.push(...added) },
      ],
    ],
    features: [
      feature,
      eventsServiceFactory,
      createBackendModule({
        pluginId: 'maturity',
        moduleId: 'test-readers',
        register(reg) {
          reg.registerInit({
            deps: { seen: repositoryReadersServiceRef },
            async init({ seen }) {
              readers = seen;
            },
          });
        },
      }),
      mockServices.rootConfig.factory({ data: config }),
    ],
  });
  await backend.stop();
  return { sources, readers: readers! };
}
