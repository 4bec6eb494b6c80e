import { HumanDuration } from '@backstage/types';

export interface Config {
  maturity?: {
    sources?: {
      /**
       * Facts from Gitea and Forgejo. Hosts and credentials are those of `integrations.gitea`.
       *
       * @propertyNames {"enum": ["enabled", "schedule", "shards", "concurrency", "reserve", "timeout", "readsRepositories", "reportsDeliveries"]}
       */
      gitea?: {
        /** Requests at the same time with one token, 5 when left out. */
        concurrency?: number;
        /**
         * Share of the rate limit, from 0 to 1, that is kept for others who use
         * the same token, 0.2 when left out. Gitea and Forgejo have no rate limit
         * of their own; a proxy in front of them can have one.
         */
        reserve?: number;
        /** Time for one request, 30 seconds when left out. */
        timeout?: HumanDuration | string;
        /**
         * Whether the repository source reads repositories on Gitea through the
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
