import { testFactSource } from '@platform-maturity/backstage-plugin-maturity-node/testUtils';
import { bare, shop, toRef } from './__testUtils__/exampleWorld';
import { readValues, startSource } from './__testUtils__/startSource';

describe('the source of Gitea', () => {
  it('keeps the contract', async () => {
    const { source, toEntity } = await startSource([shop, bare]);
    await expect(
      testFactSource({
        source,
        entities: [toEntity(shop.slug), toEntity(bare.slug)],
        brokenEntities: [toEntity('acme/gone')],
      }),
    ).resolves.toBeUndefined();
  });

  it('finds a repository by its annotation, in any spelling', async () => {
    const { collect, toEntity } = await startSource([shop]);
    const entity = toEntity('acme/elsewhere');
    entity.metadata.annotations!['gitea.com/repo-slug'] = 'ACME/Shop';
    const answers = await collect([entity]);
    expect(readValues(answers.get(toRef('acme/elsewhere')))).toMatchObject({
      visibility: 'internal',
    });
  });

  it('says nothing of code elsewhere, and asks nobody', async () => {
    const { collect, gitea, toEntity } = await startSource([shop]);
    const entity = toEntity(shop.slug);
    entity.metadata.annotations!['backstage.io/source-location'] =
      'url:https://github.com/acme/shop/';
    expect((await collect([entity])).size).toBe(0);
    expect(gitea.requests).toEqual([]);
  });

  it('asks once for a repository that entities share', async () => {
    const { collect, gitea, toEntity } = await startSource([shop]);
    const other = toEntity(shop.slug.toLowerCase());
    other.metadata.name = 'other';
    const answers = await collect([toEntity(shop.slug), other]);
    expect(answers.size).toBe(2);
    const pulls = gitea.requests.filter(({ text }) => text.includes('/pulls?'));
    expect(pulls).toHaveLength(1);
  });
});
