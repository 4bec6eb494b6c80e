import {
  Connection,
  GraphqlQuery,
  GraphqlQueryBuilder,
  readNodes,
} from '@platform-maturity/backstage-plugin-maturity-node/http';
import { PipelineRun } from '@platform-maturity/backstage-plugin-maturity-scm-node';
import { findCiByApp, findCiByStatus } from './ciTools';
import { selectRepository, Slug } from './fieldGroups';
import { EVENTS, readSuccess, toMinutes } from './runRules';

/** Latest commits of the default branch whose runs are read. */
const COMMITS = 30;
/** Check suites of a commit that are read: one for each run of a workflow, and for each App. */
const SUITES = 30;

/** The App of GitHub Actions, and the one that reports what code scanning found. */
const ACTIONS = 'github-actions';
const CODE_SCANNING = 'github-advanced-security';

interface CheckSuite {
  readonly status: string;
  readonly conclusion?: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly url: string;
  readonly app?: { readonly slug: string; readonly name: string } | null;
  readonly branch?: { readonly name: string } | null;
  readonly workflowRun?: {
    readonly event: string;
    readonly url: string;
    readonly createdAt: string;
    readonly updatedAt: string;
  } | null;
}

interface StatusContext {
  readonly context: string;
  readonly state: string;
  readonly createdAt: string;
  readonly targetUrl?: string | null;
}

interface CommitNode {
  readonly oid: string;
  readonly url: string;
  readonly checkSuites?:
    | (Connection<CheckSuite> & {
        readonly pageInfo: { readonly hasNextPage: boolean };
      })
    | null;
  readonly status?: { readonly contexts: readonly StatusContext[] } | null;
}

/** The answer for one repository: its latest commits, the first one also if it is old. */
export interface CommitsAnswer {
  readonly branch?: {
    readonly name: string;
    readonly target?:
      | (CommitNode & { readonly history: Connection<CommitNode> })
      | null;
  } | null;
}

/** The runs of the latest commits of a default branch. */
export type CommitRuns = {
  /** Newest first. */
  readonly runs: PipelineRun[];
  /** Whether all of them had ended. */
  readonly isSettled: boolean;
  /** Whether code scanning reported on one of the commits. */
  readonly isScanned: boolean;
};

const COMMIT = `
fragment commit on Commit {
  oid
  url
  checkSuites(first: ${SUITES}) {
    pageInfo { hasNextPage }
    nodes {
      status
      conclusion
      createdAt
      updatedAt
      url
      app { slug name }
      branch { name }
      workflowRun { event url createdAt updatedAt }
    }
  }
  status { contexts { context state createdAt targetUrl } }
}`;

/** Asks for the latest commits of default branches, with all that ran for them. */
export function commitsQuery(
  repositories: readonly Slug[],
  since: string,
): GraphqlQuery {
  const builder = new GraphqlQueryBuilder();
  const from = builder.declare('since', 'GitTimestamp!', since);
  const fields = `branch: defaultBranchRef {
    name
    target {
      ... on Commit {
        ...commit
        history(first: ${COMMITS}, since: ${from}) { nodes { ...commit } }
      }
    }
  }`;
  return builder.build(
    repositories.map((each, at) => selectRepository(builder, at, each, fields)),
    COMMIT,
  );
}

/**
 * Reads the runs from an answer. Returns `undefined` where the answer has gaps: a
 * commit has more check suites than were asked for, or they may not be seen.
 */
export function toCommitRuns(
  { branch }: CommitsAnswer,
  since: string,
): CommitRuns | undefined {
  const { name = '', target } = branch ?? {};
  const commits = new Map(
    (target ? [target, ...readNodes(target.history)] : []).map(
      commit => [commit.oid, commit] as const,
    ),
  );
  const all: PipelineRun[] = [];
  let isSettled = true;
  let isScanned = false;
  for (const commit of commits.values()) {
    if (!commit.checkSuites || commit.checkSuites.pageInfo.hasNextPage) {
      return undefined;
    }
    const suites = readNodes(commit.checkSuites).filter(
      suite => suite.branch?.name === name,
    );
    isScanned ||= suites.some(
      ({ app, conclusion }) => app?.slug === CODE_SCANNING && conclusion,
    );
    const read = [
      ...suites.map(suite => toRun(suite)),
      ...toStatusRuns(commit, suites),
    ];
    isSettled &&= !read.includes('running');
    all.push(...read.flatMap(run => (run && run !== 'running' ? run : [])));
  }
  const runs = all
    .filter(({ startedAt }) => startedAt >= since)
    .sort((a, b) => b.startedAt.localeCompare(a.startedAt));
  return { runs, isSettled, isScanned };
}

/** An App that may report checks has a suite of each commit, which stays queued where it reports none. */
function toRun(suite: CheckSuite): PipelineRun | 'running' | undefined {
  const { app, workflowRun: run } = suite;
  const tool = app?.slug === ACTIONS ? undefined : findCiByApp(app?.name ?? '');
  if (run ? !EVENTS.has(run.event) : !tool) {
    return undefined;
  }
  if (suite.status !== 'COMPLETED') {
    return run || suite.status === 'IN_PROGRESS' ? 'running' : undefined;
  }
  const succeeded = readSuccess(suite.conclusion);
  const { createdAt, updatedAt, url } = run ?? suite;
  return succeeded === undefined
    ? undefined
    : {
        succeeded,
        startedAt: createdAt,
        minutes: toMinutes(createdAt, updatedAt),
        url,
        ...(tool && { tool }),
      };
}

/** The statuses of one tool are a run. They do not tell when it began. */
function toStatusRuns(
  { status, url }: CommitNode,
  suites: readonly CheckSuite[],
): (PipelineRun | 'running')[] {
  const inSuites = new Set(
    suites.flatMap(({ app, conclusion }) =>
      conclusion ? findCiByApp(app?.name ?? '') ?? [] : [],
    ),
  );
  const byTool = new Map<string, StatusContext[]>();
  for (const context of status?.contexts ?? []) {
    const tool = findCiByStatus(context.context);
    if (tool && !inSuites.has(tool)) {
      byTool.set(tool, [...(byTool.get(tool) ?? []), context]);
    }
  }
  return [...byTool].map(([tool, contexts]) => {
    const states = contexts.map(({ state }) => state);
    if (states.some(state => state === 'PENDING' || state === 'EXPECTED')) {
      return 'running';
    }
    const failed = contexts.find(({ state }) => state !== 'SUCCESS');
    const { targetUrl } = failed ?? contexts[0]!;
    return {
      succeeded: !failed,
      startedAt: contexts.map(({ createdAt }) => createdAt).sort()[0]!,
      url: /^https?:/.test(targetUrl ?? '') ? targetUrl! : url,
      tool,
    };
  });
}
