import { HumanDuration } from '@backstage/types';

export interface Config {
  maturity?: {
    sources?: {
      /**
       * Facts from GitHub. Hosts and credentials are those of `integrations.github`.
       *
       * @propertyNames {"enum": ["enabled", "schedule", "shards", "concurrency", "reserve", "timeout", "readsRepositories", "reportsDeliveries", "deliveries"]}
       */
      github?: {
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
         * Whether the repository source reads repositories on GitHub through the
         * API instead of as archives, `true` when left out.
         */
        readsRepositories?: boolean;
        /**
         * Whether the latest deployments and merged pull requests count as
         * deliveries, `false` when left out. Leave it so where pipelines report
         * their deployments themselves: they would count twice. Together with
         * GitHub's webhooks they count once.
         */
        reportsDeliveries?: boolean;
        /**
         * Has deliveries reported, and says what counts as a deployment: the deployments of
         * GitHub, releases that are published, or runs of workflows.
         *
         * @propertyNames {"enum": ["from", "environment", "workflows"]}
         */
        deliveries?: {
          /** The deployments of GitHub, releases, or runs of workflows. */
          from: 'deployments' | 'releases' | 'workflows';
          /**
           * Environment that releases and workflows deploy to, `production` when left out.
           * Deployments have their own.
           */
          environment?: string;
          /** Names of the workflows that deploy; `*` stands for any text. */
          workflows?: string[];
        };
      };
    };
  };
}
