import {
  ApiAccount,
  RequestFailure,
} from '@platform-maturity/backstage-plugin-maturity-node/http';
import {
  readByLists,
  SeenRepository,
} from '@platform-maturity/backstage-plugin-maturity-scm-node';
import {
  GiteaLocation,
  toApiPath,
  toResourceKey,
} from '../locate/giteaLocation';
import {
  readRepository,
  readRepositoryList,
  RepositoryAnswer,
} from './RepositoryAnswer';

/** Repositories in an answer: servers list no more unless they are told to. */
const PER_PAGE = 50;

/**
 * Asks for repositories, by the lists of their owners where that takes fewer requests.
 *
 * @returns A result for each location, by resource key
 */
export function readRepositories(
  account: ApiAccount,
  locations: readonly GiteaLocation[],
  { signal }: { readonly signal: AbortSignal },
): Promise<
  ReadonlyMap<string, SeenRepository<RepositoryAnswer> | RequestFailure>
> {
  return readByLists<GiteaLocation, RepositoryAnswer>(
    account,
    locations,
    {
      resourceKey: toResourceKey,
      toList: ({ owner }) => owner.toLowerCase(),
      toName,
      readName: toName,
      readId: ({ id }) => id,
      askForPage: (owner, page) =>
        account.get(
          `/users/${encodeURIComponent(
            owner,
          )}/repos?page=${page}&limit=${PER_PAGE}`,
          readRepositoryList,
          signal,
          { isRemembered: false },
        ),
      askForOne: location =>
        account.get(toApiPath(location), readRepository, signal),
      describeRefusal: ({ host, owner, name }) =>
        `there is no repository ${owner}/${name} on ${host}, or the token may not see it`,
    },
    signal,
  );
}

/** Names are the same in upper and lower case. */
function toName({
  owner,
  name,
}: Pick<GiteaLocation, 'owner' | 'name'>): string {
  return `${owner}/${name}`.toLowerCase();
}
