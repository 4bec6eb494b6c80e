import { testFactSource } from '@platform-maturity/backstage-plugin-maturity-node/testUtils';
import {
  bare,
  createComponent,
  shop,
  toRef,
} from './__testUtils__/exampleWorld';
import { readValues, startSource } from './__testUtils__/startSource';

describe('BitbucketFactSource', () => {
  it('keeps the contract', async () => {
    const { source } = await startSource([shop, bare]);
    await expect(
      testFactSource({
        source,
        entities: [createComponent('acme/shop'), createComponent('acme/bare')],
        brokenEntities: [createComponent('acme/gone')],
      }),
    ).resolves.toBeUndefined();
  });

  it('finds a renamed repository, and one by its annotation', async () => {
    const { collect } = await startSource([
      { slug: 'acme/new-name', formerSlugs: ['acme/old-name'], isPublic: true },
    ]);
    const entity = createComponent('acme/new-name', 'https://example.com');
    entity.metadata.annotations!['bitbucket.org/project-slug'] =
      'Acme/new-name';
    const answers = await collect([createComponent('acme/old-name'), entity]);
    expect([...answers.values()].map(readValues)).toEqual([
      expect.objectContaining({ visibility: 'public' }),
      expect.objectContaining({ visibility: 'public' }),
    ]);
  });

  it('says nothing of code elsewhere, and asks nobody', async () => {
    const { bitbucket, collect } = await startSource([shop]);
    const elsewhere = createComponent('acme/shop', 'https://github.com');
    expect((await collect([elsewhere])).size).toBe(0);
    expect(bitbucket.requests).toEqual([]);
  });

  it('asks once for a repository that entities share', async () => {
    const { bitbucket, collect } = await startSource([shop]);
    const other = createComponent('acme/shop');
    other.metadata.name = 'other';
    const answers = await collect([createComponent('acme/shop'), other]);
    expect(answers.size).toBe(2);
    expect(bitbucket.counts.rest).toBe(6);
  });

  it('learns the default branch for webhooks', async () => {
    const { collect, host } = await startSource([shop]);
    const event = {
      repository: {
        full_name: 'acme/shop',
        links: { html: { href: 'https://bitbucket.org/acme/shop' } },
      },
      push: { changes: [{ new: { type: 'branch', name: 'topic' } }] },
    };
    const [topic] = host.topics;
    expect(host.toChange(topic!, event)).toBeDefined();
    await collect([createComponent('acme/shop')]);
    expect(host.toChange(topic!, event)).toBeUndefined();
    expect(toRef('acme/shop')).toBe('component:default/acme-shop');
  });
});
