import { HumanDuration } from '@backstage/types';

export interface Config {
  maturity?: {
    sources?: {
      /**
       * Facts from Kubernetes. Clusters and credentials are those of `kubernetes`.
       *
       * @propertyNames {"enum": ["enabled", "schedule", "shards", "concurrency", "reserve", "timeout", "labelKey", "excludedNamespaces", "objectUrl"]}
       */
      kubernetes?: {
        /**
         * Label that has the `backstage.io/kubernetes-id` of its entity,
         * `backstage.io/kubernetes-id` when left out.
         */
        labelKey?: string;
        /** Namespaces whose objects count for nobody. */
        excludedNamespaces?: string[];
        /**
         * Page of an object, with `{cluster}`, `{kind}`, `{namespace}` and `{name}`.
         * The Kubernetes tab of the entity when left out.
         */
        objectUrl?: string;
        /** Requests to one cluster at the same time, 5 when left out. */
        concurrency?: number;
        /**
         * Share of a rate limit, from 0 to 1, that is kept for others, 0.2 when left
         * out, where something in front of a cluster states one.
         */
        reserve?: number;
        /** Time for one request, 30 seconds when left out. */
        timeout?: HumanDuration | string;
      };
    };
  };
}
