import { toChange } from './toChange';

const repository = {
  html_url: 'https://git.acme.example/gitea/Acme/shop',
  default_branch: 'main',
};
const push = { ref: 'refs/heads/main', after: 'c0ffee', repository };
const pull = {
  action: 'closed',
  pull_request: { merged: true, base: { ref: 'main' } },
  repository,
};
const run = {
  action: 'completed',
  workflow_run: { head_branch: 'main', conclusion: 'success' },
  repository,
};

describe('toChange', () => {
  it.each<[string, unknown, boolean]>([
    ['a push to the default branch', push, true],
    ['a push to another branch', { ...push, ref: 'refs/heads/topic' }, false],
    ['a push of a tag', { ...push, ref: 'refs/tags/main' }, false],
    ['a branch that was created', { ref: 'main', repository }, false],
    ['a pull request that was merged', pull, true],
    [
      'a pull request that was closed',
      { ...pull, pull_request: { merged: false, base: { ref: 'main' } } },
      false,
    ],
    [
      'a pull request into another branch',
      { ...pull, pull_request: { merged: true, base: { ref: 'topic' } } },
      false,
    ],
    ['a run that ended', run, true],
    ['a run that began', { ...run, action: 'in_progress' }, false],
    [
      'a run of another branch',
      { ...run, workflow_run: { head_branch: 'topic', conclusion: 'failure' } },
      false,
    ],
    [
      'a release',
      { action: 'published', release: { draft: false }, repository },
      true,
    ],
    ['an issue', { action: 'opened', issue: {}, repository }, false],
    ['something of no repository', { ...push, repository: undefined }, false],
    [
      'a repository without a branch',
      { ...push, ref: '', repository: { ...repository, default_branch: '' } },
      false,
    ],
    ['nothing', undefined, false],
  ])('of %s: %#', (_, event, isChange) => {
    expect(toChange(event)?.resourceKeys).toEqual(
      isChange ? ['https://git.acme.example/gitea/acme/shop'] : undefined,
    );
  });

  it('names the repository of a push to the default branch alone', () => {
    expect(toChange(push)?.pushedUrl).toBe(repository.html_url);
    expect(toChange(run)?.pushedUrl).toBeUndefined();
  });
});
