import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { entityWith } from '../__testUtils__/startSource';
import { locateEntity, toResourceKey } from './azureLocation';

const pat = [{ personalAccessToken: 'x' }];
const integrations = ScmIntegrations.fromConfig(
  new ConfigReader({
    integrations: {
      azure: [
        { host: 'dev.azure.com', credentials: pat },
        { host: 'acme.visualstudio.com', credentials: pat },
        { host: 'azure.acme.example', credentials: pat },
        { host: 'tfs.acme.example:8080', credentials: pat },
      ],
    },
  }),
);

const source = 'backstage.io/source-location';
const managed = 'backstage.io/managed-by-location';
const named = 'dev.azure.com/project-repo';
const org = 'dev.azure.com/host-org';

function locate(
  annotations: Record<string, string>,
  registry = integrations,
): string | undefined {
  const located = locateEntity(entityWith('a', annotations), registry);
  if (!located) {
    return undefined;
  }
  return 'repository' in located
    ? toResourceKey(located.repository)
    : located.problem;
}

describe('locateEntity', () => {
  it.each([
    [
      'https://dev.azure.com/acme/Shop/_git/cart',
      'https://dev.azure.com/acme/shop/_git/cart',
    ],
    [
      'https://dev.azure.com/acme/Shop/_git/cart?path=/a&version=GBx',
      'https://dev.azure.com/acme/shop/_git/cart',
    ],
    [
      'https://dev.azure.com/acme/_git/Shop',
      'https://dev.azure.com/acme/shop/_git/shop',
    ],
    [
      'https://me@dev.azure.com/acme/Shop/_git/Shop',
      'https://dev.azure.com/acme/shop/_git/shop',
    ],
    [
      'https://dev.azure.com/acme/Web%20L%C3%A4den/_git/a%20b',
      'https://dev.azure.com/acme/web%20l%c3%a4den/_git/a%20b',
    ],
    [
      'http://dev.azure.com/acme/Shop/_git/cart',
      'https://dev.azure.com/acme/shop/_git/cart',
    ],
    [
      'https://acme.visualstudio.com/Shop/_git/cart',
      'https://acme.visualstudio.com/shop/_git/cart',
    ],
    [
      'https://acme.visualstudio.com/_git/Shop',
      'https://acme.visualstudio.com/shop/_git/shop',
    ],
    [
      'https://acme.visualstudio.com/DefaultCollection/Shop/_git/cart',
      'https://acme.visualstudio.com/shop/_git/cart',
    ],
    [
      'https://azure.acme.example/Main/Shop/_git/cart',
      'https://azure.acme.example/main/shop/_git/cart',
    ],
    [
      'https://azure.acme.example/Main/_git/Shop',
      'https://azure.acme.example/main/shop/_git/shop',
    ],
    [
      'http://tfs.acme.example:8080/tfs/Main/Shop/_git/cart',
      'http://tfs.acme.example:8080/tfs/main/shop/_git/cart',
    ],
    [
      'http://tfs.acme.example:8080/tfs/Main/_git/Shop',
      'http://tfs.acme.example:8080/tfs/main/shop/_git/shop',
    ],
    [
      'https://azure.acme.example/devops/Main/Shop/_git/cart',
      'https://azure.acme.example/devops/main/shop/_git/cart',
    ],
  ])('reads %s', (url, expected) => {
    expect(locate({ [source]: `url:${url}` })).toBe(expected);
    expect(locate({ [managed]: `url:${url}` })).toBe(expected);
  });

  it.each([
    [
      { [named]: 'Shop/cart', [org]: 'dev.azure.com/acme' },
      'https://dev.azure.com/acme/shop/_git/cart',
    ],
    [
      { [named]: 'Web Läden/a b', [org]: 'dev.azure.com/acme/' },
      'https://dev.azure.com/acme/web%20l%c3%a4den/_git/a%20b',
    ],
    [
      { [named]: 'Shop/cart', [org]: 'acme.visualstudio.com' },
      'https://acme.visualstudio.com/shop/_git/cart',
    ],
    [
      { [named]: 'Shop/cart', [org]: 'azure.acme.example/Main' },
      'https://azure.acme.example/main/shop/_git/cart',
    ],
    [
      { [named]: 'Shop/cart', [org]: 'azure.acme.example/tfs/Main' },
      'https://azure.acme.example/tfs/main/shop/_git/cart',
    ],
    [
      {
        [named]: 'Shop/cart',
        [org]: 'tfs.acme.example:8080/tfs/Main',
        [source]: 'url:http://tfs.acme.example:8080/tfs/Main/x/_git/y',
      },
      'http://tfs.acme.example:8080/tfs/main/shop/_git/cart',
    ],
    [
      {
        [named]: 'Shop/cart',
        [source]: 'url:https://dev.azure.com/other/x/_git/y',
      },
      'https://dev.azure.com/other/shop/_git/cart',
    ],
  ])('reads the annotations %j', (annotations, expected) => {
    expect(locate(annotations)).toBe(expected);
  });

  it.each([
    [
      { [named]: 'cart', [org]: 'dev.azure.com/acme' },
      "the annotation dev.azure.com/project-repo is 'cart', which is not of the form project/repository",
    ],
    [
      { [named]: 'a/b/c' },
      "the annotation dev.azure.com/project-repo is 'a/b/c', which is not of the form project/repository",
    ],
    [
      { [named]: 'a/b', [org]: 'dev.azure.com' },
      "the annotation dev.azure.com/host-org is 'dev.azure.com', which is not of the form host/organization",
    ],
    [
      { [named]: 'a/b', [org]: 'elsewhere.example/acme' },
      'the host elsewhere.example of the repository is not known: configure it at integrations.azure',
    ],
    [
      { [named]: 'a/b' },
      'the organization is not known: add the annotation dev.azure.com/host-org with the value host/organization',
    ],
    [
      { [source]: 'url:https://dev.azure.com/acme/Shop' },
      'https://dev.azure.com/acme/Shop does not name a repository',
    ],
    [
      { [source]: 'url:https://dev.azure.com/acme/a/b/c/_git/d' },
      'https://dev.azure.com/acme/a/b/c/_git/d does not name a repository',
    ],
    [{ [source]: 'url:https://github.com/acme/cart' }, undefined],
    [{}, undefined],
  ])('does not read %j', (annotations, expected) => {
    expect(locate(annotations)).toBe(expected);
  });

  it('takes the only organization that there are credentials for', () => {
    const registry = ScmIntegrations.fromConfig(
      new ConfigReader({
        integrations: {
          azure: [
            {
              host: 'dev.azure.com',
              credentials: [
                { organizations: ['acme'], personalAccessToken: 'x' },
              ],
            },
          ],
        },
      }),
    );
    expect(locate({ [named]: 'Shop/cart' }, registry)).toBe(
      'https://dev.azure.com/acme/shop/_git/cart',
    );
  });
});
