import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockServices,
  startTestBackend,
  TestBackend,
} from '@backstage/backend-test-utils';
import {
  ConfigSources,
  FileConfigSource,
  StaticConfigSource,
} from '@backstage/config-loader';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import templateKindModule from '@backstage/plugin-catalog-backend-module-scaffolder-entity-model';
import scaffolderPlugin from '@backstage/plugin-scaffolder-backend';
import backstageModule from '@platform-maturity/backstage-plugin-maturity-backend-module-backstage';
import httpModule from '@platform-maturity/backstage-plugin-maturity-backend-module-http';
import giteaModule from '@platform-maturity/backstage-plugin-maturity-backend-module-gitea';
import githubModule from '@platform-maturity/backstage-plugin-maturity-backend-module-github';
import repositoryModule from '@platform-maturity/backstage-plugin-maturity-backend-module-repository';
import { resolve } from 'node:path';
import exampleDates from '../../../../packages/backend/src/exampleDates';
import exampleRuns from '../../../../packages/backend/src/exampleRuns';
import { FakeGithub } from '../../../maturity-backend-module-github/src/__testUtils__/FakeGithub';
import { readExampleWorld } from '../../../maturity-backend-module-github/src/__testUtils__/readExampleWorld';
import {
  configurePacks,
  startExampleTools,
} from '../../../maturity-backend-module-http/src/packs/__testUtils__/startExampleTools';
import { maturityPlugin } from '../plugin';

/** Folder of the example organisation. */
export const EXAMPLES = resolve(__dirname, '../../../../examples');

/** A real backend over the example organisation, whose tasks run when told to. */
export interface ExampleBackend {
  readonly server: TestBackend['server'];
  /** Runs every task of the maturity plugin once, sources first. */
  readonly runTasks: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** Starts catalog, maturity plugin and its modules over `examples/`, beside its made-up GitHub and tools. */
export async function startExampleBackend(): Promise<ExampleBackend> {
  const scheduler = mockServices.scheduler();
  const github = await FakeGithub.start(readExampleWorld(Date.now()), {
    webUrl: 'https://github.ternandtide.example',
  });
  const tools = await startExampleTools({ now: Date.now() });
  const data = await readConfig(github, configurePacks(tools));
  const backend = await startTestBackend({
    features: [
      mockServices.rootConfig.factory({ data }),
      createServiceFactory({
        service: coreServices.scheduler,
        deps: {},
        factory: () => scheduler,
      }),
      catalogPlugin,
      templateKindModule,
      exampleDates,
      scaffolderPlugin,
      exampleRuns,
      maturityPlugin,
      backstageModule,
      giteaModule,
      githubModule,
      httpModule,
      repositoryModule,
    ],
  });
  return {
    server: backend.server,
    stop: async () => {
      await backend.stop();
      await github.stop();
      for (const tool of tools.values()) {
        await tool.stop();
      }
    },
    runTasks: async () => {
      const tasks = await scheduler.getScheduledTasks();
      const ids = tasks.map(({ id }) => id);
      const collecting = ids.filter(id => id.startsWith('collect:'));
      for (const id of ['deliveries', ...collecting, 'reassess', 'upkeep']) {
        await scheduler.triggerTask(id);
      }
      // Begun by the reassessment, or begun here.
      const counted = waitForTask(scheduler, 'collect:scorecard');
      await scheduler.triggerTask('collect:scorecard');
      await counted;
    },
  };
}

/** Waits for the next end of a task. The type of the mock does not tell that it can. */
function waitForTask(scheduler: object, id: string): Promise<void> {
  return (scheduler as { waitForTask(id: string): Promise<void> }).waitForTask(
    id,
  );
}

async function readConfig(
  github: FakeGithub,
  packs: ReturnType<typeof configurePacks>,
) {
  const config = await ConfigSources.toConfig(
    ConfigSources.merge([
      FileConfigSource.create({
        path: resolve(EXAMPLES, 'app-config.examples.yaml'),
      }),
      StaticConfigSource.create({
        data: {
          integrations: { github: [github.integration] },
          // In the file relative to packages/backend, wherever the tests run.
          maturity: {
            sources: {
              ...packs,
              repository: {
                localRoots: {
                  examples: resolve(EXAMPLES, 'repositories'),
                  project: resolve(EXAMPLES, '..'),
                },
              },
            },
          },
          catalog: {
            processingInterval: { minutes: 30 },
            rules: [{ allow: ['Location', 'Template'] }],
            locations: [
              {
                type: 'file',
                target: resolve(EXAMPLES, 'catalog/all.yaml'),
                rules: [
                  {
                    allow: [
                      'Component',
                      'API',
                      'Resource',
                      'System',
                      'Domain',
                      'Group',
                      'User',
                      'Template',
                      'Location',
                    ],
                  },
                ],
              },
            ],
          },
        },
      }),
    ]),
  );
  const data = config.get<{ [key: string]: never }>();
  config.close();
  return data;
}
