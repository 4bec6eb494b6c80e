import { toChange } from './toChange';

const hosts = ['https://git.acme.example', 'https://tools.acme.example/git'];
const repository = {
  slug: 'shop',
  project: { key: 'ACME' },
  links: {
    self: [
      {
        href: 'https://tools.acme.example/git/projects/ACME/repos/shop/browse',
      },
    ],
  },
};
const { links: _, ...unlinked } = repository;
const push = {
  eventKey: 'repo:refs_changed',
  repository,
  changes: [{ ref: { id: 'refs/heads/main', type: 'BRANCH' } }],
};
const key = 'https://tools.acme.example/git/projects/acme/repos/shop';

describe('toChange', () => {
  it.each<[string, unknown, readonly string[] | undefined]>([
    ['a push to a branch', push, [key]],
    [
      'a push from a version that names no host',
      { ...push, repository: unlinked },
      ['https://git.acme.example/projects/acme/repos/shop', key],
    ],
    [
      'a push of a tag',
      { ...push, changes: [{ ref: { type: 'TAG' } }] },
      undefined,
    ],
    [
      'a pull request that was merged',
      { eventKey: 'pr:merged', pullRequest: { toRef: { repository } } },
      [key],
    ],
    [
      'a pull request that was opened',
      { eventKey: 'pr:opened', pullRequest: { toRef: { repository } } },
      undefined,
    ],
    [
      'another host',
      {
        ...push,
        repository: {
          ...repository,
          links: { self: [{ href: 'https://git.other.example/projects/A' }] },
        },
      },
      undefined,
    ],
    ['a test', { test: true }, undefined],
    ['nothing', undefined, undefined],
  ])('of %s: %#', (_name, event, expected) => {
    expect(toChange(event, hosts)?.resourceKeys).toEqual(expected);
  });

  it('names the repository of a push, if there is only one', () => {
    expect(toChange(push, hosts)?.pushedUrl).toBe(
      'https://tools.acme.example/git/projects/ACME/repos/shop',
    );
    expect(
      toChange({ ...push, repository: unlinked }, hosts)?.pushedUrl,
    ).toBeUndefined();
  });
});
