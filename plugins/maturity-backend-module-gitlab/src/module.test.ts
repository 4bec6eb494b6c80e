import { mockServices } from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import { createComponent, shop } from './__testUtils__/exampleWorld';
import { FakeGitlab } from './__testUtils__/FakeGitlab';
import { readValues, startModule } from './__testUtils__/startSource';
import maturityModuleGitlab from './index';

// A thread that judges repositories compiles its source first.
jest.setTimeout(60_000);

let gitlab: FakeGitlab;
beforeAll(async () => {
  gitlab = await FakeGitlab.start([shop]);
});
afterAll(() => gitlab.stop());

function start(config: JsonObject = {}) {
  return startModule(maturityModuleGitlab, {
    integrations: { gitlab: [gitlab.integration] },
    maturity: { sources: { gitlab: config } },
  });
}

describe('maturityModuleGitlab', () => {
  it('adds one source, which asks the hosts that are configured', async () => {
    const { sources } = await start();
    const [source, ...others] = sources;
    expect(others).toEqual([]);
    expect(source!.id).toBe('gitlab');
    const entity = createComponent(shop.path);
    expect(source!.resourceKeys!(entity)).toEqual([
      'https://gitlab.com/acme/web/shop',
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
    const root = 'https://gitlab.com/acme/web/shop';
    expect((await start()).readers.findReader(root)).toBeDefined();
    const { readers } = await start({ readsRepositories: false });
    expect(readers.findReader(root)).toBeUndefined();
  });

  it('does not start with a wrong configuration', async () => {
    await expect(start({ reserve: 2 })).rejects.toThrow(
      'maturity.sources.gitlab.reserve',
    );
  });
});
