import { z } from 'zod';
import {
  ApiAccount,
  RestAnswer,
} from '@platform-maturity/backstage-plugin-maturity-node/http';
import {
  daysBefore,
  PipelineRun,
} from '@platform-maturity/backstage-plugin-maturity-scm-node';
import { EVENTS, readSuccess, toMinutes } from './runRules';

/** Days that are looked back. */
export const DAYS = 30;
const PER_PAGE = 100;
/** Pages of the latest runs that are read. */
const PAGES = 3;

type Page = { readonly runs: PipelineRun[]; readonly oldest: string };

const page = z.object({
  workflow_runs: z.array(
    z.object({
      event: z.string(),
      conclusion: z.string().nullish(),
      created_at: z.string(),
      run_started_at: z.string().nullish(),
      updated_at: z.string(),
      html_url: z.string(),
    }),
  ),
});

/**
 * The latest completed runs of a branch, up to 300, newest first. The pages are
 * asked without a time, so that each stays "not modified" until something ran.
 */
export async function readWorkflowRuns(
  account: ApiAccount,
  repository: { readonly path: string; readonly branch: string },
  options: { readonly now: number; readonly signal: AbortSignal },
): Promise<RestAnswer<readonly PipelineRun[]>> {
  const since = daysBefore(options.now, DAYS);
  const branch = encodeURIComponent(repository.branch);
  const all: PipelineRun[] = [];
  for (let number = 1; number <= PAGES; number += 1) {
    const answer = await account.get(
      `${repository.path}/actions/runs?branch=${branch}&status=completed&exclude_pull_requests=true&per_page=${PER_PAGE}&page=${number}`,
      readPage,
      options.signal,
    );
    if ('refused' in answer) {
      return answer;
    }
    all.push(...answer.value.runs);
    if (!answer.value.oldest || answer.value.oldest < since) {
      break;
    }
  }
  return { value: all.filter(run => run.startedAt >= since) };
}

function readPage(body: unknown): Page {
  const runs = page.parse(body).workflow_runs;
  return {
    // The oldest only matters where there may be more.
    oldest: runs.length < PER_PAGE ? '' : runs[runs.length - 1]!.created_at,
    runs: runs.flatMap(run => {
      const succeeded = readSuccess(run.conclusion);
      if (succeeded === undefined || !EVENTS.has(run.event)) {
        return [];
      }
      const startedAt = run.run_started_at ?? run.created_at;
      const minutes = toMinutes(startedAt, run.updated_at);
      return [{ succeeded, startedAt, minutes, url: run.html_url }];
    }),
  };
}
