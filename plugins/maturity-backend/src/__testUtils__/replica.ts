import { createHash } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { createBackend } from '@backstage/backend-defaults';
import {
  coreServices,
  createServiceFactory,
  RootLoggerService,
} from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { JsonObject } from '@backstage/types';
import { FactSource } from '@platform-maturity/backstage-plugin-maturity-node';
import { maturityPlugin } from '../plugin';
import { component } from './entities';
import { moduleWith } from './startMaturityBackend';

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
  /** `maturity` of the configuration, besides its sources. */
  readonly maturity: JsonObject;
}

/**
 * A replica in a process of its own, with the real scheduler of Backstage, that prints
 * the name of each entity that it collects, and its runs. Its argument are the options.
 */
async function start(options: ReplicaOptions) {
  const source: FactSource = {
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
    resumable: true,
    batchSize: 1,
    schedule: { frequency: { hours: 6 }, timeout: { hours: 2 } },
    async collect({ entities: [entity] }) {
      process.stdout.write(`collected ${entity.metadata.name}\n`);
      await setTimeout(options.pause);
      const facts = { isSeen: { value: true } };
      return new Map([[stringifyEntityRef(entity), { facts }]]);
    },
  };
  const entities = Array.from({ length: options.entities }, (_, index) =>
    component(`service-${index}`, {
      metadata: { uid: createUid(index) },
    }),
  );
  const backend = createBackend();
  backend.add(
    mockServices.rootConfig.factory({
      data: {
        backend: {
          baseUrl: 'http://localhost:0',
          listen: { host: 'localhost', port: 0 },
          database: options.database,
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
  backend.add(moduleWith('slow', source));
  await backend.start();
  process.stdout.write('started\n');
}

// It ends with the test, if it is not killed before.
process.on('disconnect', () => process.exit());

start(JSON.parse(process.argv[2])).catch(error => {
  process.stderr.write(`${error}\n`);
  process.exit(1);
});
