import { HumanDuration } from '@backstage/types';

export interface Config {
  maturity?: {
    sources?: {
      /**
       * Facts from the scaffolder and TechDocs of this Backstage.
       *
       * @propertyNames {"enum": ["enabled", "schedule", "shards", "concurrency", "reserve", "timeout", "window", "maxTasks", "maxDocs", "maxOutputs"]}
       */
      backstage?: {
        /**
         * Tasks of the scaffolder that are older are left out, 400 days when left out.
         * Facts of the organisation need 90 days at least.
         */
        window?: HumanDuration | string;
        /** Most tasks that a run reads, the newest first, 10,000 when left out. */
        maxTasks?: number;
        /**
         * Most entities whose pages a run asks for, 2,000 when left out. The others
         * follow soon after.
         */
        maxDocs?: number;
        /**
         * Most results of tasks that a run asks for, 500 when left out. They are
         * remembered, and the next run continues with older ones.
         */
        maxOutputs?: number;
        /** Requests to one plugin at the same time, 5 when left out. */
        concurrency?: number;
        /**
         * Share of a rate limit, from 0 to 1, that is kept for others, 0.2 when left
         * out, where something in front of a plugin states one.
         */
        reserve?: number;
        /** Time for one request, 30 seconds when left out. */
        timeout?: HumanDuration | string;
      };
    };
  };
}
