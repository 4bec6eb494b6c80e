import {
  Evidence,
  FactObservation,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { Known } from '@platform-maturity/backstage-plugin-maturity-node/http';
import { fillFacts } from './declareFacts';

/** Days in which runs of a pipeline are counted. */
const DAYS = 30;
const FAILURES_SHOWN = 3;

/** A run of a pipeline that succeeded or failed. @public */
export type PipelineRun = {
  readonly succeeded: boolean;
  /** ISO 8601. */
  readonly startedAt: string;
  /** Left out where the tool does not tell when it began. */
  readonly minutes?: number;
  readonly url: string;
  /** The tool that ran it; left out for that of the host itself. */
  readonly tool?: string;
};

/** Facts about the pipeline of the default branch, the same at each host. @public */
export type PipelineFacts = {
  readonly pipelineRuns: FactObservation;
  readonly pipelineSuccessShare: FactObservation;
  readonly pipelineLastSuccess: FactObservation;
  readonly pipelineMedianMinutes: FactObservation;
};

const NAMES = [
  'pipelineRuns',
  'pipelineSuccessShare',
  'pipelineLastSuccess',
  'pipelineMedianMinutes',
] as const satisfies readonly (keyof PipelineFacts)[];

/**
 * Measures the pipeline of the default branch over 30 days.
 *
 * @param runs - Newest first, or the reason why they are not known.
 * @param options - The branch, and a URL that shows the runs.
 * @public
 */
export function toPipelineFacts(
  runs: Known<readonly PipelineRun[]>,
  options: { readonly branch?: string; readonly url: string },
): PipelineFacts {
  const { branch, url } = options;
  if ('unknown' in runs) {
    return fillFacts(NAMES, runs);
  }
  const all: Evidence = {
    title: `${runs.length} runs of ${
      branch || 'no branch'
    } in ${DAYS} days${describeTools(runs)}`,
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
  const minutes = succeeded.flatMap(run => run.minutes ?? []);
  const timeless = last
    ? { unknown: 'no run that succeeded tells how long it took' }
    : none;
  return {
    pipelineRuns: { value: runs.length, evidence: [all] },
    pipelineSuccessShare: runs.length
      ? {
          value: Math.round((succeeded.length / runs.length) * 1000) / 1000,
          evidence: [
            all,
            ...failed.slice(0, FAILURES_SHOWN).map(toFailureEvidence),
          ],
        }
      : none,
    pipelineLastSuccess: last
      ? {
          value: last.startedAt,
          evidence: [{ title: 'last run that succeeded', url: last.url }],
        }
      : none,
    pipelineMedianMinutes: minutes.length
      ? { value: findMedian(minutes), evidence: [all] }
      : timeless,
  };
}

/** Names the tools other than that of the host. */
function describeTools(runs: readonly PipelineRun[]): string {
  const counts = new Map<string, number>();
  for (const { tool } of runs) {
    if (tool) {
      counts.set(tool, (counts.get(tool) ?? 0) + 1);
    }
  }
  const tools = [...counts].map(([tool, count]) => `${count} by ${tool}`);
  return tools.length ? `, ${tools.join(', ')}` : '';
}

function toFailureEvidence({ startedAt, url, tool }: PipelineRun): Evidence {
  const by = tool ? ` by ${tool}` : '';
  return { title: `failed on ${startedAt.slice(0, 10)}${by}`, url };
}

function findMedian(minutes: readonly number[]): number {
  const sorted = [...minutes].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const median =
    sorted.length % 2
      ? sorted[middle]!
      : (sorted[middle - 1]! + sorted[middle]!) / 2;
  return Math.round(median * 10) / 10;
}
