import { RepositoryAnswer } from '../query/RepositoryLists';
import { ChangeReader } from './ChangeReader';

const url = 'https://bitbucket.org/Acme/Shop';
const repository = {
  full_name: 'Acme/Shop',
  links: { html: { href: url } },
};
const answer: RepositoryAnswer = {
  fullName: 'acme/shop',
  url,
  isPrivate: true,
  updatedOn: '2026-01-01T00:00:00Z',
  branch: 'main',
};

const push = (name: string, type = 'branch') => ({
  repository,
  push: { changes: [{ new: null }, { new: { type, name } }] },
});
const merge = (name: string) => ({
  repository,
  pullrequest: { destination: { branch: { name } } },
});
const status = (refname: string | null, state = 'SUCCESSFUL') => ({
  repository,
  commit_status: { state, refname },
});

const PUSH = 'bitbucketCloud.repo:push';
const MERGE = 'bitbucketCloud.pullrequest:fulfilled';
const STATUS = 'bitbucketCloud.repo:commit_status_updated';

describe('ChangeReader', () => {
  it.each<[string, string, unknown, boolean]>([
    ['a push to the default branch', PUSH, push('main'), true],
    ['a push to another branch', PUSH, push('topic'), false],
    ['a push of a tag', PUSH, push('main', 'tag'), false],
    ['a merge into the default branch', MERGE, merge('main'), true],
    ['a merge into another branch', MERGE, merge('topic'), false],
    ['a build of the default branch', STATUS, status('main'), true],
    ['a build that failed', STATUS, status('main', 'FAILED'), true],
    ['a build of an unnamed branch', STATUS, status(null), true],
    ['a build that runs', STATUS, status('main', 'INPROGRESS'), false],
    ['a build of another branch', STATUS, status('topic'), false],
    ['another topic', 'bitbucketCloud.repo:fork', push('main'), false],
    ['something of no repository', PUSH, { push: { changes: [] } }, false],
    ['an incomplete event', MERGE, { repository }, false],
    ['nothing', PUSH, undefined, false],
  ])('of %s', (_, topic, event, isChange) => {
    const changes = new ChangeReader();
    changes.learn([{ error: 'gone' }, answer]);
    expect(changes.read(topic, event)).toEqual(
      isChange
        ? {
            resourceKeys: ['https://bitbucket.org/acme/shop'],
            pushedUrl: topic === PUSH ? url : undefined,
          }
        : undefined,
    );
  });

  it('takes any branch for the default one where that is not known', () => {
    const changes = new ChangeReader();
    expect(changes.read(PUSH, push('topic'))).toMatchObject({ pushedUrl: url });
    expect(changes.read(PUSH, push('v1', 'tag'))).toBeUndefined();
  });
});
