import {
  ApiAccount,
  Known,
} from '@platform-maturity/backstage-plugin-maturity-node/http';
import { ScmReadOptions } from '@platform-maturity/backstage-plugin-maturity-scm-node';
import { ItemList, orRefused } from '../client/readList';
import { BranchTarget } from './ProjectLists';
import { BUILDS, readBuilds } from './readBuilds';
import { readPullRequests } from './readPullRequests';
import { NEEDS } from './readRepositories';
import { RepositoryAnswer, RepositoryDetails } from './RepositoryAnswer';

/**
 * Picks the builds and pull requests of a repository. Where the list of the project is
 * cut, the repository is asked about alone.
 *
 * @throws PostponedError if the budget is used up
 */
export async function readDetails(
  account: ApiAccount,
  { repository, builds, merged }: RepositoryAnswer,
  { now, signal }: ScmReadOptions,
): Promise<RepositoryDetails> {
  const target: BranchTarget = {
    project: repository.project.id,
    branch: repository.defaultBranch ?? '',
    repositoryId: repository.id,
    now,
  };
  const [ownBuilds, ownMerged] = await Promise.all([
    pickItems(
      builds,
      each =>
        each.repository?.type === 'TfsGit' &&
        each.repository.id?.toLowerCase() === repository.id,
      () =>
        orRefused(account, readBuilds(account, target, signal), {
          what: `the builds of ${repository.name}`,
          needs: NEEDS.builds,
          signal,
        }),
    ),
    pickItems(
      merged,
      each => each.repository.id === repository.id,
      () =>
        orRefused(account, readPullRequests(account, target, signal), {
          what: `the pull requests of ${repository.name}`,
          needs: NEEDS.code,
          signal,
        }),
    ),
  ]);
  return {
    builds: 'unknown' in ownBuilds ? ownBuilds : ownBuilds.slice(0, BUILDS),
    merged: ownMerged,
  };
}

async function pickItems<T>(
  list: Known<ItemList<T>>,
  isOwn: (item: T) => boolean,
  askAlone: () => Promise<Known<ItemList<T>>>,
): Promise<Known<readonly T[]>> {
  const whole = 'isCut' in list && list.isCut ? await askAlone() : list;
  return 'unknown' in whole ? whole : whole.items.filter(isOwn);
}
