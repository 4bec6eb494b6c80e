import { z } from 'zod';
import { ApiAccount } from '@platform-maturity/backstage-plugin-maturity-node/http';
import { daysBefore } from '@platform-maturity/backstage-plugin-maturity-scm-node';
import { ItemList, readList } from '../client/readList';
import { toProjectPath } from './findRepositories';
import { BranchTarget } from './ProjectLists';

/** Days that are looked back. */
export const BUILD_DAYS = 30;
/** Latest builds of a repository that count. */
export const BUILDS = 100;

const PER_PAGE = 500;
const PAGES = 6;

const build = z.object({
  id: z.number(),
  result: z.string().nullish(),
  reason: z.string().nullish(),
  queueTime: z.string().nullish(),
  startTime: z.string().nullish(),
  finishTime: z.string().nullish(),
  sourceBranch: z.string().nullish(),
  sourceVersion: z.string().nullish(),
  repository: z
    .object({ id: z.string().nullish(), type: z.string().nullish() })
    .nullish(),
});

/** A completed run of a pipeline. */
export type Build = z.infer<typeof build>;

/**
 * Reads the builds of a branch that were completed in 30 days, newest first: of all
 * repositories of a project, or the latest of one.
 */
export async function readBuilds(
  account: ApiAccount,
  { project, branch, repositoryId, now }: BranchTarget,
  signal: AbortSignal,
): Promise<ItemList<Build>> {
  return readList(
    account,
    {
      path: `${toProjectPath(project)}/build/builds`,
      query: {
        branchName: branch,
        statusFilter: 'completed',
        queryOrder: 'finishTimeDescending',
        minTime: daysBefore(now, BUILD_DAYS),
        ...(repositoryId
          ? { repositoryId, repositoryType: 'TfsGit', $top: `${BUILDS}` }
          : { $top: `${PER_PAGE}` }),
      },
      item: build,
      pages: repositoryId ? 1 : PAGES,
    },
    signal,
  );
}
