import {
  ApiAccount,
  cleanMessage,
  GraphqlError,
  RequestFailure,
  TooMuchError,
} from '@platform-maturity/backstage-plugin-maturity-node/http';
import { SeenRepository } from '@platform-maturity/backstage-plugin-maturity-scm-node';
import { GithubLocation, toResourceKey } from '../locate/githubLocation';
import {
  FieldGroupName,
  fieldGroups,
  findGroup,
  repositoryQuery,
} from './fieldGroups';
import { checkSize, isUnsupported } from './graphqlErrors';
import { RepositoryAnswer } from './RepositoryAnswer';

/** Repositories in one query. GitHub takes longer than it allows for many more. */
export const REPOSITORIES_PER_QUERY = 50;

/** The result of GraphQL for a repository. */
export type RepositoryResult =
  | SeenRepository<RepositoryAnswer>
  | RequestFailure;

interface Asked {
  readonly location: GithubLocation;
  readonly withheld: ReadonlyMap<FieldGroupName, string>;
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
  locations: readonly GithubLocation[],
  options: {
    /** Groups that are not asked for. */
    readonly without: ReadonlySet<FieldGroupName>;
    readonly signal: AbortSignal;
  },
): Promise<ReadonlyMap<string, RepositoryResult>> {
  const { signal, without } = options;
  const results = new Map<string, RepositoryResult>();
  const unsupported = new Map(
    (Object.keys(fieldGroups) as FieldGroupName[])
      .filter(group => account.unsupported.has(group))
      .map(group => [group, describeUnsupported(account.host)]),
  );
  await account.askInBatches<Asked>({
    items: locations.map(location => ({ location, withheld: unsupported })),
    size: REPOSITORIES_PER_QUERY,
    toKey: ({ withheld }) => [...withheld.keys()].join(),
    signal,
    ask: async batch => {
      const { withheld } = batch[0]!;
      const { data, errors } = await account.graphql<
        Record<string, RepositoryAnswer | null>
      >(
        repositoryQuery(
          batch.map(({ location }) => location),
          new Set([...without, ...withheld.keys()]),
        ),
        signal,
      );
      checkSize(batch, errors);
      if (!data) {
        const added = findUnsupported(withheld, errors, account);
        return batch.map(each => ({
          ...each,
          withheld: new Map([...each.withheld, ...added]),
        }));
      }
      return batch.flatMap((asked, at) => {
        const own = errors.filter(({ path }) => path?.[0] === `r${at}`);
        const result = toResult(asked, data[`r${at}`], own);
        if ('location' in result) {
          return [result];
        }
        results.set(toResourceKey(asked.location), result);
        return [];
      });
    },
    onFailure: (batch, failure) =>
      batch.forEach(({ location }) =>
        results.set(toResourceKey(location), failure),
      ),
  });
  return results;
}

/** Returns the result for a repository, or what to ask for again. */
function toResult(
  { location, withheld }: Asked,
  answer: RepositoryAnswer | null | undefined,
  errors: readonly GraphqlError[],
): RepositoryResult | Asked {
  const denied = new Map(withheld);
  for (const error of errors) {
    const group = findGroup(error.path?.[1]);
    if (group) {
      denied.set(group, describeError(error, group));
    }
  }
  if (answer) {
    return { answer, withheld: denied };
  }
  // A field that must not be null took the whole repository with it.
  return denied.size > withheld.size && !denied.has('basics')
    ? { location, withheld: denied }
    : { error: describeMissing(location, errors[0]) };
}

/**
 * Finds the groups with fields that an older GitHub Enterprise Server does not know:
 * it refuses the query.
 */
function findUnsupported(
  known: Asked['withheld'],
  errors: readonly GraphqlError[],
  { host, unsupported }: ApiAccount,
): Asked['withheld'] {
  const found = errors.flatMap(error => {
    const { path = [] } = error;
    const group = path.map(findGroup).find(each => each !== undefined);
    return isUnsupported(error) &&
      group &&
      group !== 'basics' &&
      !known.has(group)
      ? [group]
      : [];
  });
  if (found.length === 0) {
    const message = errors[0]?.message ?? 'it answered with nothing';
    throw errors.some(isUnsupported)
      ? new Error(`${message} (a newer GitHub Enterprise Server is needed)`)
      : new TooMuchError(message);
  }
  found.forEach(group => unsupported.set(group, true));
  return new Map(found.map(group => [group, describeUnsupported(host)]));
}

function describeUnsupported(host: string): string {
  return `this version of ${host} does not know it`;
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
