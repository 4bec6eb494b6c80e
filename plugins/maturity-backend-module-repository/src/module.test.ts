import {
  BackendFeature,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  createMockDirectory,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import {
  FactSource,
  maturityFactSourcesExtensionPoint,
} from '@platform-maturity/backstage-plugin-maturity-node';
import { repositoryReadersServiceRef } from '@platform-maturity/backstage-plugin-maturity-scm-node';
import {
  entityWith,
  fakeRemoteReader,
  fakeUrlReader,
} from './__testUtils__/repositories';
import maturityModuleRepository from './index';

const directory = createMockDirectory();

async function start(
  config: object = {},
  modules: readonly BackendFeature[] = [maturityModuleRepository],
) {
  const sources: FactSource[] = [];
  const backend = await startTestBackend({
    extensionPoints: [
      [
        maturityFactSourcesExtensionPoint,
        { addFactSource: (...added: FactSource[]) => sources.push(...added) },
      ],
    ],
    features: [
      ...modules,
      mockServices.rootConfig.factory({
        data: { maturity: { sources: { repository: config } } },
      }),
    ],
  });
  await backend.stop();
  return sources;
}

// Starts whole backends, on machines that do other things as well.
jest.setTimeout(60_000);

describe('maturityModuleRepository', () => {
  it('adds one source, which reads what is configured', async () => {
    directory.setContent({ shop: { Jenkinsfile: 'sh "make"' } });
    const [source, ...others] = await start({
      localRoots: { examples: directory.path },
    });
    expect(others).toEqual([]);
    expect(source!.id).toBe('repository');
    const answers = await source!.collect({
      entities: [
        entityWith('shop', {
          'platform-maturity.io/local-source': 'examples/shop',
        }),
      ],
      etags: new Map(),
      signal: new AbortController().signal,
      logger: mockServices.logger.mock(),
    });
    expect(answers.get('component:default/shop')).toMatchObject({
      facts: {
        ciProviders: {
          value: ['Jenkins'],
          evidence: [{ title: 'Jenkinsfile (jenkins)' }],
        },
      },
    });
  });

  it('does not start with a wrong configuration', async () => {
    await expect(start({ limits: { files: 0 } })).rejects.toThrow(
      'maturity.sources.repository.limits.files',
    );
  });

  describe('with a module that adds a reader', () => {
    const shop = 'https://github.com/acme/shop';
    const other = 'https://github.com/acme/other';
    const reader = fakeRemoteReader({
      [shop]: { error: 'answered by the reader of the other module' },
    });
    const moduleWithReader = createBackendModule({
      pluginId: 'maturity',
      moduleId: 'test-reader',
      register(reg) {
        reg.registerInit({
          deps: { readers: repositoryReadersServiceRef },
          async init({ readers }) {
            readers.add(reader);
          },
        });
      },
    });
    const urlReader = fakeUrlReader({ [other]: { files: {}, etag: '1' } });

    it.each([
      ['before', [moduleWithReader, maturityModuleRepository]],
      ['after', [maturityModuleRepository, moduleWithReader]],
    ])('%s it, each URL is read by the right one', async (_, modules) => {
      const [source] = await start({}, [...modules, urlReader.factory]);
      const at = (name: string, url: string) =>
        entityWith(name, { 'backstage.io/source-location': `url:${url}` });
      const answers = await source!.collect({
        entities: [at('shop', shop), at('other', other)],
        etags: new Map(),
        signal: new AbortController().signal,
        logger: mockServices.logger.mock(),
      });
      expect(answers.get('component:default/shop')).toEqual({
        error: 'answered by the reader of the other module',
      });
      expect(answers.get('component:default/other')).toMatchObject({
        facts: { readable: { value: true } },
      });
    });

    it('starts where only the other module is installed', async () => {
      const backend = await startTestBackend({ features: [moduleWithReader] });
      await expect(backend.stop()).resolves.toBeUndefined();
    });
  });
});
