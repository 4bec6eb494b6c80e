import { z } from 'zod';
import {
  ApiAccount,
  RestAnswer,
} from '@platform-maturity/backstage-plugin-maturity-node/http';
import { PipelineRun } from '@platform-maturity/backstage-plugin-maturity-scm-node';
import { countMinutes, toInstant } from './instants';
import { Software } from './RepositoryAnswer';

/** Runs in an answer: servers list no more unless they are told to. */
const PER_PAGE = 50;
/** Pages of the latest runs that are read. */
const PAGES = 2;

/**
 * The events that start the pipeline of a default branch: a change that reached it, or a
 * person or program that asked for a run. Left out are runs on a timer, which keep
 * house, and those of pull requests.
 */
const EVENTS: ReadonlySet<string> = new Set([
  'push',
  'repository_dispatch',
  'workflow_dispatch',
  'workflow_run',
]);

/** Results that say whether the pipeline works; the others say nothing of that. */
const SUCCEEDED: Readonly<Record<string, boolean>> = {
  failure: false,
  success: true,
};

/** Results of jobs; the first of them is that of the run. */
const ORDER = [
  'failure',
  'cancelled',
  'running',
  'waiting',
  'blocked',
  'unknown',
  'success',
  'skipped',
];

/** A run, or a job of one, as each software tells it. */
type ListedRun = {
  /** The run that a job is part of. */
  readonly number?: number;
  readonly event: string;
  readonly result: string;
  readonly branch: string;
  /** ISO 8601, in UTC. */
  readonly from?: string;
  readonly to?: string;
  readonly url: string;
};

/** The runs that count, and how many were listed, whatever became of them. */
export interface BranchRuns {
  readonly runs: readonly PipelineRun[];
  readonly count: number;
}

/** A branch of a repository. */
export interface BranchPath {
  /** Of the repository in the API. */
  readonly path: string;
  readonly branch: string;
  readonly software: Software;
}

const text = z.string().nullish();
const list = <Item extends z.ZodRawShape>(item: Item) =>
  z.object({ workflow_runs: z.array(z.object(item)) });

const giteaRuns = list({
  event: z.string(),
  conclusion: text,
  head_branch: text,
  started_at: text,
  completed_at: text,
  html_url: z.string(),
});
const forgejoRuns = list({
  event: text,
  trigger_event: text,
  status: z.string(),
  prettyref: text,
  started: text,
  stopped: text,
  html_url: z.string(),
});
const jobsBody = list({
  event: z.string(),
  status: z.string(),
  head_branch: z.string(),
  run_number: z.number(),
  run_started_at: text,
  updated_at: text,
  url: z.string(),
});

const readers: Readonly<Record<Software, (body: unknown) => ListedRun[]>> = {
  gitea: body =>
    giteaRuns.parse(body).workflow_runs.map(run => ({
      event: run.event,
      result: run.conclusion ?? '',
      branch: run.head_branch ?? '',
      from: toInstant(run.started_at),
      to: toInstant(run.completed_at),
      url: run.html_url,
    })),
  forgejo: body =>
    forgejoRuns.parse(body).workflow_runs.map(run => ({
      event: run.trigger_event || run.event || '',
      result: run.status,
      branch: run.prettyref ?? '',
      from: toInstant(run.started),
      to: toInstant(run.stopped),
      url: run.html_url,
    })),
};

/**
 * Reads the latest runs of Actions on a branch, newest first. A version that lists no
 * runs, but their jobs, is asked for those.
 *
 * @param since - ISO 8601; older runs are left out.
 */
export async function readRuns(
  account: ApiAccount,
  { path, branch, software }: BranchPath,
  since: string,
  signal: AbortSignal,
): Promise<RestAnswer<BranchRuns>> {
  const name = encodeURIComponent(branch);
  const lists = {
    gitea: `runs?branch=${name}&exclude_pull_requests=true&`,
    forgejo: `runs?ref=${encodeURIComponent('refs/heads/')}${name}&`,
  };
  const ask = (query: string, read: (body: unknown) => ListedRun[]) =>
    readPages(account, `${path}/actions/${query}`, read, since, signal);
  if (!account.unsupported.has('runs')) {
    const runs = await ask(lists[software], readers[software]);
    if ('value' in runs || runs.refused.status !== 404) {
      return selectRuns(runs, branch, since);
    }
  }
  const jobs = await ask('tasks?', readJobs);
  if ('value' in jobs) {
    account.unsupported.set('runs', true);
  }
  return selectRuns(jobs, branch, since);
}

/** Reads pages until one is not full, or reaches back far enough. */
async function readPages(
  account: ApiAccount,
  url: string,
  read: (body: unknown) => ListedRun[],
  since: string,
  signal: AbortSignal,
): Promise<RestAnswer<readonly ListedRun[]>> {
  const all: ListedRun[] = [];
  for (let page = 1; page <= PAGES; page += 1) {
    const answer = await account.get(
      `${url}page=${page}&limit=${PER_PAGE}`,
      read,
      signal,
    );
    if ('refused' in answer) {
      return answer;
    }
    all.push(...answer.value);
    const last = answer.value[PER_PAGE - 1];
    if (!last || (last.from && last.from < since)) {
      return { value: all };
    }
  }
  // The jobs of the oldest run may not all be there.
  const cut = all[all.length - 1]?.number;
  return {
    value: all.filter(({ number }) => number === undefined || number !== cut),
  };
}

function selectRuns(
  listed: RestAnswer<readonly ListedRun[]>,
  branch: string,
  since: string,
): RestAnswer<BranchRuns> {
  if ('refused' in listed) {
    return listed;
  }
  const runs = joinJobs(listed.value).flatMap((run): PipelineRun[] => {
    const succeeded = SUCCEEDED[run.result];
    const { from, to, url } = run;
    const isCounted =
      run.branch === branch && EVENTS.has(run.event) && from && from >= since;
    return succeeded !== undefined && isCounted
      ? [{ succeeded, startedAt: from, minutes: countMinutes(from, to), url }]
      : [];
  });
  return { value: { runs, count: listed.value.length } };
}

/** Makes one run of its jobs: it succeeded if all of them did. */
function joinJobs(listed: readonly ListedRun[]): readonly ListedRun[] {
  const runs = new Map<number | ListedRun, ListedRun>();
  for (const job of listed) {
    const key = job.number ?? job;
    const run = runs.get(key) ?? job;
    const [from] = [run.from, job.from].flatMap(at => at ?? []).sort();
    const to = [run.to, job.to]
      .flatMap(at => at ?? [])
      .sort()
      .pop();
    const results = [run.result, job.result];
    const result = ORDER.find(each => results.includes(each)) ?? run.result;
    runs.set(key, { ...run, from, to, result });
  }
  return [...runs.values()];
}

function readJobs(body: unknown): ListedRun[] {
  return jobsBody.parse(body).workflow_runs.map(job => ({
    number: job.run_number,
    event: job.event,
    result: job.status,
    branch: job.head_branch,
    from: toInstant(job.run_started_at),
    to: toInstant(job.updated_at),
    url: job.url,
  }));
}
