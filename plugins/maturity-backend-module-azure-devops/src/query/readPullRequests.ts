import { z } from 'zod';
import { ApiAccount } from '@platform-maturity/backstage-plugin-maturity-node/http';
import {
  daysBefore,
  REVIEW_DAYS,
} from '@platform-maturity/backstage-plugin-maturity-scm-node';
import { ItemList, readList } from '../client/readList';
import { toProjectPath } from './findRepositories';
import { BranchTarget } from './ProjectLists';

const PER_PAGE = 500;
const PAGES = 4;
/** Pull requests of one repository, where it is asked about alone. */
const ALONE = 100;

const identity = z.object({
  id: z.string(),
  /** Its kind and id: `aad.…`, `svc.…`. */
  descriptor: z.string().nullish(),
});
const pullRequest = z.object({
  pullRequestId: z.number(),
  title: z.string().nullish(),
  closedDate: z.string().nullish(),
  createdBy: identity.nullish(),
  reviewers: z
    .array(
      identity.extend({
        vote: z.number().nullish(),
        isContainer: z.boolean().nullish(),
      }),
    )
    .nullish(),
  lastMergeCommit: z.object({ commitId: z.string().nullish() }).nullish(),
  repository: z.object({ id: z.string() }),
});

/** A pull request that was completed. */
export type PullRequest = z.infer<typeof pullRequest>;

/**
 * Reads the pull requests that were completed into a branch in 90 days: of all
 * repositories of a project, or the latest of one.
 */
export async function readPullRequests(
  account: ApiAccount,
  { project, branch, repositoryId, now }: BranchTarget,
  signal: AbortSignal,
): Promise<ItemList<PullRequest>> {
  const size = repositoryId ? ALONE : PER_PAGE;
  return readList(
    account,
    {
      path: `${toProjectPath(project)}/git/pullrequests`,
      query: {
        'searchCriteria.status': 'completed',
        'searchCriteria.targetRefName': branch,
        'searchCriteria.queryTimeRangeType': 'closed',
        'searchCriteria.minTime': daysBefore(now, REVIEW_DAYS),
        ...(repositoryId && { 'searchCriteria.repositoryId': repositoryId }),
        $top: `${size}`,
      },
      item: pullRequest,
      pages: repositoryId ? 1 : PAGES,
      skipBy: size,
    },
    signal,
  );
}
