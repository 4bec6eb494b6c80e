import { GithubFacts } from '../facts';
import { RepositoryAnswer } from '../query/RepositoryAnswer';
import { RepositoryDetails } from '../query/readDetails';
import { RUN_DAYS, WorkflowRun } from '../query/workflowRuns';

const FAILURES_SHOWN = 3;

/** How the pipeline of the default branch does. */
export function pipelineFacts(
  answer: RepositoryAnswer,
  runs: RepositoryDetails['runs'],
): GithubFacts {
  if ('unknown' in runs) {
    return {
      pipelineRuns: runs,
      pipelineSuccessShare: runs,
      pipelineLastSuccess: runs,
      pipelineMedianMinutes: runs,
    };
  }
  const branch = answer.basics_branch?.name ?? '';
  const all = {
    title: `${runs.length} runs of ${
      branch || 'no branch'
    } in ${RUN_DAYS} days`,
    url: `${answer.basics_url}/actions?query=${encodeURIComponent(
      `branch:${branch}`,
    )}`,
  };
  const succeeded = runs.filter(run => run.succeeded);
  const failed = runs.filter(run => !run.succeeded);
  const none = {
    unknown: `no run of the default branch ${
      runs.length ? 'succeeded' : 'was completed'
    } in ${RUN_DAYS} days`,
  };
  const [last] = succeeded;
  return {
    pipelineRuns: { value: runs.length, evidence: [all] },
    pipelineSuccessShare: runs.length
      ? {
          value: Math.round((succeeded.length / runs.length) * 1000) / 1000,
          evidence: [all, ...failed.slice(0, FAILURES_SHOWN).map(failure)],
        }
      : none,
    pipelineLastSuccess: last
      ? {
          value: last.startedAt,
          evidence: [{ title: 'last run that succeeded', url: last.url }],
        }
      : none,
    pipelineMedianMinutes: last
      ? { value: medianOf(succeeded), evidence: [all] }
      : none,
  };
}

function failure({ startedAt, url }: WorkflowRun) {
  return { title: `failed on ${startedAt.slice(0, 10)}`, url };
}

function medianOf(runs: readonly WorkflowRun[]): number {
  const sorted = runs.map(run => run.minutes).sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const median =
    sorted.length % 2
      ? sorted[middle]!
      : (sorted[middle - 1]! + sorted[middle]!) / 2;
  return Math.round(median * 10) / 10;
}
