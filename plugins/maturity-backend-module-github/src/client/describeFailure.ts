import { describeRequestFailure } from '@platform-maturity/backstage-plugin-maturity-backend-module-repository';

/** One sentence about a request that failed, for people. */
export function describeFailure(error: unknown, host: string): string {
  return describeRequestFailure(error, {
    host,
    fix: 'renew the token or the App at integrations.github',
  });
}
