import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import {
  FactSource,
  maturityFactSourcesExtensionPoint,
} from '@platform-maturity/backstage-plugin-maturity-node';
import maturityModuleRepository from '@platform-maturity/backstage-plugin-maturity-backend-module-repository';
import { createComponent, shop } from './__testUtils__/exampleWorld';
import { FakeGithub } from './__testUtils__/FakeGithub';
import maturityModuleGithub from './index';

// A thread that judges repositories compiles its source first.
jest.setTimeout(60_000);

let github: FakeGithub;
beforeEach(async () => {
  github = await FakeGithub.start([shop]);
});
afterEach(() => github.stop());

async function start(config: object = {}) {
  const sources = new Map<string, FactSource>();
  const backend = await startTestBackend({
    extensionPoints: [
      [
        maturityFactSourcesExtensionPoint,
        {
          addFactSource: (...added: FactSource[]) =>
            added.forEach(source => sources.set(source.id, source)),
        },
      ],
    ],
    features: [
      maturityModuleGithub,
      maturityModuleRepository,
      mockServices.rootConfig.factory({
        data: {
          integrations: { github: [github.integration] },
          maturity: { sources: { github: config } },
        },
      }),
    ],
  });
  const collect = (id: string) =>
    sources.get(id)!.collect({
      entities: [createComponent('acme/shop')],
      etags: new Map(),
      signal: new AbortController().signal,
      logger: mockServices.logger.mock(),
    });
  return { collect, sources, stop: () => backend.stop() };
}

describe('maturityModuleGithub', () => {
  it('adds its source, and reads repositories for that of repositories', async () => {
    const { collect, sources, stop } = await start();
    expect([...sources.keys()].sort()).toEqual(['github', 'repository']);
    expect(await collect('github')).toMatchObject(
      new Map([
        [
          'component:default/acme-shop',
          { facts: { branchProtected: { value: true } } },
        ],
      ]),
    );
    const read = (await collect('repository')).get(
      'component:default/acme-shop',
    );
    expect(read).toMatchObject({
      facts: {
        readable: { value: true },
        ciProviders: { value: ['GitHub Actions'] },
      },
    });
    expect(github.requests.some(({ text }) => text.includes('on Tree'))).toBe(
      true,
    );
    await stop();
  });

  it('tells of what depends on a repository', async () => {
    const { sources, stop } = await start();
    const source = sources.get('github')!;
    expect(source.resourceKeys?.(createComponent('Acme/Shop'))).toEqual([
      'https://github.com/acme/shop',
    ]);
    await stop();
  });

  it('does not start with a wrong configuration', async () => {
    await expect(start({ reserve: 2 })).rejects.toThrow(
      'maturity.sources.github.reserve',
    );
  });
});
