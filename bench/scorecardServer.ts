import { createBackend } from '@backstage/backend-defaults';
import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { maturityFactSourcesExtensionPoint } from '@platform-maturity/backstage-plugin-maturity-node';
import type { ServerCommands, ServerOptions } from './BenchServer';
import { sharePolicy } from './sharePolicy';
import { simulate } from './simulate';
import { World } from './world';
import { createCatalog, createSource } from './worldServices';

/**
 * A backend in a separate process that `BenchServer` starts and controls. It
 * has the real services of Backstage with sign-in, permissions and HTTP; only
 * the catalog and the schedule of tasks are simulated.
 */
async function start(options: ServerOptions): Promise<ServerCommands> {
  const { port, database } = options;
  const world = new World(options.world);
  const scheduler = mockServices.scheduler();
  let round = 0;
  /** Readers may see one in so many entities. */
  let oneIn = 1;
  let statements = 0;

  const backend = createBackend();
  backend.add(
    mockServices.rootConfig.factory({
      data: {
        app: {
          title: 'Benchmark',
          baseUrl: `http://localhost:${port}`,
          packageName: 'app',
          packages: 'all',
        },
        backend: {
          baseUrl: `http://localhost:${port}`,
          listen: { host: 'localhost', port },
          database: {
            client: 'pg',
            connection: database.url,
            prefix: database.prefix,
          },
        },
        auth: {
          providers: { guest: { dangerouslyAllowOutsideDevelopment: true } },
        },
        permission: { enabled: true },
        maturity: {
          models: [world.model()],
          // All facts come from one source.
          sources: {
            catalog: { enabled: false },
            attestation: { enabled: false },
          },
        },
      },
    }),
  );
  const catalog = createCatalog(world, { oneIn: () => oneIn });
  simulate({ scheduler, catalog }).forEach(each => backend.add(each));
  if (options.servesApp) {
    backend.add(import('@backstage/plugin-app-backend'));
  }
  backend.add(import('@backstage/plugin-auth-backend'));
  backend.add(import('@backstage/plugin-auth-backend-module-guest-provider'));
  backend.add(import('@backstage/plugin-permission-backend'));
  backend.add(sharePolicy(() => oneIn === 1));
  backend.add(import('@platform-maturity/backstage-plugin-maturity-backend'));
  backend.add(
    createBackendModule({
      pluginId: 'maturity',
      moduleId: 'bench',
      register(env) {
        env.registerInit({
          deps: {
            database: coreServices.database,
            sources: maturityFactSourcesExtensionPoint,
          },
          async init({ database: service, sources }) {
            sources.addFactSource(createSource(world, { round: () => round }));
            const knex = await service.getClient();
            knex.on('query', () => {
              statements += 1;
            });
          },
        });
      },
    }),
  );
  await backend.start();

  return {
    async statements() {
      return statements;
    },
    async memory() {
      globalThis.gc?.();
      const { rss, heapUsed } = process.memoryUsage();
      return { rss, heapUsed };
    },
    async showOneIn(wanted) {
      oneIn = wanted;
    },
    async collectAndAssess(wantedRound) {
      round = wantedRound;
      for (const { id } of await scheduler.getScheduledTasks()) {
        if (id.startsWith('collect:')) await scheduler.triggerTask(id);
      }
    },
    async assess() {
      await scheduler.triggerTask('reassess');
    },
    async measure() {
      await scheduler.triggerTask('deliveries');
    },
  };
}

async function serve() {
  const started = start(JSON.parse(process.argv[2]));
  process.on('disconnect', () => process.exit(0));
  process.on(
    'message',
    async ({ id, name, argument }: BenchMessage<keyof ServerCommands>) => {
      try {
        const commands: Record<string, (input: number) => Promise<unknown>> = {
          ...(await started),
        };
        process.send?.({ id, result: await commands[name](argument) });
      } catch (error) {
        process.send?.({ id, error: String(error) });
      }
    },
  );
  await started;
  process.send?.({ id: 0 });
}

interface BenchMessage<Name> {
  readonly id: number;
  readonly name: Name;
  readonly argument: number;
}

serve();
