import {
  createMockDirectory,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import {
  FactSource,
  maturityFactSourcesExtensionPoint,
} from '@platform-maturity/backstage-plugin-maturity-node';
import { entityWith } from './__testUtils__/repositories';
import maturityModuleRepository from './index';

const directory = createMockDirectory();

async function start(config: object = {}) {
  const sources: FactSource[] = [];
  const backend = await startTestBackend({
    extensionPoints: [
      [
        maturityFactSourcesExtensionPoint,
        { addFactSource: (...added: FactSource[]) => sources.push(...added) },
      ],
    ],
    features: [
      maturityModuleRepository,
      mockServices.rootConfig.factory({
        data: { maturity: { sources: { repository: config } } },
      }),
    ],
  });
  await backend.stop();
  return sources;
}

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
          evidence: [{ title: 'Jenkinsfile' }],
        },
      },
    });
  });

  it('does not start with a wrong configuration', async () => {
    await expect(start({ limits: { files: 0 } })).rejects.toThrow(
      'maturity.sources.repository.limits.files',
    );
  });
});
