import { mockServices } from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import { createComponent, shop } from './__testUtils__/exampleWorld';
import { FakeBitbucket } from './__testUtils__/FakeBitbucket';
import { readValues, startModule } from './__testUtils__/startSource';
import maturityModuleBitbucketCloud from './index';

// A thread that judges repositories compiles its source first.
jest.setTimeout(60_000);

let bitbucket: FakeBitbucket;
let requests: { restore(): void };
beforeAll(async () => {
  bitbucket = await FakeBitbucket.start([shop]);
  requests = bitbucket.intercept();
});
afterAll(async () => {
  requests.restore();
  await bitbucket.stop();
});

function start(config: JsonObject = {}) {
  return startModule(maturityModuleBitbucketCloud, {
    integrations: { bitbucketCloud: [bitbucket.integration] },
    maturity: { sources: { 'bitbucket-cloud': config } },
  });
}

describe('maturityModuleBitbucketCloud', () => {
  it('adds one source, which asks the hosts that are configured', async () => {
    const { sources } = await start();
    const [source, ...others] = sources;
    expect(others).toEqual([]);
    expect(source!.id).toBe('bitbucket-cloud');
    const entity = createComponent(shop.slug);
    expect(source!.resourceKeys!(entity)).toEqual([
      'https://bitbucket.org/acme/shop',
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
    const root = 'https://bitbucket.org/acme/shop';
    expect((await start()).readers.findReader(root)).toBeDefined();
    const { readers } = await start({ readsRepositories: false });
    expect(readers.findReader(root)).toBeUndefined();
  });

  it('does not start with a wrong configuration', async () => {
    await expect(start({ reserve: 2 })).rejects.toThrow(
      'maturity.sources.bitbucket-cloud.reserve',
    );
  });
});
