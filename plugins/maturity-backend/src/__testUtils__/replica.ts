import { setTimeout } from 'node:timers/promises';
import { createBackend } from '@backstage/backend-defaults';
import {
  coreServices,
  createServiceFactory,
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

/**
 * A replica in a process of its own, with the real scheduler of Backstage, that prints
 * the name of each entity that it collects: one in a while. Its argument is the
 * configuration of the database.
 */
async function start(database: JsonObject) {
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
      await setTimeout(500);
      const facts = { isSeen: { value: true } };
      return new Map([[stringifyEntityRef(entity), { facts }]]);
    },
  };
  const entities = Array.from({ length: 500 }, (_, index) =>
    component(`service-${index}`),
  );
  const backend = createBackend();
  backend.add(
    mockServices.rootConfig.factory({
      data: {
        backend: {
          baseUrl: 'http://localhost:0',
          listen: { host: 'localhost', port: 0 },
          database,
        },
        maturity: {
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
      factory: () => mockServices.rootLogger({ level: 'none' }),
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
