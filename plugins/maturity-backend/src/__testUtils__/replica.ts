import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { createBackend } from '@backstage/backend-defaults';
import {
  coreServices,
  createBackendModule,
  createBackendPlugin,
  createServiceFactory,
  RootLoggerService,
} from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import eventsPlugin from '@backstage/plugin-events-backend';
import { EventsService, eventsServiceRef } from '@backstage/plugin-events-node';
import { JsonObject } from '@backstage/types';
import {
  FactSource,
  maturityFactSourcesExtensionPoint,
} from '@platform-maturity/backstage-plugin-maturity-node';
import { maturityPlugin } from '../plugin';
import { component } from './entities';

/** The same in each replica, and as random as those of a real catalog. */
function createUid(index: number): string {
  return createHash('sha256').update(`${index}`).digest('hex');
}

/** Prints the one line that each run logs at its end. */
class PrintedRuns implements RootLoggerService {
  error() {}
  warn() {}
  debug() {}
  child = () => this;

  info(message: string) {
    if (/^(Assessed again|Collected from)/.test(message)) {
      process.stdout.write(`${message}\n`);
    }
  }
}

/** A replica. */
interface ReplicaOptions {
  /** Configuration of the database. */
  readonly database: JsonObject;
  readonly entities: number;
  /** Milliseconds to collect an entity. */
  readonly pause: number;
  /** Whether it collects nothing before it is told to. */
  readonly isHeld?: boolean;
  /** `maturity` of the configuration, besides its sources. */
  readonly maturity: JsonObject;
  /** Port of its server, which other replicas and the test do not ask when left out. */
  readonly port?: number;
  /** Token of the test. */
  readonly token: string;
}

/** A source that takes a while for each entity, and hears of changes by an event. */
function createSource(
  { pause, isHeld }: ReplicaOptions,
  events: EventsService,
): FactSource {
  const released = isHeld ? once(process, 'message') : undefined;
  return {
    id: 'slow',
    title: 'Slow',
    description: 'Takes a while for each entity.',
    facts: [
      {
        name: 'isSeen',
        title: 'Seen',
        description: 'Whether it was seen.',
        type: 'boolean',
        maxAge: { days: 1 },
      },
    ],
    appliesTo: { kind: 'Component' },
    resumable: true,
    batchSize: 1,
    schedule: { frequency: { hours: 6 }, timeout: { hours: 2 } },
    resourceKeys: ({ metadata: { name } }) => [name],
    subscribe: async onChange => {
      await events.subscribe({
        id: 'changes',
        topics: ['test.changes'],
        onEvent: async ({ eventPayload }) => onChange(eventPayload as string[]),
      });
    },
    async collect({ entities: [entity] }) {
      await released;
      process.stdout.write(`collected ${entity.metadata.name}\n`);
      await setTimeout(pause);
      const facts = { isSeen: { value: true } };
      return new Map([[stringifyEntityRef(entity), { facts }]]);
    },
  };
}

function createModule(options: ReplicaOptions) {
  return createBackendModule({
    pluginId: 'maturity',
    moduleId: 'slow',
    register(reg) {
      reg.registerInit({
        deps: {
          events: eventsServiceRef,
          sources: maturityFactSourcesExtensionPoint,
        },
        async init({ events, sources }) {
          sources.addFactSource(createSource(options, events));
        },
      });
    },
  });
}

/** Prints the signals that reach the browsers of this replica. */
const printedSignals = createBackendPlugin({
  pluginId: 'signals',
  register(env) {
    env.registerInit({
      deps: { events: eventsServiceRef },
      async init({ events }) {
        await events.subscribe({
          id: `replica-${process.pid}`,
          topics: ['signals'],
          onEvent: async () => {
            process.stdout.write('signal\n');
          },
        });
      },
    });
  },
});

/**
 * A replica in a process of its own, with the real scheduler and events backend of
 * Backstage, that prints the name of each entity that it collects, its runs, and the
 * signals that it receives. Its argument are the options.
 */
async function start(options: ReplicaOptions) {
  const { port = 0, token } = options;
  const entities = Array.from({ length: options.entities }, (_, index) =>
    component(`service-${index}`, { metadata: { uid: createUid(index) } }),
  );
  const backend = createBackend();
  backend.add(
    mockServices.rootConfig.factory({
      data: {
        backend: {
          baseUrl: `http://localhost:${port}`,
          listen: { host: 'localhost', port },
          database: options.database,
          auth: {
            externalAccess: [
              { type: 'static', options: { token, subject: 'test' } },
            ],
          },
        },
        // Otherwise a bus that is not ready when the process starts is not asked again.
        events: {
          http: { topics: ['test.changes'] },
          ...(options.port && { useEventBus: 'always' }),
        },
        maturity: {
          ...options.maturity,
          sources: {
            catalog: { enabled: false },
            attestation: { enabled: false },
          },
        },
      },
    }),
  );
  backend.add(
    createServiceFactory({
      service: coreServices.rootLogger,
      deps: {},
      factory: () => new PrintedRuns(),
    }),
  );
  backend.add(
    createServiceFactory({
      service: catalogServiceRef,
      deps: {},
      factory: () => catalogServiceMock({ entities }),
    }),
  );
  backend.add(maturityPlugin);
  backend.add(createModule(options));
  if (options.port) {
    backend.add(eventsPlugin);
    backend.add(printedSignals);
  }
  await backend.start();
  process.stdout.write('started\n');
}

// It ends with the test, if it is not killed before.
process.on('disconnect', () => process.exit());

start(JSON.parse(process.argv[2])).catch(error => {
  process.stderr.write(`${error}\n`);
  process.exit(1);
});
