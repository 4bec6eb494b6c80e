import { setTimeout } from 'node:timers/promises';
import { createBackend } from '@backstage/backend-defaults';
import {
  coreServices,
  createBackendModule,
  createServiceFactory,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { JsonObject } from '@backstage/types';
import {
  FactSource,
  maturityFactSourcesExtensionPoint,
} from '@platform-maturity/backstage-plugin-maturity-node';
import { World, WorldSize } from './world';
import { createCatalog, createSource } from './worldServices';

/** The options of a replica. */
export interface ReplicaOptions {
  readonly port: number;
  readonly world: WorldSize;
  readonly database: { readonly url: string; readonly prefix: string };
  /** Ids of its fact sources, which all report the same. */
  readonly sources: readonly string[];
  /** The facts that they report. */
  readonly round: number;
  /** Seconds between runs. */
  readonly pause: number;
  readonly token: string;
  /** More settings of the plugin. */
  readonly maturity?: JsonObject;
  /** Milliseconds that a source takes for a batch. */
  readonly batchMs?: number;
}

/** A replica has collected a batch from a source, or is ready. */
export type ReplicaMessage =
  | { readonly collected: string; readonly names: readonly string[] }
  | 'started';

/** A replica is told which facts its sources report, or to run all tasks. */
export type ReplicaCommand = number | 'run';

/**
 * A backend in a process of its own with the real scheduler of Backstage, that
 * says what it collects. Only the catalog and the sources are simulated.
 */
async function start(options: ReplicaOptions): Promise<void> {
  const world = new World(options.world);
  let { round } = options;
  let scheduler: SchedulerService | undefined;
  process.on('message', async (command: ReplicaCommand) => {
    if (command === 'run') {
      for (const { id } of (await scheduler?.getScheduledTasks()) ?? []) {
        await scheduler?.triggerTask(id);
      }
    } else {
      round = command;
    }
  });
  const frequency = { seconds: options.pause };
  const schedule = { frequency, timeout: { hours: 2 } };
  const sources = options.sources.map((id): FactSource => {
    const source = createSource(world, { round: () => round });
    return {
      ...source,
      id,
      schedule,
      resumable: true,
      async collect(request) {
        await setTimeout(options.batchMs ?? 100);
        const results = await source.collect(request);
        const names = request.entities.map(({ metadata }) => metadata.name);
        process.send?.({ collected: id, names });
        return results;
      },
    };
  });

  const backend = createBackend();
  backend.add(
    mockServices.rootConfig.factory({
      data: {
        backend: {
          baseUrl: `http://localhost:${options.port}`,
          listen: { host: 'localhost', port: options.port },
          database: {
            client: 'pg',
            connection: options.database.url,
            prefix: options.database.prefix,
          },
          auth: {
            externalAccess: [
              {
                type: 'static',
                options: { token: options.token, subject: 'kills' },
              },
            ],
          },
        },
        maturity: {
          models: [world.model()],
          reassess: { schedule: { frequency, timeout: { hours: 2 } } },
          sources: {
            catalog: { enabled: false },
            attestation: { enabled: false },
          },
          ...options.maturity,
        },
      },
    }),
  );
  backend.add(
    createServiceFactory({
      service: coreServices.rootLogger,
      deps: {},
      factory: () => mockServices.rootLogger({ level: 'none' }),
    }),
  );
  backend.add(
    createServiceFactory({
      service: catalogServiceRef,
      deps: {},
      factory: () => createCatalog(world),
    }),
  );
  backend.add(import('@platform-maturity/backstage-plugin-maturity-backend'));
  backend.add(
    createBackendModule({
      pluginId: 'maturity',
      moduleId: 'kills',
      register(env) {
        env.registerInit({
          deps: {
            accepting: maturityFactSourcesExtensionPoint,
            tasks: coreServices.scheduler,
          },
          async init({ accepting, tasks }) {
            scheduler = tasks;
            sources.forEach(source => accepting.addFactSource(source));
          },
        });
      },
    }),
  );
  await backend.start();
  process.send?.('started');
}

process.on('disconnect', () => process.exit());
start(JSON.parse(process.argv[2])).catch(error => {
  process.stderr.write(`${error}\n`);
  process.exit(1);
});
