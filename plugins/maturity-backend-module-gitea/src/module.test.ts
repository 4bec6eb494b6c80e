import { mockServices } from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import { createComponent, shop } from './__testUtils__/exampleWorld';
import { FakeGitea } from './__testUtils__/FakeGitea';
import { readValues, startModule } from './__testUtils__/startSource';
import maturityModuleGitea from './index';

// A thread that judges repositories compiles its source first.
jest.setTimeout(60_000);

let gitea: FakeGitea;
beforeAll(async () => {
  gitea = await FakeGitea.start([shop]);
});
afterAll(() => gitea.stop());

function start(config: JsonObject = {}) {
  return startModule(maturityModuleGitea, {
    integrations: { gitea: [gitea.integration] },
    maturity: { sources: { gitea: config } },
  });
}

describe('maturityModuleGitea', () => {
  it('adds one source, which asks the hosts that are configured', async () => {
    const { sources } = await start();
    const [source, ...others] = sources;
    expect(others).toEqual([]);
    expect(source!.id).toBe('gitea');
    const entity = createComponent(shop.slug, gitea.integration.baseUrl);
    expect(source!.resourceKeys!(entity)).toEqual([
      `${gitea.integration.baseUrl}/acme/shop`,
    ]);
    const answers = await source!.collect({
      entities: [entity],
      etags: new Map(),
      signal: new AbortController().signal,
      logger: mockServices.logger.mock(),
    });
    expect(readValues([...answers.values()][0])).toMatchObject({
      visibility: 'internal',
      branchProtected: true,
    });
  });

  it('reads repositories, unless it is told not to', async () => {
    const root = `${gitea.integration.baseUrl}/acme/shop`;
    expect((await start()).readers.findReader(root)).toBeDefined();
    const { readers } = await start({ readsRepositories: false });
    expect(readers.findReader(root)).toBeUndefined();
  });

  it('does not start with a wrong configuration', async () => {
    await expect(start({ reserve: 2 })).rejects.toThrow(
      'maturity.sources.gitea.reserve',
    );
  });
});
