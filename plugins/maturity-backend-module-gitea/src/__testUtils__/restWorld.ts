import {
  FakeRepository,
  FakeRun,
  toBlobId,
  toCommitId,
  toRepositoryId,
} from './FakeRepository';

/** An answer of the fake, as far as the world says. */
export type RestReply =
  | { readonly status: 200; readonly body: unknown }
  | { readonly status: 400 | 403 | 404 | 409; readonly message: string };

/** A request about a repository. */
export interface RestRequest {
  /** The parts of the path that the operation names. */
  readonly groups: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** Of the repository, for people. */
  readonly url: string;
  readonly software: 'gitea' | 'forgejo';
}

const NOT_FOUND = {
  status: 404,
  message: "The target couldn't be found.",
} as const;
const FORBIDDEN = {
  status: 403,
  message: 'user should have specific read permission',
} as const;
const EMPTY = { status: 409, message: 'Git Repository is empty.' } as const;

/** Servers state times in their own zone. */
export function toLocalTime(instant: string): string {
  const local = new Date(Date.parse(instant) + 3_600_000).toISOString();
  return `${local.slice(0, 19)}+01:00`;
}

function takePage<T>(list: readonly T[], query: URLSearchParams): readonly T[] {
  const size = Math.min(50, Number(query.get('limit') ?? 30));
  const page = Number(query.get('page') ?? 1);
  return list.slice((page - 1) * size, page * size);
}

/** A repository, as lists and single requests show it. */
export function toBody(
  repository: FakeRepository,
  webUrl: string,
  software: string,
): object {
  const { slug, visibility = 'public', releases = [] } = repository;
  const [login = '', name = ''] = slug.split('/');
  return {
    id: toRepositoryId(repository),
    owner: { login },
    name,
    full_name: slug,
    html_url: `${webUrl}/${slug}`,
    default_branch: repository.branch ?? 'main',
    empty: repository.empty ?? false,
    archived: repository.archived ?? false,
    private: visibility === 'private',
    internal: visibility === 'internal',
    updated_at: toLocalTime(repository.updatedAt ?? '2026-11-01T00:00:00Z'),
    topics: repository.topics ?? [],
    ...(software === 'gitea' && { licenses: repository.licences ?? [] }),
    has_actions: repository.hasActions ?? true,
    has_pull_requests: repository.hasPullRequests ?? true,
    has_releases: true,
    release_counter: releases.filter(({ draft }) => !draft).length,
  };
}

function findRule({ rules = [], rule }: FakeRepository) {
  return rules.find(({ name }) => name === rule) ?? rules[0];
}

function listRuns({ runs = [], branch: main = 'main' }: FakeRepository) {
  return runs.map((run, index) => ({
    ...run,
    number: runs.length - index,
    branch: run.branch ?? main,
    event: run.event ?? 'push',
    from: toLocalTime(run.startedAt),
    to:
      run.result === 'running'
        ? '1970-01-01T01:00:00+01:00'
        : toLocalTime(
            new Date(
              Date.parse(run.startedAt) + (run.took ?? 1) * 60_000,
            ).toISOString(),
          ),
  }));
}

const isDone = ({ result }: FakeRun) => result !== 'running';

/** By operation of the description, below the path of a repository. */
export const restRoutes: Readonly<
  Record<string, (repository: FakeRepository, at: RestRequest) => RestReply>
