import {
  cleanedMessage,
  failureOf,
  inParts,
  TooMuchError,
} from '@platform-maturity/backstage-plugin-maturity-backend-module-repository';
import { describeFailure } from '../client/describeFailure';
import { GithubAccount, GraphqlError } from '../client/GithubAccount';
import { GithubLocation, subjectOf } from '../locate/githubLocation';
import { FieldGroupName, fieldGroups, groupOf } from './fieldGroups';
import { RepositoryAnswer } from './RepositoryAnswer';
import { repositoryQuery } from './repositoryQuery';

/** Repositories in one query. GitHub takes longer than it allows for many more. */
export const REPOSITORIES_PER_QUERY = 50;

/** What GraphQL came to for a repository. */
export type RepositoryResult =
  | {
      readonly answer: RepositoryAnswer;
      /** Groups of fields that are not in it, with the reason for people. */
      readonly withheld: ReadonlyMap<FieldGroupName, string>;
    }
  | { readonly error: string }
  | { readonly postponed: { readonly until: string; readonly reason: string } };

interface Batch {
  readonly repositories: readonly GithubLocation[];
  readonly withheld: ReadonlyMap<FieldGroupName, string>;
  readonly without: ReadonlySet<FieldGroupName>;
}

/**
 * Asks for repositories of one account, many in a query. A repository that goes
 * wrong costs the others nothing; a group of fields that is withheld costs the
 * repository only that group; a query that is too much for GitHub is halved.
 *
 * @returns An answer for each repository, by subject
 */
export async function readRepositories(
  account: GithubAccount,
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
    await inParts({
      items: batch.repositories,
      size: REPOSITORIES_PER_QUERY,
      signal,
      ask: async part => {
        const again = await readBatch(
          account,
          { ...batch, repositories: part },
          results,
          signal,
        );
        batches.push(...again);
      },
      onFailure: (part, error) => {
        const result = failureOf(error, each =>
          describeFailure(each, account.host),
        );
        part.forEach(each => results.set(subjectOf(each), result));
      },
    });
  }
  return results;
}

/** Asks one query. The answer is what has to be asked again. */
async function readBatch(
  account: GithubAccount,
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
      const group = groupOf(error.path?.[1]);
      if (group) {
        denied.set(group, reasonOf(error, group));
      }
    }
    if (answer) {
      results.set(subjectOf(repository), { answer, withheld: denied });
    } else if (denied.size > withheld.size && !denied.has('basics')) {
      // A field that must not be null took the whole repository with it.
      addTo(again, { ...batch, repositories: [repository], withheld: denied });
    } else {
      results.set(subjectOf(repository), {
        error: whyMissing(repository, own[0]),
      });
    }
  });
  return again;
}

/** Repositories that lack the same are asked again together. */
function addTo(batches: Batch[], added: Batch): void {
  const keyOf = ({ withheld }: Batch) => [...withheld.keys()].join();
  const at = batches.findIndex(each => keyOf(each) === keyOf(added));
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
    const group = path.map(groupOf).find(found => found !== undefined);
    if (extensions?.code === 'undefinedField' && group && group !== 'basics') {
      withheld.set(group, `this version of ${host} does not tell`);
    }
  }
  if (withheld.size === batch.withheld.size) {
    throw new TooMuchError(errors[0]?.message ?? 'it answered with nothing');
  }
  return { ...batch, withheld };
}

function reasonOf(error: GraphqlError, group: FieldGroupName): string {
  return error.type === 'FORBIDDEN'
    ? needsPermission(fieldGroups[group].permission)
    : `GitHub answered: ${cleanedMessage(error.message)}`;
}

/** Why something is not known that a permission would show. */
export function needsPermission(permission: string): string {
  return `the credentials may not see it: grant the permission '${permission}'`;
}

function whyMissing(
  { host, owner, name }: GithubLocation,
  error: GraphqlError | undefined,
): string {
  if (!error || error.type === 'NOT_FOUND') {
    return `there is no repository ${owner}/${name} on ${host}, or the credentials may not see it`;
  }
  return `${host} does not show ${owner}/${name}: ${cleanedMessage(
    error.message,
  )}`;
}
