import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { JsonObject } from '@backstage/types';
import {
  FactSource,
  maturityFactSourcesExtensionPoint,
} from '@platform-maturity/backstage-plugin-maturity-node';
import { createFakeHost } from '../__testUtils__/fakeHost';
import { createScmModule, readScmSourceConfig } from './createScmModule';

const read = (fake?: JsonObject) =>
  readScmSourceConfig(
    new ConfigReader(fake ? { maturity: { sources: { fake } } } : {}),
    'maturity.sources.fake',
  );

describe('readScmSourceConfig', () => {
  it('has defaults for everything', () => {
    expect(read()).toEqual({
      requests: { concurrency: 5, reserve: 0.2, timeout: 30_000 },
      readsRepositories: true,
      reportsDeliveries: false,
    });
  });

  it.each(['5s', { seconds: 5 }])('reads what is configured: %j', timeout => {
    expect(
      read({
        concurrency: 2,
        reserve: 0,
        timeout,
        readsRepositories: false,
        reportsDeliveries: true,
      }),
    ).toEqual({
      requests: { concurrency: 2, reserve: 0, timeout: 5_000 },
      readsRepositories: false,
      reportsDeliveries: true,
    });
  });

  it.each([
    [{ concurrency: 0 }, 'maturity.sources.fake.concurrency: expected'],
    [{ concurrency: 1.5 }, 'maturity.sources.fake.concurrency: expected'],
    [{ concurrency: 51 }, 'maturity.sources.fake.concurrency: expected'],
    [{ reserve: 1 }, 'maturity.sources.fake.reserve: expected'],
    [{ reserve: -0.1 }, 'maturity.sources.fake.reserve: expected'],
    [{ timeout: 'soon' }, 'maturity.sources.fake.timeout'],
    [{ readsRepositories: 'maybe' }, 'maturity.sources.fake.readsRepositories'],
  ])('refuses %j and names the key', (fake, message) => {
    expect(() => read(fake)).toThrow(message);
  });
});

describe('createScmModule', () => {
  it('adds a source whose host gets the configured settings', async () => {
    const sources: FactSource[] = [];
    const createHost = jest.fn(() => createFakeHost().host);
    const backend = await startTestBackend({
      extensionPoints: [
        [
          maturityFactSourcesExtensionPoint,
          { addFactSource: (...added: FactSource[]) => sources.push(...added) },
        ],
      ],
      features: [
        createScmModule({ id: 'fake', createHost }),
        mockServices.rootConfig.factory({
          data: { maturity: { sources: { fake: { concurrency: 3 } } } },
        }),
      ],
    });
    expect(sources.map(({ id }) => id)).toEqual(['fake']);
    expect(createHost).toHaveBeenCalledWith(
      expect.objectContaining({
        settings: { concurrency: 3, reserve: 0.2, timeout: 30_000 },
      }),
    );
    await backend.stop();
  });
});
