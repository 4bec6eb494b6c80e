import { testFactSource } from '@platform-maturity/backstage-plugin-maturity-node/testUtils';
import { bare, shop } from './__testUtils__/exampleWorld';
import { startSource } from './__testUtils__/startSource';

describe('the source of Bitbucket', () => {
  it('keeps the contract', async () => {
    const { source, toEntity } = await startSource([shop, bare]);
    await expect(
      testFactSource({
        source,
        entities: [toEntity(shop.name), toEntity(bare.name)],
        brokenEntities: [toEntity('ACME/gone')],
      }),
    ).resolves.toBeUndefined();
  });

  it('says nothing of code elsewhere, and asks nobody', async () => {
    const { collect, bitbucket, toEntity } = await startSource([shop]);
    const entity = toEntity(shop.name);
    entity.metadata.annotations!['backstage.io/source-location'] =
      'url:https://github.com/acme/shop/';
    expect((await collect([entity])).size).toBe(0);
    expect(bitbucket.requests).toEqual([]);
  });

  it('asks once for a repository that entities share, in any spelling', async () => {
    const { collect, bitbucket, toEntity } = await startSource([shop]);
    const other = toEntity('acme/shop');
    other.metadata.name = 'other';
    const answers = await collect([toEntity(shop.name), other]);
    expect(answers.size).toBe(2);
    const pulls = bitbucket.requests.filter(({ text }) =>
      text.includes('/pull-requests?'),
    );
    expect(pulls).toHaveLength(1);
  });
});
