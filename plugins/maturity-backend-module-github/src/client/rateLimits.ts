import { RateLimits } from '@platform-maturity/backstage-plugin-maturity-backend-module-repository';

/** GitHub counts REST (`core`) and GraphQL requests apart. */
export type Resource = 'core' | 'graphql';

/** How GitHub limits requests, and says so. */
export const githubLimits: RateLimits<Resource> = {
  resources: { core: 'REST', graphql: 'GraphQL' },
  header: 'x-ratelimit',
  period: 'hour',
};
