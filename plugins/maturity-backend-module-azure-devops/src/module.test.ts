import { mockServices } from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import { createComponent, shop } from './__testUtils__/exampleWorld';
import { FakeAzureDevOps } from './__testUtils__/FakeAzureDevOps';
import { readValues, startModule } from './__testUtils__/startSource';
import maturityModuleAzureDevOps from './index';

// A thread that judges repositories compiles its source first.
jest.setTimeout(60_000);

let azure: FakeAzureDevOps;
beforeAll(async () => {
  azure = await FakeAzureDevOps.start([shop]);
});
afterAll(() => azure.stop());

function start(config: JsonObject = {}) {
  return startModule(maturityModuleAzureDevOps, {
    integrations: { azure: [azure.integration] },
    maturity: { sources: { 'azure-devops': config } },
  });
}

describe('maturityModuleAzureDevOps', () => {
  it('adds one source, which asks the hosts that are configured', async () => {
    const { sources } = await start();
    const [source, ...others] = sources;
    expect(others).toEqual([]);
    expect(source!.id).toBe('azure-devops');
    const entity = createComponent(`http://${azure.host}`, shop.name, 'cart');
    expect(source!.resourceKeys!(entity)).toEqual([
      `http://${azure.host}/acme/web%20l%c3%a4den/_git/cart`,
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
    const root = `http://${azure.host}/acme/${encodeURIComponent(
      shop.name,
    )}/_git/cart`;
    expect((await start()).readers.findReader(root)).toBeDefined();
    const { readers } = await start({ readsRepositories: false });
    expect(readers.findReader(root)).toBeUndefined();
  });

  it('does not start with a wrong configuration', async () => {
    await expect(start({ reserve: 2 })).rejects.toThrow(
      'maturity.sources.azure-devops.reserve',
    );
  });
});
