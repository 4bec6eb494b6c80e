import { HumanDuration } from '@backstage/types';

export interface Config {
  maturity?: {
    sources?: {
      /**
       * Facts from Bitbucket Data Center. Hosts and credentials are those of `integrations.bitbucketServer`.
       *
       * @propertyNames {"enum": ["enabled", "schedule", "shards", "concurrency", "reserve", "timeout", "readsRepositories", "reportsDeliveries"]}
       */
      'bitbucket-server'?: {
        /** Requests at the same time with one token, 5 when left out. */
        concurrency?: number;
        /**
         * Share of a rate limit, from 0 to 1, that is kept for others who use the
         * same token, 0.2 when left out. Bitbucket tells only when its limit is used
         * up, so it serves proxies that tell more.
         */
        reserve?: number;
        /** Time for one request, 30 seconds when left out. */
        timeout?: HumanDuration | string;
        /**
         * Whether the repository source reads repositories on Bitbucket through the
         * API instead of as archives, `true` when left out.
         */
        readsRepositories?: boolean;
        /**
         * Whether merged pull requests count as changes of deliveries, `false` when
         * left out. Deployments are reported by pipelines.
         */
        reportsDeliveries?: boolean;
      };
    };
  };
}
