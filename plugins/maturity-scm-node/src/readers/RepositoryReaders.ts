import {
  coreServices,
  createServiceFactory,
  createServiceRef,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { RemoteRepositoryReader } from './RepositoryReader';

/**
 * The readers that other modules add, in the order in which they were added.
 *
 * @public
 */
export interface RepositoryReaders {
  /** Adds a reader, at any time. */
  add(reader: RemoteRepositoryReader): void;
  /** The first one that reads this root URL. */
  findReader(root: string): RemoteRepositoryReader | undefined;
  /**
   * Subscribes to the pushes of all readers, those added later included. A reader
   * that cannot subscribe is logged, and stops no other.
   */
  subscribe(onPush: (repositoryUrls: readonly string[]) => void): Promise<void>;
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

/** Creates an empty list of readers. @public */
export function createRepositoryReaders(options: {
  readonly logger: LoggerService;
}): RepositoryReaders {
  const readers: RemoteRepositoryReader[] = [];
  const subscribers: Parameters<RepositoryReaders['subscribe']>[0][] = [];
  const begin = async (
    reader: RemoteRepositoryReader,
    onPush: (repositoryUrls: readonly string[]) => void,
  ) => {
    try {
      await reader.subscribe?.(onPush);
    } catch (error) {
      options.logger.warn(
        `Could not subscribe to the pushes of a kind of repositories: ${error}`,
      );
    }
  };
  return {
    add(reader) {
      readers.push(reader);
      for (const onPush of subscribers) {
        begin(reader, onPush);
      }
    },
    findReader(root) {
      return readers.find(reader => reader.reads(root));
    },
    async subscribe(onPush) {
      subscribers.push(onPush);
      await Promise.all(readers.map(reader => begin(reader, onPush)));
    },
  };
}
