import { mockServices } from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import { createComponent, shop } from './__testUtils__/exampleWorld';
import { FakeBitbucket } from './__testUtils__/FakeBitbucket';
import { readValues, startModule } from './__testUtils__/startSource';
import maturityModuleBitbucketServer from './index';

// A thread that judges repositories compiles its source first.
jest.setTimeout(60_000);

let bitbucket: FakeBitbucket;
beforeAll(async () => {
  bitbucket = await FakeBitbucket.start([shop]);
});
afterAll(() => bitbucket.stop());

function start(config: JsonObject = {}) {
  return startModule(maturityModuleBitbucketServer, {
    integrations: { bitbucketServer: [bitbucket.integration] },
    maturity: { sources: { 'bitbucket-server': config } },
  });
}

describe('maturityModuleBitbucketServer', () => {
  it('adds one source, which asks the hosts that are configured', async () => {
    const { sources } = await start();
    const [source, ...others] = sources;
    expect(others).toEqual([]);
    expect(source!.id).toBe('bitbucket-server');
    const entity = createComponent(shop.name, bitbucket.baseUrl);
    expect(source!.resourceKeys!(entity)).toEqual([
      `${bitbucket.baseUrl}/projects/acme/repos/shop`,
    ]);
    const answers = await source!.collect({
      entities: [entity],
      etags: new Map(),
      signal: new AbortController().signal,
      logger: mockServices.logger.mock(),
    });
    expect(readValues([...answers.values()][0])).toMatchObject({
      visibility: 'private',
      branchProtected: true,
    });
  });

  it('reads repositories, unless it is told not to', async () => {
    const root = `${bitbucket.baseUrl}/projects/acme/repos/shop`;
    expect((await start()).readers.findReader(root)).toBeDefined();
    const { readers } = await start({ readsRepositories: false });
    expect(readers.findReader(root)).toBeUndefined();
  });

  it('does not start with a wrong configuration', async () => {
    await expect(start({ reserve: 2 })).rejects.toThrow(
      'maturity.sources.bitbucket-server.reserve',
    );
  });
});
