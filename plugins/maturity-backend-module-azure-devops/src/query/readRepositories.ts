import {
  ApiAccount,
  Known,
  RequestFailure,
} from '@platform-maturity/backstage-plugin-maturity-node/http';
import {
  ScmReadOptions,
  SeenRepository,
} from '@platform-maturity/backstage-plugin-maturity-scm-node';
import { ItemList, orRefused } from '../client/readList';
import { AzureLocation, toResourceKey } from '../locate/azureLocation';
import {
  findRepository,
  readRepositoryList,
  Repository,
  toProjectFailure,
  toProjectUrl,
} from './findRepositories';
import { ProjectLists, ProjectLocation } from './ProjectLists';
import { readBuilds } from './readBuilds';
import { readDeployments } from './readDeployments';
import { readPolicies } from './readPolicies';
import { readPullRequests } from './readPullRequests';
import { RepositoryAnswer } from './RepositoryAnswer';

type Result = SeenRepository<RepositoryAnswer> | RequestFailure;

/** Scopes and permissions that lists need, for people. */
export const NEEDS = {
  builds:
    'give the token the scope Build (read), and its user the permission to view builds',
  code: 'give the token the scope Code (read)',
  environments:
    'give the token the scope Environment (read & manage), and its user the role Reader of the environments',
} as const;

const NONE: ItemList<never> = { items: [], isCut: false };
const DISABLED = {
  unknown: 'the repository is disabled, so it was not asked about',
};

/**
 * Asks about repositories. Those of a project share its lists; builds and pull requests
 * are listed once for all whose default branch has the same name.
 *
 * @returns A result for each location, by resource key
 */
export async function readRepositories(
  account: ApiAccount,
  lists: ProjectLists,
  locations: readonly AzureLocation[],
  options: ScmReadOptions,
): Promise<ReadonlyMap<string, Result>> {
  const results = new Map<string, Result>();
  await Promise.all(
    [...groupByProject(locations).values()].map(async group => {
      try {
        await readProject(account, lists, group, options, results);
      } catch (error) {
        options.signal.throwIfAborted();
        const failure = toProjectFailure(account, group[0]!, error);
        group.forEach(each => results.set(toResourceKey(each), failure));
      }
    }),
  );
  return results;
}

/** Groups locations by project, whose name ignores case. */
export function groupByProject<T extends ProjectLocation>(
  locations: readonly T[],
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const location of locations) {
    const key = location.project.toLowerCase();
    groups.set(key, [...(groups.get(key) ?? []), location]);
  }
  return groups;
}

async function readProject(
  account: ApiAccount,
  lists: ProjectLists,
  locations: readonly AzureLocation[],
  options: ScmReadOptions,
  results: Map<string, Result>,
): Promise<void> {
  const [location] = locations;
  const all = await readRepositoryList(
    account,
    lists,
    location!,
    options.signal,
  );
  const answers = new Map<string, Promise<Result>>();
  await Promise.all(
    locations.map(async each => {
      const found = findRepository(all, each);
      const key = toResourceKey(each);
      if ('error' in found) {
        results.set(key, found);
        return;
      }
      const answer =
        answers.get(found.id) ??
        readAnswer(account, lists, each, found, options);
      answers.set(found.id, answer);
      results.set(key, await answer);
    }),
  );
}

async function readAnswer(
  account: ApiAccount,
  lists: ProjectLists,
  location: AzureLocation,
  repository: Repository,
  { now, signal }: ScmReadOptions,
): Promise<SeenRepository<RepositoryAnswer>> {
  const { collection } = location;
  const { name, id } = repository.project;
  const place: ProjectLocation = { collection, project: id };
  const branch = repository.defaultBranch;
  const share = <T>(
    what: string,
    needs: string,
    read: (signal: AbortSignal) => Promise<Known<T>>,
  ) =>
    lists.get(place, what, signal, inner =>
      orRefused(account, read(inner), {
        what: `the ${what} of ${name}`,
        needs,
        signal: inner,
      }),
    );
  const ofBranch = <T>(
    what: string,
    needs: string,
    read: (branch: string, signal: AbortSignal) => Promise<ItemList<T>>,
  ): Promise<Known<ItemList<T>>> | ItemList<never> =>
    branch
      ? share(`${what} of ${toShortName(branch)}`, needs, inner =>
          read(branch, inner),
        )
      : NONE;
  const target = { project: id, now };
  const projectUrl = toProjectUrl(collection, name);
  const answer = {
    repository,
    projectUrl,
    url: `${projectUrl}/_git/${encodeURIComponent(repository.name)}`,
  };
  if (repository.isDisabled) {
    return {
      answer: {
        ...answer,
        builds: DISABLED,
        merged: DISABLED,
        policies: DISABLED,
        deployments: DISABLED,
      },
      withheld: new Map(),
    };
  }
  const [builds, merged, policies, deployments] = await Promise.all([
    ofBranch('builds', NEEDS.builds, (named, inner) =>
      readBuilds(account, { ...target, branch: named }, inner),
    ),
    ofBranch('pull requests', NEEDS.code, (named, inner) =>
      readPullRequests(account, { ...target, branch: named }, inner),
    ),
    share('policies', NEEDS.code, inner => readPolicies(account, id, inner)),
    share('environments', NEEDS.environments, inner =>
      readDeployments(account, id, { now, signal: inner }),
    ),
  ]);
  return {
    answer: { ...answer, builds, merged, policies, deployments },
    withheld: new Map(),
  };
}

/** Name of a branch without `refs/heads/`. */
export function toShortName(branch: string): string {
  return branch.replace(/^refs\/heads\//, '');
}
