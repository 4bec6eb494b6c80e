import { HumanDuration } from '@backstage/types';

export interface Config {
  maturity?: {
    sources?: {
      /**
       * Facts from Bitbucket Cloud. Credentials are those of `integrations.bitbucketCloud`.
       *
       * @propertyNames {"enum": ["enabled", "schedule", "shards", "concurrency", "reserve", "timeout", "readsRepositories", "reportsDeliveries"]}
       */
      'bitbucket-cloud'?: {
        /** Requests at the same time, 5 when left out. */
        concurrency?: number;
        /**
         * Share of the rate limit, from 0 to 1, that is kept for others who use
         * the same credentials, 0.2 when left out. When no more is left, the rest
         * of a run waits until requests are free again.
         */
        reserve?: number;
        /** Time for one request, 30 seconds when left out. */
        timeout?: HumanDuration | string;
        /**
         * Whether the repository source learns from this module which repositories
         * on Bitbucket Cloud changed, `true` when left out. Only those are
         * downloaded.
         */
        readsRepositories?: boolean;
        /**
         * Whether the latest deployments and merged pull requests count as
         * deliveries, `false` when left out. Leave it so where pipelines report
         * their deployments themselves: they would count twice.
         */
        reportsDeliveries?: boolean;
      };
    };
  };
}
