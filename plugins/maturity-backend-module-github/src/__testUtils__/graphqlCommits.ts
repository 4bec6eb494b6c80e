import {
  FakeRepository,
  FakeRun,
  toCommitId,
  toObjectId,
} from './FakeRepository';
import { refuse, Resolvers, takeFirst } from './graphqlValues';

/**
 * Resolves the latest commit of the default branch. Each run of the branch has a
 * commit of its own; all else is about the latest.
 */
export function resolveHead(
  repository: FakeRepository,
  url: string,
): Resolvers {
  const { branch = 'main', runs = [], withheld = [] } = repository;
  const toSuites = (suites: readonly Resolvers[]) =>
    withheld.includes('actions') || withheld.includes('checks')
      ? () => refuse('FORBIDDEN', 'Resource not accessible by integration')
      : takeFirst(suites);
  const suites = runs.map((run, index) =>
    resolveRun(run, { url, index, branch }),
  );
  const isOwn = (_: unknown, at: number) =>
    (runs[at]!.branch ?? branch) === branch;
  const oid = toCommitId(repository);
  const head: Resolvers = {
    __typename: 'Commit',
    oid,
    url: `${url}/commit/${oid}`,
    checkSuites: toSuites([
      ...suites.filter((suite, at) => !isOwn(suite, at)),
      ...(repository.checks ?? []).map(check =>
        resolveCheck(check, branch, url),
      ),
    ]),
    status: repository.statuses ? { contexts: repository.statuses } : null,
  };
  const commits = suites.filter(isOwn).map((suite, at) => ({
    oid: toObjectId('commit', `${url} ${at}`),
    url: `${url}/commit/${at}`,
    date: String(suite.createdAt),
    checkSuites: toSuites([suite]),
    status: null,
  }));
  const history = ({ first, since }: { first: number; since: string }) =>
    takeFirst([
      ...(repository.isQuiet ? [] : [head]),
      ...commits
        .filter(({ date }) => date >= since)
        .sort((a, b) => b.date.localeCompare(a.date)),
    ])({ first });
  return { ...head, history };
}

function resolveRun(
  run: FakeRun,
  { url, index, branch }: { url: string; index: number; branch: string },
): Resolvers {
  const createdAt = run.startedAt;
  const updatedAt = `${new Date(
    Date.parse(createdAt) + (run.took ?? 1) * 60_000,
  )
    .toISOString()
    .slice(0, 19)}Z`;
  return {
    status: run.conclusion ? 'COMPLETED' : 'IN_PROGRESS',
    conclusion: run.conclusion?.toUpperCase() ?? null,
    createdAt,
    updatedAt,
    url: `${url}/suites/${index + 1}`,
    app: { slug: 'github-actions', name: 'GitHub Actions' },
    branch: { name: run.branch ?? branch },
    workflowRun: {
      event: run.event ?? 'push',
      url: `${url}/actions/runs/${index + 1}`,
      createdAt,
      updatedAt,
      workflow: { name: run.workflow ?? 'CI' },
    },
  };
}

function resolveCheck(
  check: NonNullable<FakeRepository['checks']>[number],
  branch: string,
  url: string,
): Resolvers {
  const { app, conclusion, createdAt, updatedAt = createdAt } = check;
  return {
    status: conclusion ? 'COMPLETED' : 'QUEUED',
    conclusion: conclusion ?? null,
    createdAt,
    updatedAt,
    url: `${url}/checks`,
    app: { name: app, slug: app.toLowerCase().replace(/ /g, '-') },
    branch: { name: branch },
    workflowRun: null,
  };
}
