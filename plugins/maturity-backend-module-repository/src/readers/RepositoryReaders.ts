import {
  coreServices,
  createServiceFactory,
  createServiceRef,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { RemoteRepositoryReader } from './RepositoryReader';

/**
 * The readers that other modules bring, in the order in which they were added.
 *
 * @public
 */
export interface RepositoryReaders {
  /** Adds a reader, at any time. */
  add(reader: RemoteRepositoryReader): void;
  /** The first one that reads this root URL. */
  readerOf(root: string): RemoteRepositoryReader | undefined;
  /**
   * Begins to tell of the pushes that the readers hear of, those that are added
   * later included. A reader that cannot begin is logged, and stops no other.
   */
  watch(onPush: (repositoryUrls: readonly string[]) => void): Promise<void>;
}

/**
 * Where modules add readers, whether or not the repository module is installed,
 * and in whatever order modules start.
 *
 * @public
 */
export const repositoryReadersServiceRef = createServiceRef<RepositoryReaders>({
  id: 'maturity.repositoryReaders',
  scope: 'plugin',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: { logger: coreServices.logger },
      factory: ({ logger }) => createRepositoryReaders({ logger }),
    }),
});

/** Readers that nobody has added yet. */
export function createRepositoryReaders(options: {
  readonly logger: LoggerService;
}): RepositoryReaders {
  const readers: RemoteRepositoryReader[] = [];
  const watchers: Parameters<RepositoryReaders['watch']>[0][] = [];
  /** Never fails. */
  const begin = async (
    reader: RemoteRepositoryReader,
    onPush: (repositoryUrls: readonly string[]) => void,
  ) => {
    try {
      await reader.watch?.(onPush);
    } catch (error) {
      options.logger.warn(
        `Pushes of a kind of repositories are not heard of: ${error}`,
      );
    }
  };
  return {
    add(reader) {
      readers.push(reader);
      for (const onPush of watchers) {
        begin(reader, onPush);
      }
    },
    readerOf(root) {
      return readers.find(reader => reader.reads(root));
    },
    async watch(onPush) {
      watchers.push(onPush);
      await Promise.all(readers.map(reader => begin(reader, onPush)));
    },
  };
}
