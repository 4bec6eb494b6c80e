import {
  digest,
  FakeRepository,
  FakeScope,
  toCommitId,
} from './FakeRepository';

/** A page of a list. */
export interface Page {
  readonly values: readonly object[];
}

/** An answer of Bitbucket, as far as the world says. */
export type RestReply =
  | {
      readonly status: 200;
      /** As the published description has it. */
      readonly body: unknown;
      /** Adds what the description leaves out, and `fields` shows. */
      readonly expand?: (body: Page) => Page;
    }
  | { readonly status: 200; readonly text: string }
  | { readonly status: 400 | 403 | 404; readonly message: string };

/** An operation, and what it needs. */
interface Route {
  readonly scope: FakeScope;
  /** Items in a page; left out where the answer is not a page. */
  readonly maxPage?: number;
  readonly reply: (
    repository: FakeRepository,
    request: {
      /** Last part of the path. */
      readonly last: string;
      readonly query: URLSearchParams;
      readonly url: string;
    },
  ) => RestReply;
}

const PATH = '/2.0/repositories/{workspace}/{repo_slug}';
const NOT_FOUND = { status: 404, message: 'Not found' } as const;
const toAccount = (name: string, type = 'user') => ({
  type,
  uuid: `{${name}}`,
  display_name: name,
});

/** Describes a repository. */
export function describeRepository(repository: FakeRepository) {
  const { slug, isPublic = false, empty, branch = 'main' } = repository;
  return {
    type: 'repository',
    full_name: slug,
    name: slug.split('/').pop(),
    is_private: !isPublic,
    updated_on: toTime(repository.updatedOn ?? '2026-01-01T00:00:00Z'),
    links: { html: { href: `https://bitbucket.org/${slug}` } },
    ...(!empty && {
      mainbranch: {
        type: 'branch',
        name: branch,
        ...(!repository.isPlain && {
          target: { type: 'commit', hash: toCommitId(repository) },
        }),
      },
    }),
  };
}

