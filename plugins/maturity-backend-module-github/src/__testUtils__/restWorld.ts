import { toCommitId, FakeRepository, toObjectId } from './FakeRepository';

/** An answer of GitHub to a REST request, as far as the world says. */
export type RestReply =
  | { readonly status: 200; readonly body: unknown }
  | { readonly status: 403 | 404 | 409; readonly message: string };

type Route = (
  repository: FakeRepository,
  request: {
    readonly last: string;
    readonly query: URLSearchParams;
    readonly url: string;
  },
) => RestReply;

const NOT_FOUND = { status: 404, message: 'Not Found' } as const;
/** Refuses an App. */
export const FORBIDDEN = {
  status: 403,
  message: 'Resource not accessible by integration',
} as const;

/** The page of a list that a query asks for. */
export function takePage<T>(
  list: readonly T[],
  query: URLSearchParams,
): readonly T[] {
  const size = Number(query.get('per_page') ?? 30);
  const page = Number(query.get('page') ?? 1);
  return list.slice((page - 1) * size, page * size);
}

/** An alert of code scanning. */
export function describeCodeAlert(
  { level, createdAt }: { readonly level?: string; readonly createdAt: string },
  index: number,
  url: string,
) {
  return {
    number: index + 1,
    created_at: createdAt,
    html_url: `${url}/security/code-scanning/${index + 1}`,
    state: 'open',
    rule: {
      severity: 'warning',
      ...(level && { security_severity_level: level }),
    },
  };
}

/** So many alerts of secret scanning. */
export function describeSecretAlerts(count: number, url: string) {
  return Array.from({ length: count }, (_, at) => ({
    number: at + 1,
    created_at: '2026-01-01T00:00:00Z',
    html_url: `${url}/security/secret-scanning/${at + 1}`,
    secret: 'hunter2-hunter2',
  }));
}

/** By operation of the OpenAPI description. */
export const restRoutes: Readonly<Record<string, Route>> = {
  '/repos/{owner}/{repo}/actions/runs': (repository, { query, url }) => {
    if (repository.withheld?.includes('actions')) {
      return FORBIDDEN;
    }
    const { branch: main = 'main', runs = [] } = repository;
    const found = runs
      .filter(
        ({ branch = main }) =>
          !query.has('branch') || branch === query.get('branch'),
      )
      .filter(({ conclusion }) => conclusion !== null);
    return {
      status: 200,
      body: {
        total_count: found.length,
        workflow_runs: takePage(found, query).map((run, index) => ({
          id: index + 1,
          name: run.workflow ?? 'CI',
          run_attempt: run.attempt ?? 1,
          head_sha: toObjectId('commit', `${url} ${index}`),
          display_title: `Change ${index + 1}`,
          event: run.event ?? 'push',
          head_branch: main,
          status: 'completed',
          conclusion: run.conclusion,
          html_url: `${url}/actions/runs/${index + 1}`,
          created_at: run.startedAt,
          run_started_at: run.startedAt,
          updated_at: new Date(
            Date.parse(run.startedAt) + (run.took ?? 1) * 60_000,
          ).toISOString(),
        })),
      },
    };
  },
  '/repos/{owner}/{repo}/branches/{branch}': (repository, { last }) =>
    last === (repository.branch ?? 'main') && !repository.empty
      ? {
          status: 200,
          body: {
            name: last,
            protected:
              Boolean(repository.classicRule) ||
              Boolean(
                repository.rulesets?.some(
                  ({ enforcement = 'ACTIVE' }) => enforcement === 'ACTIVE',
                ),
              ),
          },
        }
      : NOT_FOUND,
  '/repos/{owner}/{repo}/code-scanning/alerts': (
    { codeScanning = 'off' },
    { query, url },
  ) => {
    if (codeScanning === 'off') {
      return { status: 404, message: 'no analysis found' };
    }
    return codeScanning === 'hidden'
      ? FORBIDDEN
      : {
          status: 200,
          body: takePage(
            codeScanning.map((alert, index) =>
              describeCodeAlert(alert, index, url),
            ),
            query,
          ),
        };
  },
  '/repos/{owner}/{repo}/deployments': (
    { withheld, deployments = [] },
    { query },
  ) =>
    withheld?.includes('deployments')
      ? FORBIDDEN
      : {
          status: 200,
          body: takePage(deployments, query).map(
            ({ environment, isProduction = false, createdAt }, index) => ({
              id: index + 1,
              environment,
              production_environment: isProduction,
              created_at: createdAt,
            }),
          ),
        },
  '/repos/{owner}/{repo}/secret-scanning/alerts': (
    { secretScanning = 'off' },
    { query, url },
  ) => {
    if (secretScanning === 'off') {
      return {
        status: 404,
        message: 'Secret scanning is disabled on this repository.',
      };
    }
    const alerts = describeSecretAlerts(Number(secretScanning), url);
    return secretScanning === 'hidden'
      ? NOT_FOUND
      : { status: 200, body: takePage(alerts, query) };
  },
  '/repos/{owner}/{repo}/git/trees/{tree_sha}': (
    repository,
    { last, query },
  ) => {
    if (repository.empty) {
      return { status: 409, message: 'Git Repository is empty.' };
    }
    const isRecursive = query.get('recursive') === '1';
    const isCut = isRecursive && repository.truncated === true;
    const files = Object.entries(repository.files ?? {}).filter(
      ([path], index) =>
        isRecursive ? !isCut || index === 0 : !path.includes('/'),
    );
    return last === toCommitId(repository)
      ? {
          status: 200,
          body: {
            sha: last,
            truncated: isCut,
            tree: files.map(([path, content]) => ({
              path,
              mode: '100644',
              type: 'blob',
              sha: toObjectId('blob', content),
              size: Buffer.from(content).length,
            })),
          },
        }
      : NOT_FOUND;
  },
};
