import { FakeRepository, FakeRun, toCommitId } from './FakeRepository';
import {
  EMPTY,
  FORBIDDEN,
  NOT_FOUND,
  RestRoutes,
  takePage,
  toLocalTime,
} from './restReplies';

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

/** Runs of Actions, commits and their statuses. */
export const runRoutes: RestRoutes = {
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
};
