import {
  FakeMatcher,
  FakeRepository,
  toCommitId,
  toRepositoryId,
} from './FakeRepository';

/** An answer of the fake, as far as the world says. */
export type RestReply =
  | { readonly status: 200; readonly body: unknown }
  | { readonly status: 401 | 404; readonly message: string };

/** A request about a repository. */
export interface RestRequest {
  /** The parts of the path that the operation names. */
  readonly groups: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
}

const NOT_FOUND = { status: 404, message: 'It does not exist.' } as const;
const UNAUTHORIZED = {
  status: 401,
  message: 'You are not permitted to access this resource',
} as const;

/** A page of a list, of at most some items however many are asked for. */
export function toPage(
  all: readonly unknown[],
  query: URLSearchParams,
  most = 1_000,
): RestReply {
  const limit = Math.min(most, Number(query.get('limit') ?? 25));
  const start = Number(query.get('start') ?? 0);
  const values = all.slice(start, start + limit);
  const isLastPage = start + limit >= all.length;
  return {
    status: 200,
    body: {
      values,
      size: values.length,
      limit,
      start,
      isLastPage,
      ...(!isLastPage && { nextPageStart: start + limit }),
    },
  };
}

/** A repository, as lists and single requests show it. */
export function toBody(repository: FakeRepository): object {
  const [key, slug] = repository.name.split('/');
  return {
    id: toRepositoryId(repository),
    slug,
    name: slug,
    public: repository.public ?? false,
    ...(repository.archived !== undefined && {
      archived: repository.archived,
    }),
    project: { key, public: false },
  };
}

function toMatcher({ type = 'BRANCH', id }: FakeMatcher) {
  return { id, displayId: id, type: { id: type, name: type } };
}

function listCommits(repository: FakeRepository) {
  const { commits = [{ at: '2026-11-01T00:00:00Z' }], empty } = repository;
  const isMain = commits.map(({ isMergedIn }) => !isMergedIn);
  return empty
    ? []
    : commits.map(({ at }, index) => ({
        id: toCommitId(repository, index),
        committerTimestamp: Date.parse(at),
        parents: [isMain.indexOf(true, index + 1), index + 1]
          .filter(next => next > 0 && next < commits.length)
          .map(next => ({ id: toCommitId(repository, next) })),
      }));
}

const isKnownRef = (repository: FakeRepository, ref: string) =>
  [
    `refs/heads/${repository.branch ?? 'main'}`,
    repository.branch ?? 'main',
    toCommitId(repository),
  ].includes(ref);

/** By operation of the description, below the path of a repository. */
export const restRoutes: Readonly<
  Record<string, (repository: FakeRepository, at: RestRequest) => RestReply>
> = {
  '/default-branch': ({ branch = 'main', empty }) =>
    empty
      ? NOT_FOUND
      : {
          status: 200,
          body: {
            id: `refs/heads/${branch}`,
            displayId: branch,
            type: 'BRANCH',
          },
        },
  '/commits': (repository, { query }) => {
    const until = query.get('until');
    return until && !isKnownRef(repository, until)
      ? NOT_FOUND
      : toPage(listCommits(repository), query);
  },
  '/pull-requests': ({ branch = 'main', pulls = [] }, { query }) =>
    toPage(
      pulls
        .map(({ into = branch, ...pull }, index) => ({ into, index, ...pull }))
        .filter(({ into }) => `refs/heads/${into}` === query.get('at'))
        .map(({ index, mergedAt, author = 'ada', ...pull }) => ({
          id: index + 1,
          title: `change ${index + 1}`,
          state: 'MERGED',
          closedDate: Date.parse(mergedAt),
          author: {
            approved: false,
            status: 'UNAPPROVED',
            user: {
              slug: author,
              type: pull.isByProgram ? 'SERVICE' : 'NORMAL',
            },
          },
          reviewers: (pull.approvedBy ?? []).map(slug => ({
            approved: true,
            status: 'APPROVED',
            user: { slug, type: 'NORMAL' },
          })),
          participants: [],
          properties: { mergeCommit: { id: `${index + 1}`.repeat(40) } },
        })),
      query,
    ),
  '/settings/pull-requests': ({ approvals = 0, builds = 0 }) => ({
    status: 200,
    body: {
      requiredApprovers: { enabled: approvals > 0, count: `${approvals}` },
      requiredSuccessfulBuilds: { enabled: builds > 0, count: `${builds}` },
    },
  }),
  '/settings/hooks': ({ hooks = [], permission }, { query }) =>
    permission === 'read'
      ? UNAUTHORIZED
      : toPage(
          ['force-push-hook', 'verify-committer-hook'].map(key => ({
            enabled: hooks.includes(key),
            details: {
              key: `com.atlassian.bitbucket.server.bitbucket-bundled-hooks:${key}`,
            },
          })),
          query,
        ),
  '/restrictions': ({ restrictions = [], permission }, { query }) =>
    permission === 'read'
      ? UNAUTHORIZED
      : toPage(
          restrictions.map(
            ({ type, matcher, users = [], groups = [] }, at) => ({
              id: at + 1,
              type,
              matcher: toMatcher(matcher),
              users: users.map(name => ({ name })),
              groups,
              accessKeys: [],
            }),
          ),
          query,
        ),
  '/conditions': ({ requiredBuilds = [] }, { query }) =>
    toPage(
      requiredBuilds.map(({ keys, matcher, exempt }, at) => ({
        id: at + 1,
        buildParentKeys: keys,
        refMatcher: toMatcher(matcher),
        ...(exempt && { exemptRefMatcher: toMatcher(exempt) }),
      })),
      query,
    ),
  '/files': (repository, { query }) =>
    isKnownRef(repository, query.get('at') ?? '')
      ? toPage(Object.keys(repository.files ?? {}), query, 1_000)
      : NOT_FOUND,
  '/browse/{path}': ({ files = {} }, { groups, query }) => {
    const content = files[groups.path!];
    if (content === undefined) {
      return NOT_FOUND;
    }
    if (typeof content !== 'string') {
      return { status: 200, body: { binary: true } };
    }
    const start = Number(query.get('start') ?? 0);
    const all = content.split('\n');
    const lines = all.slice(start, start + 3);
    return {
      status: 200,
      body: {
        lines: lines.map(text => ({ text })),
        start,
        size: lines.length,
        isLastPage: start + 3 >= all.length,
      },
    };
  },
};
