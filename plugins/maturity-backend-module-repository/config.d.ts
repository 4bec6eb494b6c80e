import { HumanDuration } from '@backstage/types';

export interface Config {
  maturity?: {
    sources?: {
      /**
       * Facts that the content of repositories shows.
       *
       * @propertyNames {"enum": ["enabled", "schedule", "shards", "concurrency", "limits", "localRoots"]}
       */
      repository?: {
        /**
         * Repositories that are read at the same time, 3 when left out. Readers
         * of other modules have a pace of their own.
         */
        concurrency?: number;
        /** How much of one repository is read. */
        limits?: {
          /**
           * Files that are listed, 100,000 when left out. Beyond, only those of the
           * root and those that are looked into are.
           */
          files?: number;
          /** Bytes of a file that is looked into, 262,144 when left out. */
          fileSize?: number;
          /** Files that are looked into, 2,000 when left out. */
          contents?: number;
          /** Bytes of all files that are looked into, 33,554,432 when left out. */
          totalSize?: number;
          /** Time to judge one repository, 20 seconds when left out. More is an error. */
          judgeTimeout?: HumanDuration | string;
          /** Megabytes of memory to judge one repository, 512 when left out. More is an error. */
          judgeMemory?: number;
          /**
           * Time for one repository, a minute when left out. Readers of other
           * modules have a pace of their own.
           */
          timeout?: HumanDuration | string;
        };
        /**
         * Directories with repositories, for development: by root id, relative
         * to the working directory of the backend. Off unless configured.
         */
        localRoots?: { [rootId: string]: string };
      };
    };
  };
}
