import {
  ApiAccount,
  askInBatches,
  cleanMessage,
  GraphqlError,
  RequestFailure,
  toFailure,
  TooMuchError,
} from '@platform-maturity/backstage-plugin-maturity-node/http';
import { SeenRepository } from '@platform-maturity/backstage-plugin-maturity-scm-node';
import { describeFailure } from '../client/connectGithub';
import { GithubLocation, toResourceKey } from '../locate/githubLocation';
import { FieldGroupName, fieldGroups, findGroup } from './fieldGroups';
import { RepositoryAnswer } from './RepositoryAnswer';
import { repositoryQuery } from './repositoryQuery';

/** Repositories in one query. GitHub takes longer than it allows for many more. */
export const REPOSITORIES_PER_QUERY = 50;

/** The result of GraphQL for a repository. */
export type RepositoryResult =
  | SeenRepository<RepositoryAnswer>
  | RequestFailure;

interface Batch {
  readonly repositories: readonly GithubLocation[];
  readonly withheld: ReadonlyMap<FieldGroupName, string>;
  readonly without: ReadonlySet<FieldGroupName>;
}

/**
 * Asks for repositories of one account, many in a query. A repository that fails
 * costs the others nothing. A group of fields that is withheld costs the repository
 * only that group. A query that is too large for GitHub is halved.
 *
 * @returns A result for each repository, by resource key
 */
export async function readRepositories(
  account: ApiAccount,
  repositories: readonly GithubLocation[],
  options: {
    /** Groups that are not asked for. */
    readonly without: ReadonlySet<FieldGroupName>;
    readonly signal: AbortSignal;
  },
): Promise<ReadonlyMap<string, RepositoryResult>> {
  const { signal, without } = options;
  const results = new Map<string, RepositoryResult>();
  const batches: Batch[] = [{ repositories, without, withheld: new Map() }];
  for (let batch = batches.shift(); batch; batch = batches.shift()) {
    await askInBatches({
      items: batch.repositories,
      size: REPOSITORIES_PER_QUERY,
      signal,
      ask: async items => {
        const again = await readBatch(
          account,
          { ...batch, repositories: items },
          results,
          signal,
        );
        batches.push(...again);
      },
      onFailure: (items, error) => {
        const result = toFailure(error, each =>
          describeFailure(each, account.host),
        );
        items.forEach(each => results.set(toResourceKey(each), result));
      },
    });
  }
  return results;
}

/** Sends one query. Returns what has to be asked again. */
async function readBatch(
  account: ApiAccount,
  batch: Batch,
  results: Map<string, RepositoryResult>,
  signal: AbortSignal,
): Promise<readonly Batch[]> {
  const { repositories, withheld, without } = batch;
  const { query, variables } = repositoryQuery(
    repositories,
    new Set([...without, ...withheld.keys()]),
  );
  const { data, errors } = await account.graphql<
    Record<string, RepositoryAnswer | null>
  >(query, variables, signal);
  if (!data) {
    return [withoutUnsupported(batch, errors, account.host)];
  }
  const again: Batch[] = [];
  repositories.forEach((repository, index) => {
    const alias = `r${index}`;
    const own = errors.filter(({ path }) => path?.[0] === alias);
    const answer = data[alias];
    const denied = new Map(withheld);
    for (const error of own) {
      const group = findGroup(error.path?.[1]);
      if (group) {
        denied.set(group, describeError(error, group));
      }
    }
    if (answer) {
      results.set(toResourceKey(repository), { answer, withheld: denied });
    } else if (denied.size > withheld.size && !denied.has('basics')) {
      // A field that must not be null took the whole repository with it.
      addTo(again, { ...batch, repositories: [repository], withheld: denied });
    } else {
      results.set(toResourceKey(repository), {
        error: describeMissing(repository, own[0]),
      });
    }
  });
  return again;
}

/** Joins repositories that lack the same groups, so that they share a query. */
function addTo(batches: Batch[], added: Batch): void {
  const toKey = ({ withheld }: Batch) => [...withheld.keys()].join();
  const at = batches.findIndex(each => toKey(each) === toKey(added));
  const found = batches[at];
  if (found) {
    batches[at] = {
      ...found,
      repositories: [...found.repositories, ...added.repositories],
    };
  } else {
    batches.push(added);
  }
}

/** An older GitHub Enterprise Server refuses a query with fields that it does not know. */
function withoutUnsupported(
  batch: Batch,
  errors: readonly GraphqlError[],
  host: string,
): Batch {
  const withheld = new Map(batch.withheld);
  for (const { path = [], extensions } of errors) {
    const group = path.map(findGroup).find(found => found !== undefined);
    if (extensions?.code === 'undefinedField' && group && group !== 'basics') {
      withheld.set(group, `this version of ${host} does not tell`);
    }
  }
  if (withheld.size === batch.withheld.size) {
    throw new TooMuchError(errors[0]?.message ?? 'it answered with nothing');
  }
  return { ...batch, withheld };
}

function describeError(error: GraphqlError, group: FieldGroupName): string {
  return error.type === 'FORBIDDEN'
    ? needsPermission(fieldGroups[group].permission)
    : `GitHub answered: ${cleanMessage(error.message)}`;
}

/** Says which permission is missing. */
export function needsPermission(permission: string): string {
  return `the credentials may not see it: grant the permission '${permission}'`;
}

function describeMissing(
  { host, owner, name }: GithubLocation,
  error: GraphqlError | undefined,
): string {
  if (!error || error.type === 'NOT_FOUND') {
    return `there is no repository ${owner}/${name} on ${host}, or the credentials may not see it`;
  }
  return `${host} does not show ${owner}/${name}: ${cleanMessage(
    error.message,
  )}`;
}
