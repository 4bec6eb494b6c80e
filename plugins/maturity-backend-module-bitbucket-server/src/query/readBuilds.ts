import { z } from 'zod';
import {
  ApiAccount,
  ResponseError,
  RestAnswer,
} from '@platform-maturity/backstage-plugin-maturity-node/http';
import { PipelineRun } from '@platform-maturity/backstage-plugin-maturity-scm-node';
import { BranchCommit } from './readBranch';

const statsBody = z.record(
  z.string(),
  z.object({
    failed: z.number().default(0),
    inProgress: z.number().default(0),
    successful: z.number().default(0),
  }),
);

/**
 * Reads the results of the builds of commits, all in one request: one run for each commit
 * of which every build ended.
 *
 * @param url - Of the repository, for people.
 */
export async function readBuilds(
  account: ApiAccount,
  commits: readonly BranchCommit[],
  url: string,
  signal: AbortSignal,
): Promise<RestAnswer<readonly PipelineRun[]>> {
  if (commits.length === 0) {
    return { value: [] };
  }
  try {
    const { body } = await account.ask(
      {
        path: '/build-status/latest/commits/stats',
        method: 'POST',
        headers: {},
        body: commits.map(({ id }) => id),
      },
      signal,
    );
    const stats = statsBody.parse(body);
    return {
      value: commits.flatMap(({ id, at }): PipelineRun[] => {
        const { failed, inProgress, successful } = stats[id] ?? {
          failed: 0,
          inProgress: 0,
          successful: 0,
        };
        return inProgress || !(failed + successful)
          ? []
          : [
              {
                succeeded: failed === 0,
                startedAt: at,
                url: `${url}/commits/${id}`,
              },
            ];
      }),
    };
  } catch (error) {
    if (error instanceof ResponseError && [401, 403].includes(error.status)) {
      const { status, message } = error;
      return { refused: { status, message } };
    }
    throw error;
  }
}
