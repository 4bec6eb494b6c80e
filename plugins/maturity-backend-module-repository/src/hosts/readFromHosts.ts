import { ScmIntegrationRegistry } from '@backstage/integration';
import { repositoryAddressOf } from '../locate/hosts';
import { ReadAnswer, ReadRequest } from '../readers/RepositoryReader';

/**
 * A repository at a host, and at which ref it is looked at.
 *
 * @public
 */
export interface HostedRepository<Location> {
  readonly location: Location;
  /** Branch, tag or commit; the default branch when left out. */
  readonly ref?: string;
}

/**
 * A repository at a host that is to be read.
 *
 * @public
 */
export interface AskedRepository<Location> extends HostedRepository<Location> {
  readonly request: ReadRequest;
}

/**
 * How a reader finds repositories, and reads them.
 *
 * @public
 */
export interface HostReading<Location, Account> {
  /** Where the repository at a root URL is; `undefined` if it is elsewhere. */
  readonly locate: (root: string) => HostedRepository<Location> | undefined;
  /** What to answer for a repository that is elsewhere. */
  readonly elsewhere: string;
  /** Throws where there are no credentials. */
  readonly accountOf: (location: Location) => Promise<Account>;
  /** Says for people why there is no account. */
  readonly describe: (error: unknown, location: Location) => string;
  /** Repositories that are read, and held in memory, at the same time. */
  readonly atOnce: number;
  /** Answers each of these repositories. */
  readonly read: (
    account: Account,
    asked: readonly AskedRepository<Location>[],
  ) => AsyncIterable<ReadAnswer>;
}

/**
 * The repository and the ref that a root URL leads to; `undefined` if it leads
 * elsewhere, or is no URL. Does not throw.
 *
 * @param locationOfUrl - Tells from its URL where a repository is.
 * @public
 */
export function hostedRepositoryOf<Location>(
  root: string,
  integrations: ScmIntegrationRegistry,
  locationOfUrl: (
    url: URL,
    integrations: ScmIntegrationRegistry,
  ) => Location | undefined,
): HostedRepository<Location> | undefined {
  try {
    const { url, ref } = repositoryAddressOf(root, integrations);
    const location = locationOfUrl(new URL(url), integrations);
    return location && { location, ...(ref && { ref }) };
  } catch {
    return undefined;
  }
}

/**
 * Reads repositories from hosts, a number of those that one account sees at a time.
 *
 * @public
 */
export async function* readFromHosts<Location, Account>(
  requests: readonly ReadRequest[],
  reading: HostReading<Location, Account>,
): AsyncIterable<ReadAnswer> {
  const { atOnce } = reading;
  const byAccount = new Map<Account, AskedRepository<Location>[]>();
  for (const request of requests) {
    const located = reading.locate(request.root);
    if (!located) {
      yield { request, result: { error: reading.elsewhere } };
      continue;
    }
    try {
      const account = await reading.accountOf(located.location);
      const asked = byAccount.get(account) ?? [];
      asked.push({ request, ...located });
      byAccount.set(account, asked);
    } catch (error) {
      const message = reading.describe(error, located.location);
      yield { request, result: { error: message } };
    }
  }
  for (const [account, all] of byAccount) {
    for (let at = 0; at < all.length; at += atOnce) {
      yield* reading.read(account, all.slice(at, at + atOnce));
    }
  }
}