/** By operation of the description. */
export const restRoutes: Readonly<Record<string, Route>> = {
  [PATH]: {
    scope: 'repository',
    reply: repository => ({
      status: 200,
      body: describeRepository(repository),
    }),
  },
  [`${PATH}/branch-restrictions`]: {
    scope: 'repository:admin',
    maxPage: 50,
    reply: ({ restrictions = [] }) => ({
      status: 200,
      body: {
        values: restrictions.map((each, at) => ({
          type: 'branchrestriction',
          id: at + 1,
          kind: each.kind,
          branch_match_kind: each.branchType ? 'branching_model' : 'glob',
          ...(each.branchType && { branch_type: each.branchType }),
          pattern: each.branchType ? '' : each.pattern ?? 'main',
          ...(each.value !== undefined && { value: each.value }),
          users: (each.users ?? []).map(name => toAccount(name)),
          groups: (each.groups ?? []).map(slug => ({ type: 'group', slug })),
        })),
      },
    }),
  },
  [`${PATH}/commits/{revision}`]: {
    scope: 'repository',
    maxPage: 100,
    reply: (repository, { last }) => {
      const main = toCommitId(repository);
      const hash = [repository.branch ?? 'main', main].includes(last)
        ? main
        : repository.branches?.[last];
      return hash
        ? { status: 200, body: { values: [{ type: 'commit', hash }] } }
        : NOT_FOUND;
    },
  },
  [`${PATH}/deployments`]: {
    scope: 'pipeline',
    maxPage: 100,
    reply: (repository, { url }) => ({
      status: 200,
      body: {
        values: (repository.deployments ?? []).map((each, at) => {
          const { state = 'COMPLETED', status = 'SUCCESSFUL' } = each;
          return {
            type: 'deployment',
            uuid: `{${digest(`${url} ${at}`).slice(0, 8)}}`,
            environment: {
              type: 'deployment_environment',
              uuid: `{${each.environment}}`,
              ...(!repository.isPlain && {
                name: each.environment,
                environment_type: { name: each.type ?? 'Test' },
              }),
            },
            release: {
              type: 'deployment_release',
              name: `#${at + 1}`,
              url: `${url}/pipelines/results/${at + 1}`,
              commit: { type: 'commit', hash: toCommitId(repository) },
            },
            state: {
              type: `deployment_state_${state.toLowerCase()}`,
              name: state,
              ...(state !== 'UNDEPLOYED' && {
                started_on: toTime(each.startedOn),
              }),
              ...(state === 'COMPLETED' && {
                status: { type: 'status', name: status },
                completed_on: toTime(each.startedOn, 59_000),
                url: `${url}/pipelines/results/${at + 1}/steps/1`,
              }),
            },
          };
        }),
      },
    }),
  },
  [`${PATH}/effective-branching-model`]: {
    scope: 'repository',
    reply: ({ model = {}, branch = 'main' }) => ({
      status: 200,
      body: {
        type: 'effective_repo_branching_model',
        development: toModelBranch(model.development ?? branch),
        ...(model.production && {
          production: toModelBranch(model.production),
        }),
        branch_types: model.release
          ? [{ kind: 'release', prefix: model.release }]
          : [],
      },
    }),
  },
  [`${PATH}/pipelines`]: {
    scope: 'pipeline',
    maxPage: 100,
    reply: ({ pipelines = [], branch: main = 'main' }, { query }) => ({
      status: 200,
      body: {
        values: pipelines.flatMap(({ branch = main, ...each }, at) => {
          const isOpen = ['RUNNING', 'PAUSED'].includes(each.result);
          return branch === query.get('target.branch')
            ? [
                {
                  type: 'pipeline',
                  build_number: pipelines.length - at,
                  state: {
                    type: 'pipeline_state',
                    name: isOpen ? 'IN_PROGRESS' : 'COMPLETED',
                    [isOpen ? 'stage' : 'result']: { name: each.result },
                  },
                  trigger: {
                    type: 'pipeline_trigger',
                    name: each.trigger ?? 'PUSH',
                  },
                  target: each.isOfPullRequest
                    ? { type: 'pipeline_pullrequest_target' }
                    : {
                        type: 'pipeline_ref_target',
                        ref_type: 'branch',
                        ref_name: branch,
                      },
                  created_on: toTime(each.createdOn),
                  ...(!isOpen && {
                    completed_on: toTime(
                      each.createdOn,
                      (each.took ?? 1) * 60_000,
                    ),
                  }),
                },
              ]
            : [];
        }),
      },
    }),
  },
  [`${PATH}/pullrequests`]: {
    scope: 'pullrequest',
    maxPage: 50,
    reply: (repository, { query, url }) => {
      const [, into] =
        /^state = "MERGED" AND destination\.branch\.name = "(.*)"$/.exec(
          query.get('q') ?? '',
        ) ?? [];
      if (into === undefined) {
        return { status: 400, message: 'Invalid query' };
      }
      const { branch: main = 'main', pullRequests = [] } = repository;
      const found = pullRequests.filter(
        each =>
          (each.state ?? 'MERGED') === 'MERGED' &&
          (each.into ?? main) === into.replace(/\\(.)/g, '$1'),
      );
      return {
        status: 200,
        body: {
          values: found.map((each, at) => ({
            type: 'pullrequest',
            id: at + 1,
            title: `Change ${at + 1}`,
            state: 'MERGED',
            created_on: toTime(each.createdOn ?? '2026-01-01T00:00:00Z'),
            updated_on: toTime(each.mergedOn),
            links: { html: { href: `${url}/pull-requests/${at + 1}` } },
            author: toAccount(
              each.author ?? 'ann',
              each.isByApp ? 'app_user' : 'user',
            ),
            participants: (each.approvedBy ?? []).map(name => ({
              type: 'participant',
              role: 'REVIEWER',
              approved: true,
              state: 'approved',
              user: toAccount(name),
            })),
            merge_commit: {
              hash: (at === 0 ? toCommitId(repository) : digest(`${at}`)).slice(
                0,
                12,
              ),
            },
          })),
        },
        expand: body => ({
          ...body,
          values: body.values.map((each, at) => ({
            ...each,
            merge_commit: {
              ...Reflect.get(each, 'merge_commit'),
              date: toTime(found[at]!.committedOn ?? found[at]!.mergedOn),
            },
          })),
        }),
      };
    },
  },
  [`${PATH}/src/{commit}/{path}`]: {
    scope: 'repository',
    reply: ({ files = {} }, { last }) => {
      const content = files[last];
      return content === undefined
        ? NOT_FOUND
        : { status: 200, text: Buffer.from(content).toString('utf8') };
    },
  },
};

/** Writes a time as Bitbucket does. */
function toTime(instant: string, later = 0): string {
  const time = new Date(Date.parse(instant) + later).toISOString();
  return time.replace('Z', '456+00:00');
}

function toModelBranch(name: string) {
  return { name, use_mainbranch: false, branch: { type: 'branch', name } };
}
