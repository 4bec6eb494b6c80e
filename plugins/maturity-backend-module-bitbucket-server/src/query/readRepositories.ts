import {
  ApiAccount,
  RequestFailure,
} from '@platform-maturity/backstage-plugin-maturity-node/http';
import {
  readByLists,
  SeenRepository,
} from '@platform-maturity/backstage-plugin-maturity-scm-node';
import {
  BitbucketLocation,
  toApiPath,
  toResourceKey,
} from '../locate/bitbucketLocation';
import {
  readRepository,
  readRepositoryList,
  RepositoryAnswer,
} from './RepositoryAnswer';

/** Repositories in an answer. */
const PER_PAGE = 100;

/**
 * Asks for repositories, by the lists of their projects where that takes fewer requests.
 *
 * @returns A result for each location, by resource key
 */
export function readRepositories(
  account: ApiAccount,
  locations: readonly BitbucketLocation[],
  { signal }: { readonly signal: AbortSignal },
): Promise<
  ReadonlyMap<string, SeenRepository<RepositoryAnswer> | RequestFailure>
> {
  // An account has one host.
  const baseUrl = locations[0]?.baseUrl ?? '';
  return readByLists<BitbucketLocation, RepositoryAnswer>(
    account,
    locations,
    {
      resourceKey: toResourceKey,
      toList: ({ project }) => project.toUpperCase(),
      toName,
      readName: toName,
      readId: ({ id }) => id,
      askForPage: (project, page) =>
        account.get(
          `/api/latest/projects/${encodeURIComponent(project)}/repos?start=${
            (page - 1) * PER_PAGE
          }&limit=${PER_PAGE}`,
          body => readRepositoryList(body, baseUrl),
          signal,
          { isRemembered: false },
        ),
      askForOne: location =>
        account.get(
          `/api/latest${toApiPath(location)}`,
          body => readRepository(body, baseUrl),
          signal,
          // A new token would be refused for hours.
          { isRemembered: false },
        ),
      describeRefusal: ({ host, project, slug }, status) =>
        status === 401
          ? `${host} does not show ${project}/${slug} (401): renew the token at integrations.bitbucketServer, or give its user the permission Repository read`
          : `there is no repository ${project}/${slug} on ${host}, or the token may not see it`,
    },
    signal,
  );
}

/** Names are the same in upper and lower case. */
function toName({
  project,
  slug,
}: Pick<BitbucketLocation, 'project' | 'slug'>): string {
  return `${project}/${slug}`.toLowerCase();
}
