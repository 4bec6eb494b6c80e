import { RateLimits } from '@platform-maturity/backstage-plugin-maturity-backend-module-repository';

/** GitLab counts all requests to its API together. */
export type Resource = 'api';

/** How GitLab limits requests, and says so. */
export const gitlabLimits: RateLimits<Resource> = {
  resources: { api: 'requests' },
  header: 'ratelimit',
  period: 'minute',
};
