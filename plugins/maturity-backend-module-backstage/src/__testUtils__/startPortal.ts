import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  BackendFeature,
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  mockServices,
  startTestBackend,
  TestBackend,
} from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import scaffolder from '@backstage/plugin-scaffolder-backend';
import techdocs from '@backstage/plugin-techdocs-backend';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  FactSource,
  maturityFactSourcesExtensionPoint,
} from '@platform-maturity/backstage-plugin-maturity-node';
import maturityModuleBackstage from '../index';

const started: TestBackend[] = [];
const directories: string[] = [];

/** A row of the scaffolder's table of tasks. */
export interface TaskRow {
  readonly status?: string;
  readonly template?: string;
  /** ISO 8601. */
  readonly createdAt: string;
  readonly minutes?: number;
  /** Of the template, when it was run. */
  readonly tags?: readonly string[];
  /** Ref of the entity that it registered. */
  readonly registers?: string;
}

/** The parts of a portal. */
export interface PortalOptions {
  readonly entities?: readonly Entity[];
  readonly tasks?: readonly TaskRow[];
  /** Metadata of published pages by `namespace/kind/name` in lower case. */
  readonly docs?: Readonly<Record<string, object>>;
  /** Ref of the configured organisation. */
  readonly organization?: string;
  /** Settings of the source. */
  readonly own?: object;
  /** Plugins that are not installed. */
  readonly without?: readonly ('scaffolder' | 'techdocs')[];
  /** Whether the permission to read tasks is denied. */
  readonly isDenied?: boolean;
}

/** Starts a backend with the real scaffolder and TechDocs, and collects with its source. */
export async function startPortal(options: PortalOptions = {}) {
  const { entities = [], tasks = [], docs = {}, own = {} } = options;
  const directory = await mkdtemp(join(tmpdir(), 'techdocs-'));
  directories.push(directory);
  for (const [path, metadata] of Object.entries(docs)) {
    await mkdir(join(directory, path), { recursive: true });
    const file = join(directory, path, 'techdocs_metadata.json');
    await writeFile(file, JSON.stringify(metadata));
  }
  const sources: FactSource[] = [];
  const backend = await startTestBackend({
    extensionPoints: [
      [
        maturityFactSourcesExtensionPoint,
        {
          addFactSource: (...added) => sources.push(...added),
          suggestFactSource: () => undefined,
        },
      ],
    ],
    features: [
      maturityModuleBackstage,
      ...findPlugins(options, tasks),
      catalogServiceMock.factory({ entities: [...entities] }),
      mockServices.rootConfig.factory({
        data: {
          app: { baseUrl: 'https://app.example.com' },
          // Tasks are listed here, and not run.
          scaffolder: { concurrentTasksLimit: 0 },
          techdocs: {
            builder: 'external',
            generator: { runIn: 'local' },
            publisher: {
              type: 'local',
              local: { publishDirectory: directory },
            },
          },
          maturity: {
            organization: options.organization,
            sources: { backstage: own as never },
          },
        },
      }),
      ...(options.isDenied ? [denyTasks()] : []),
    ],
  });
  started.push(backend);
  const [source] = sources;
  const collect = (
    asked: readonly Entity[],
    signal = new AbortController().signal,
  ) =>
    source!.collect({
      entities: asked,
      etags: new Map(),
      signal,
      logger: mockServices.rootLogger(),
    });
  return { source: source!, collect, directory };
}

/** Stops everything that a test started. */
export async function stopPortals(): Promise<void> {
  await Promise.all(started.splice(0).map(each => each.stop()));
  await Promise.all(
    directories.splice(0).map(each => rm(each, { recursive: true })),
  );
}

function findPlugins(
  { without = [] }: PortalOptions,
  tasks: readonly TaskRow[],
): readonly BackendFeature[] {
  const plugins = {
    scaffolder: [scaffolder, seed(tasks)],
    techdocs: [techdocs],
  };
  return Object.entries(plugins).flatMap(([id, features]) =>
    without.includes(id as keyof typeof plugins) ? [] : features,
  );
}

/** Fills the scaffolder's own table, as if these tasks had run. */
function seed(tasks: readonly TaskRow[]): BackendFeature {
  return createBackendModule({
    pluginId: 'scaffolder',
    moduleId: 'tasks',
    register(reg) {
      reg.registerInit({
        deps: {
          database: coreServices.database,
          lifecycle: coreServices.lifecycle,
        },
        async init({ database, lifecycle }) {
          lifecycle.addStartupHook(async () => {
            const client = await database.getClient();
            await client.batchInsert('tasks', tasks.map(toRow), 100);
            await client.batchInsert('task_events', tasks.flatMap(toEvents));
          });
        },
      });
    },
  });
}

function toRow(task: TaskRow, index: number) {
  const { status = 'completed', createdAt, minutes = 1 } = task;
  const template = task.template ?? 'template:default/service';
  const end = new Date(Date.parse(createdAt) + minutes * 60_000);
  return {
    id: `task-${index}`,
    status,
    created_at: toSql(createdAt),
    last_heartbeat_at: status === 'open' ? null : toSql(end.toISOString()),
    created_by: 'user:default/jane',
    spec: JSON.stringify({
      apiVersion: 'scaffolder.backstage.io/v1beta3',
      parameters: { name: 'hidden-parameter' },
      user: { ref: 'user:default/jane' },
      steps: [{ id: 'register', name: 'Register', action: 'catalog:register' }],
      output: task.registers
        ? { entityRef: '${{ steps.register.output.entityRef }}' }
        : {},
      templateInfo: {
        entityRef: template,
        entity: task.tags && {
          metadata: { name: 'hidden-name', tags: task.tags },
        },
      },
    }),
    secrets: JSON.stringify({ token: 'hidden-secret' }),
  };
}

function toEvents({ registers }: TaskRow, index: number) {
  const log = { message: 'hidden-log' };
  const end = {
    message: 'Run completed with status: completed',
    output: { entityRef: registers, text: [{ content: 'hidden-text' }] },
  };
  const bodies = { log, completion: end };
  return registers
    ? Object.entries(bodies).map(([type, body]) => ({
        task_id: `task-${index}`,
        event_type: type,
        body: JSON.stringify(body),
      }))
    : [];
}

/** As SQLite writes the current time. */
function toSql(instant: string): string {
  return instant.slice(0, 19).replace('T', ' ');
}

function denyTasks() {
  return mockServices.permissions.factory({ result: AuthorizeResult.DENY });
}
