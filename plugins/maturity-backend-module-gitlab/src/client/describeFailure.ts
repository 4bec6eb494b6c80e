import { describeRequestFailure } from '@platform-maturity/backstage-plugin-maturity-backend-module-repository';

/** One sentence about a request that failed, for people. */
export function describeFailure(error: unknown, host: string): string {
  return describeRequestFailure(error, {
    host,
    fix: 'renew the token at integrations.gitlab; it needs the scope read_api',
  });
}
