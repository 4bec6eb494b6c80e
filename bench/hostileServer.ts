import {
  monitorEventLoopDelay,
  performance,
  PerformanceObserver,
} from 'node:perf_hooks';
import { createBackend } from '@backstage/backend-defaults';
import { createBackendModule } from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { maturityFactSourcesExtensionPoint } from '@platform-maturity/backstage-plugin-maturity-node';
import {
  hostileEntities,
  hostileModel,
  hostileValues,
  SECRET,
} from './hostileInputs';
import { simulate } from './simulate';

interface HostileOptions {
  readonly port: number;
  readonly repositories: string;
  readonly database: { readonly url: string; readonly prefix: string };
}

/**
 * A backend in a process of its own with the real services of Backstage, that reads
 * hostile repositories and facts when told to, and measures how long its event loop
 * is blocked. Only the catalog and the schedule of tasks are simulated.
 */
async function start({ port, repositories, database }: HostileOptions) {
  const scheduler = mockServices.scheduler();
  const entities = hostileEntities(repositories);
  const backend = createBackend();
  backend.add(
    mockServices.rootConfig.factory({
      data: {
        backend: {
          baseUrl: `http://localhost:${port}`,
          listen: { host: 'localhost', port },
          database: {
            client: 'pg',
            connection: database.url,
            prefix: database.prefix,
          },
          auth: {
            externalAccess: [
              {
                type: 'static',
                options: { token: SECRET, subject: 'hostile' },
              },
            ],
          },
        },
        maturity: {
          models: [hostileModel],
          sources: {
            repository: { localRoots: { hostile: repositories } },
          },
          delivery: {
            webhooks: {
              alertmanager: { secret: SECRET },
              cloudevents: { secret: SECRET },
            },
          },
        },
      },
    }),
  );
  const catalog = catalogServiceMock({ entities });
  simulate({ scheduler, catalog }).forEach(each => backend.add(each));
  backend.add(import('@platform-maturity/backstage-plugin-maturity-backend'));
  backend.add(
    import(
      '@platform-maturity/backstage-plugin-maturity-backend-module-repository'
    ),
  );
  backend.add(
    createBackendModule({
      pluginId: 'maturity',
      moduleId: 'hostile',
      register(env) {
        env.registerInit({
          deps: { sources: maturityFactSourcesExtensionPoint },
          async init({ sources }) {
            sources.addFactSource({
              id: 'hostile',
              title: 'Hostile',
              description: 'Reports the largest values that it may.',
              facts: Object.keys(hostileValues).map(name => ({
                name,
                title: name,
                description: name,
                type: 'strings',
                maxAge: { days: 1 },
              })),
              collect: async ({ entities: batch }) =>
                new Map(
                  batch.map(entity => [
                    stringifyEntityRef(entity),
                    {
                      facts: Object.fromEntries(
                        Object.entries(hostileValues).map(([name, value]) => [
                          name,
                          { value },
                        ]),
                      ),
                    },
                  ]),
                ),
            });
          },
        });
      },
    }),
  );
  await backend.start();
  return scheduler;
}

async function serve() {
  process.on('disconnect', () => process.exit());
  const scheduler = await start(JSON.parse(process.argv[2]));
  const delay = monitorEventLoopDelay({ resolution: 1 });
  let collection = 0;
  let beganAt = 0;
  new PerformanceObserver(list => {
    for (const { duration, startTime } of list.getEntries()) {
      if (startTime >= beganAt) {
        collection = Math.max(collection, duration);
      }
    }
  }).observe({ entryTypes: ['gc'] });
  process.on('message', async (message: string) => {
    if (message === 'begin') {
      // Starting leaves a heap behind that is none of the input's.
      globalThis.gc?.();
      beganAt = performance.now();
      delay.reset();
      delay.enable();
      collection = 0;
      process.send?.({ isAnswer: true });
    } else if (message === 'end') {
      delay.disable();
      process.send?.({
        isAnswer: true,
        milliseconds: delay.max / 1_000_000,
        collection,
      });
    } else {
      await scheduler.triggerTask(message);
      process.send?.({ isAnswer: true });
    }
  });
  process.send?.({ isAnswer: true });
}

serve();
