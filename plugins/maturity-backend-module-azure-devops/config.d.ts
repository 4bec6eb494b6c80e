import { HumanDuration } from '@backstage/types';

export interface Config {
  maturity?: {
    sources?: {
      /**
       * Facts from Azure DevOps. Hosts and credentials are those of `integrations.azure`.
       *
       * @propertyNames {"enum": ["enabled", "schedule", "shards", "concurrency", "reserve", "timeout", "readsRepositories", "reportsDeliveries"]}
       */
      'azure-devops'?: {
        /** REST requests at the same time with one token, 5 when left out. */
        concurrency?: number;
        /**
         * Share of the rate limit, from 0 to 1, that is kept for others who use
         * the same token, 0.2 when left out. When no more is left, the rest of a
         * run waits until the limit is reset.
         */
        reserve?: number;
        /** Time for one request, 30 seconds when left out. */
        timeout?: HumanDuration | string;
        /**
         * Whether the repository source reads repositories on Azure DevOps through
         * the API instead of as archives, `true` when left out.
         */
        readsRepositories?: boolean;
        /**
         * Whether the latest deployments and completed pull requests count as
         * deliveries, `false` when left out. Leave it so where pipelines report their
         * deployments themselves: they would count twice.
         */
        reportsDeliveries?: boolean;
      };
    };
  };
}
