import {
  ApiAccount,
  ApiAccountOptions,
  RateLimits,
} from '@platform-maturity/backstage-plugin-maturity-node/http';
import { ScmLocation } from './ScmHost';

/** A limit that a host, or a proxy in front of it, states in one of the usual headers. */
const LIMITS: RateLimits<string> = {
  resources: { api: 'requests' },
  header: ['x-ratelimit', 'ratelimit'],
};

/** Options of an account that are the same for all hosts. @public */
export type ConnectOptions = Pick<
  ApiAccountOptions,
  'cache' | 'now' | 'pauses' | 'retryAfter' | 'settings'
>;

/** How {@link connectByHost} connects with a kind of host. @public */
export interface HostConnection<Location extends ScmLocation>
  extends Pick<ApiAccountOptions, 'tool' | 'fix' | 'refusals'> {
  hasCredentials(location: Location): boolean;
  /** The remedy for a host without credentials, for people: `set a token`. */
  readonly missing: string;
  /** The root of the API, without a slash at its end. */
  toRestUrl(location: Location): string;
  /** Headers with the credentials, read before each request. */
  readHeaders(location: Location): Readonly<Record<string, string>>;
}

/**
 * Creates a function that returns the account for a repository at a kind of host where
 * one token serves a whole host.
 *
 * It throws an error that says what to configure, if there are no credentials for
 * the host.
 *
 * @public
 */
export function connectByHost<Location extends ScmLocation>(
  {
    hasCredentials,
    missing,
    toRestUrl,
    readHeaders,
    ...kind
  }: HostConnection<Location>,
  options: ConnectOptions,
): (location: Location) => Promise<ApiAccount> {
  const accounts = new Map<string, ApiAccount>();
  return async location => {
    const { host } = location;
    if (!hasCredentials(location)) {
      throw new Error(`there are no credentials for ${host}: ${missing}`);
    }
    const account =
      accounts.get(host) ??
      new ApiAccount({
        ...options,
        ...kind,
        host,
        scope: host,
        restUrl: toRestUrl(location),
        authorize: async () => readHeaders(location),
        limits: LIMITS,
        resources: { rest: 'api', graphql: 'api' },
      });
    accounts.set(host, account);
    return account;
  };
}
