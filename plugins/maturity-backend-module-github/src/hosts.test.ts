import { generateKeyPairSync } from 'node:crypto';
import { createComponent, shop } from './__testUtils__/exampleWorld';
import { countRepositories } from './__testUtils__/FakeGithub';
import { FakeRepository } from './__testUtils__/FakeRepository';
import { startSource, readValues } from './__testUtils__/startSource';

const plain = (slug: string): FakeRepository => ({ slug, files: { a: '' } });

describe('GitHub Enterprise Server', () => {
  it('is asked where its API is, and links to its own pages', async () => {
    const { collect, github } = await startSource([shop], {
      github: { isEnterprise: true, webUrl: 'https://git.acme.example' },
    });
    const answer = (
      await collect([createComponent('acme/shop', 'git.acme.example')])
    ).get('component:default/acme-shop');
    expect(readValues(answer)).toMatchObject({
      branchProtected: true,
      pipelineRuns: 3,
    });
    expect(answer).toMatchObject({
      facts: {
        codeScanning: {
          evidence: [
            {
              url: 'https://git.acme.example/acme/shop/security/code-scanning',
            },
          ],
        },
      },
    });
    expect(github.requests.map(({ status }) => status)).toEqual([
      200, 200, 200, 200,
    ]);
  });
});

describe('a GitHub App', () => {
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
  });
  const apps = [
    {
      appId: 1,
      clientId: 'a',
      clientSecret: 'b',
      webhookSecret: 'c',
      privateKey,
    },
  ];

  it('asks about the repositories of each owner with the token that it has there', async () => {
    const { collect, github } = await startSource(
      [plain('acme/shop'), plain('other/shop'), plain('acme/web')],
      { apps, github: { installations: ['acme', 'other'] } },
    );
    const answers = await collect([
      createComponent('acme/shop'),
      createComponent('other/shop'),
      createComponent('acme/web'),
    ]);
    expect([...answers.values()].every(answer => 'facts' in answer)).toBe(true);
    expect(
      github.requests
        .filter(({ kind }) => kind === 'graphql')
        .map(request => [request.token, countRepositories(request)]),
    ).toEqual([
      ['ghs_acme', 2],
      ['ghs_other', 1],
    ]);
  });

  it('that is not installed somewhere costs only what is there', async () => {
    const { collect } = await startSource(
      [plain('acme/shop'), plain('other/shop')],
      {
        apps,
        github: { installations: ['acme'] },
      },
    );
    const answers = await collect([
      createComponent('acme/shop'),
      createComponent('other/shop'),
    ]);
    expect(answers.get('component:default/acme-shop')).toHaveProperty('facts');
    expect(answers.get('component:default/other-shop')).toEqual({
      error: expect.stringMatching(
        /no credentials for github.com\/other|gives no access to other/,
      ),
    });
  });
});
