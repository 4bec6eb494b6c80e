import {
  Evidence,
  FactObservation,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { Known } from './orUnknown';

/** Days in which runs of a pipeline are counted. */
const DAYS = 30;
const FAILURES_SHOWN = 3;

/**
 * A completed run of a pipeline that says whether the pipeline works.
 *
 * @public
 */
export type PipelineRun = {
  readonly succeeded: boolean;
  /** ISO 8601. */
  readonly startedAt: string;
  readonly minutes: number;
  readonly url: string;
};

/**
 * How the pipeline of the default branch does, as facts that mean the same
 * whichever host it runs at.
 *
 * @public
 */
export type PipelineFacts = {
  readonly [name in
    | 'pipelineRuns'
    | 'pipelineSuccessShare'
    | 'pipelineLastSuccess'
    | 'pipelineMedianMinutes']: FactObservation;
};

/**
 * How the pipeline of the default branch did in 30 days.
 *
 * @param runs - Newest first, or why they are not known.
 * @param all - Where people see them; its title is made here.
 * @public
 */
export function pipelineFactsOf(
  runs: Known<readonly PipelineRun[]>,
  { branch, url }: { readonly branch?: string; readonly url: string },
): PipelineFacts {
  if ('unknown' in runs) {
    return {
      pipelineRuns: runs,
      pipelineSuccessShare: runs,
      pipelineLastSuccess: runs,
      pipelineMedianMinutes: runs,
    };
  }
  const all: Evidence = {
    title: `${runs.length} runs of ${branch || 'no branch'} in ${DAYS} days`,
    url,
  };
  const succeeded = runs.filter(run => run.succeeded);
  const failed = runs.filter(run => !run.succeeded);
  const none = {
    unknown: `no run of the default branch ${
      runs.length ? 'succeeded' : 'was completed'
    } in ${DAYS} days`,
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

function failure({ startedAt, url }: PipelineRun): Evidence {
  return { title: `failed on ${startedAt.slice(0, 10)}`, url };
}

function medianOf(runs: readonly PipelineRun[]): number {
  const sorted = runs.map(run => run.minutes).sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const median =
    sorted.length % 2
      ? sorted[middle]!
      : (sorted[middle - 1]! + sorted[middle]!) / 2;
  return Math.round(median * 10) / 10;
}