> = {
  '/branches/{branch}': (repository, { groups }) => {
    const { branch = 'main', isAdmin = true } = repository;
    const rule = findRule(repository);
    if (repository.hidden?.includes('code')) {
      return FORBIDDEN;
    }
    return groups.branch === branch && !repository.empty
      ? {
          status: 200,
          body: {
            name: branch,
            commit: { id: toCommitId(repository) },
            protected: Boolean(rule),
            required_approvals: rule?.approvals ?? 0,
            enable_status_check: Boolean(rule?.checks),
            status_check_contexts: rule?.checks ?? [],
            effective_branch_protection_name: isAdmin ? rule?.name ?? '' : '',
          },
        }
      : NOT_FOUND;
  },
  '/branch_protections': ({ rules = [], isAdmin = true }, { software }) =>
    isAdmin
      ? {
          status: 200,
          body: rules.map(rule => ({
            rule_name: rule.name,
            branch_name: /[*?[]/.test(rule.name) ? '' : rule.name,
            enable_push: rule.push ?? false,
            unprotected_file_patterns: rule.unprotectedFiles ?? '',
            required_approvals: rule.approvals ?? 0,
            enable_status_check: Boolean(rule.checks),
            status_check_contexts: rule.checks ?? [],
            ...(software === 'gitea' && {
              enable_force_push: rule.forcePush ?? false,
            }),
          })),
        }
      : {
          status: 403,
          message:
            'user should be an owner or a collaborator with admin write of a repository',
        },
  '/actions/runs': (repository, { query, url, software }) => {
    if (repository.hidden?.includes('actions')) {
      return FORBIDDEN;
    }
    const branch =
      query.get('branch') ?? query.get('ref')?.replace('refs/heads/', '');
    const found = listRuns(repository).filter(run => run.branch === branch);
    return {
      status: 200,
      body: {
        total_count: found.length,
        workflow_runs: takePage(found, query).map(run => {
          const html_url = `${url}/actions/runs/${run.number}`;
          return software === 'gitea'
            ? {
                id: run.number,
                event: run.event,
                status: isDone(run) ? 'completed' : 'in_progress',
                conclusion: isDone(run) ? run.result : '',
                head_branch: run.branch,
                started_at: run.from,
                completed_at: run.to,
                html_url,
              }
            : {
                id: run.number,
                event: run.event,
                trigger_event: run.event,
                status: run.result,
                prettyref: run.branch,
                started: run.from,
                stopped: run.to,
                html_url,
              };
        }),
      },
    };
  },
  '/actions/tasks': (repository, { query, url }) => {
    if (repository.hidden?.includes('actions')) {
      return FORBIDDEN;
    }
    const tasks = listRuns(repository).flatMap(run =>
      (run.jobs ?? [run.result]).map((status, at) => ({
        id: run.number * 100 + at,
        name: `job ${at}`,
        event: run.event,
        status,
        head_branch: run.branch,
        run_number: run.number,
        run_started_at: run.from,
        updated_at: run.to,
        url: `${url}/actions/runs/${run.number}`,
      })),
    );
    return {
      status: 200,
      body: {
        total_count: tasks.length,
        workflow_runs: takePage(tasks, query),
      },
    };
  },
  '/commits': (repository, { query, url }) => {
    if (repository.empty) {
      return EMPTY;
    }
    if (repository.hidden?.includes('code')) {
      return FORBIDDEN;
    }
    const { branch = 'main', commits = [{ at: '2026-11-01T00:00:00Z' }] } =
      repository;
    const from = query.get('sha') ?? branch;
    if (![branch, toCommitId(repository)].includes(from)) {
      return NOT_FOUND;
    }
    const isMain = commits.map(({ isMergedIn }) => !isMergedIn);
    return {
      status: 200,
      body: takePage(
        commits.map(({ at }, index) => {
          const sha = toCommitId(repository, index);
          const parents = [isMain.indexOf(true, index + 1), index + 1]
            .filter(next => next > 0 && next < commits.length)
            .map(next => ({ sha: toCommitId(repository, next) }));
          return {
            sha,
            html_url: `${url}/commit/${sha}`,
            commit: { committer: { date: toLocalTime(at) } },
            parents,
          };
        }),
        query,
      ),
    };
  },
  '/commits/{ref}/statuses': (repository, { groups, query, url }) => {
    const { commits = [] } = repository;
    const commit = commits.find(
      (_, index) => toCommitId(repository, index) === groups.ref,
    );
    return {
      status: 200,
      body: takePage(
        (commit?.statuses ?? [])
          .map(({ context, status, at }, index) => ({
            id: index + 1,
            context,
            status,
            created_at: toLocalTime(at),
            target_url: `${url}/-/ci/${context}`,
          }))
          .reverse(),
        query,
      ),
    };
  },
  '/pulls': (repository, { query, url }) => {
    const { hidden, branch = 'main', pulls = [] } = repository;
    return hidden?.includes('pulls')
      ? FORBIDDEN
      : {
          status: 200,
          body: takePage(
            pulls.map(({ mergedAt, author = 'ada', into = branch }, at) => ({
              number: at + 1,
              title: `change ${at + 1}`,
              html_url: `${url}/pulls/${at + 1}`,
              merged: Boolean(mergedAt),
              ...(mergedAt && {
                merged_at: toLocalTime(mergedAt),
                merge_commit_sha: toBlobId(`merge ${at}`),
              }),
              base: { ref: into },
              user: { login: author },
            })),
            query,
          ),
        };
  },
  '/pulls/{index}/reviews': ({ pulls = [] }, { groups, query }) => ({
    status: 200,
    body: takePage(
      (pulls[Number(groups.index) - 1]?.reviews ?? []).map((review, at) => ({
        id: at + 1,
        state: review.state,
        dismissed: review.dismissed ?? false,
        user: { login: review.by },
      })),
      query,
    ),
  }),
  '/releases': ({ hidden, releases = [] }, { query, url }) =>
    hidden?.includes('releases')
      ? FORBIDDEN
      : {
          status: 200,
          body: takePage(
            releases.filter(({ draft = false }) => !draft),
            query,
          ).map(({ tag, publishedAt }, at) => ({
            id: at + 1,
            tag_name: tag,
            html_url: `${url}/releases/tag/${tag}`,
            draft: false,
            prerelease: false,
            published_at: toLocalTime(publishedAt),
          })),
        },
  '/languages': ({ languages = {} }) => ({ status: 200, body: languages }),
  '/git/trees/{sha}': (repository, { groups, query }) => {
    const { files = {}, links = [] } = repository;
    if (groups.sha !== toCommitId(repository)) {
      return { status: 400, message: `sha not found [${groups.sha}]` };
    }
    const blobs = Object.entries(files).map(([path, content]) => ({
      path,
      mode: links.includes(path) ? '120000' : '100644',
      type: 'blob',
      sha: toBlobId(content),
      size: Buffer.from(content).length,
    }));
    const folders = new Set(
      Object.keys(files).flatMap(path =>
        path.includes('/') ? path.split('/')[0]! : [],
      ),
    );
    const root = [
      ...blobs.filter(({ path }) => !path.includes('/')),
      ...[...folders].map(path => ({
        path,
        mode: '040000',
        type: 'tree',
        sha: toBlobId(path),
        size: 0,
      })),
    ];
    const all = query.get('recursive') === 'true' ? blobs : root;
    const size = Math.min(1_000, Number(query.get('per_page') ?? 1_000));
    const page = Number(query.get('page') ?? 1);
    return {
      status: 200,
      body: {
        sha: groups.sha,
        page,
        total_count: all.length,
        truncated: page * size < all.length,
        tree: all.slice((page - 1) * size, page * size),
      },
    };
  },
  '/git/blobs/{sha}': ({ files = {} }, { groups }) => {
    const content = Object.values(files).find(
      each => toBlobId(each) === groups.sha,
    );
    return content === undefined
      ? NOT_FOUND
      : {
          status: 200,
          body: {
            sha: groups.sha,
            size: Buffer.from(content).length,
            encoding: 'base64',
            content: Buffer.from(content).toString('base64'),
          },
        };
  },
  '/contents/{filepath}': ({ files = {} }, { groups }) => {
    const content = files[groups.filepath!];
    return content === undefined
      ? NOT_FOUND
      : {
          status: 200,
          body: {
            type: 'file',
            path: groups.filepath,
            sha: toBlobId(content),
            size: Buffer.from(content).length,
            encoding: 'base64',
            content: Buffer.from(content).toString('base64'),
          },
        };
  },
};
