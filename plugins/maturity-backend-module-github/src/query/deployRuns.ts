import { z } from 'zod';
import {
  ApiAccount,
  RestAnswer,
} from '@platform-maturity/backstage-plugin-maturity-node/http';

/** A run of a workflow that may have deployed. */
export type DeployRun = {
  readonly id: number;
  /** Counts from 1: each attempt is a deployment of its own. */
  readonly attempt: number;
  /** Name of the workflow. */
  readonly workflow: string;
  readonly conclusion: string;
  /** ISO 8601. */
  readonly startedAt: string;
  /** ISO 8601. */
  readonly finishedAt: string;
  readonly commit: string;
  readonly title: string;
  readonly url: string;
};

const body = z.object({
  workflow_runs: z.array(
    z.object({
      id: z.number(),
      name: z.string().nullish(),
      run_attempt: z.number().optional(),
      conclusion: z.string().nullish(),
      head_sha: z.string(),
      display_title: z.string().nullish(),
      html_url: z.string(),
      created_at: z.string(),
      run_started_at: z.string().nullish(),
      updated_at: z.string(),
    }),
  ),
});

/**
 * Reads the latest 100 completed runs of a repository, of all branches and tags:
 * GraphQL does not count attempts, by which deployments are told apart.
 */
export async function readDeployRuns(
  account: ApiAccount,
  path: string,
  signal: AbortSignal,
): Promise<RestAnswer<DeployRun[]>> {
  return account.get(
    `${path}/actions/runs?status=completed&exclude_pull_requests=true&per_page=100`,
    answer =>
      body.parse(answer).workflow_runs.map(run => ({
        id: run.id,
        attempt: run.run_attempt ?? 1,
        workflow: run.name ?? '',
        conclusion: run.conclusion ?? '',
        startedAt: run.run_started_at ?? run.created_at,
        finishedAt: run.updated_at,
        commit: run.head_sha,
        title: run.display_title ?? '',
        url: run.html_url,
      })),
    signal,
  );
}
