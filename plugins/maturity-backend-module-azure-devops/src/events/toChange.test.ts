import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { toChange } from './toChange';

const integrations = ScmIntegrations.fromConfig(
  new ConfigReader({
    integrations: {
      azure: [
        {
          host: 'dev.azure.com',
          credentials: [{ personalAccessToken: 'x' }],
        },
      ],
    },
  }),
);
const remoteUrl = 'https://acme@dev.azure.com/acme/Web%20Shop/_git/Cart';
const key = 'https://dev.azure.com/acme/web%20shop/_git/cart';
const repository = { remoteUrl, defaultBranch: 'refs/heads/main' };

describe('toChange', () => {
  it.each([
    [
      'main',
      {
        resourceKeys: [key],
        pushedUrl: 'https://dev.azure.com/acme/Web%20Shop/_git/Cart',
      },
    ],
    ['other', undefined],
  ])('reads a push to %s', (branch, expected) => {
    const event = {
      eventType: 'git.push',
      resource: {
        repository,
        refUpdates: [{ name: `refs/heads/${branch}` }],
      },
    };
    expect(toChange(event, integrations)).toEqual(expected);
  });

  it.each([
    [
      'a completed pull request',
      'git.pullrequest.updated',
      { repository, status: 'completed' },
      true,
    ],
    [
      'a merged pull request',
      'git.pullrequest.merged',
      { repository, status: 'completed' },
      true,
    ],
    [
      'an open pull request',
      'git.pullrequest.updated',
      { repository, status: 'active' },
      false,
    ],
    [
      'a build',
      'build.complete',
      { repository: { type: 'TfsGit', url: remoteUrl } },
      true,
    ],
    [
      'a build of code elsewhere',
      'build.complete',
      { repository: { type: 'GitHub', url: 'https://github.com/a/b' } },
      false,
    ],
    [
      'a host that is not configured',
      'git.pullrequest.merged',
      {
        repository: { remoteUrl: 'https://other.example/a/b/_git/c' },
        status: 'completed',
      },
      false,
    ],
    [
      'no URL',
      'git.pullrequest.merged',
      { repository: { remoteUrl: 'x' }, status: 'completed' },
      false,
    ],
    ['something else', 'workitem.created', { repository }, false],
    ['nothing', undefined, undefined, false],
  ])('reads %s', (_, eventType, resource, isChange) => {
    expect(toChange({ eventType, resource }, integrations)).toEqual(
      isChange ? { resourceKeys: [key], pushedUrl: undefined } : undefined,
    );
  });
});
