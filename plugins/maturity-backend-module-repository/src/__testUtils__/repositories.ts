import { UrlReaderService } from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { NotFoundError, NotModifiedError } from '@backstage/errors';
import limiter from 'p-limit';
import { ReadPace } from '../readers/oneByOne';

export {
  entityWith,
  fakeRemoteReader,
  integrations,
  limits,
  readOne,
} from '../../../maturity-scm-node/src/__testUtils__/repositories';

/** Three repositories at the same time, of two seconds each unless said otherwise. */
export function createPace(change: Partial<ReadPace> = {}): ReadPace {
  return { limit: limiter(3), timeout: 2000, ...change };
}

/** Files by path; a repository is at the URL of its root. */
export interface FakeRepository {
  readonly files: { readonly [path: string]: string | Uint8Array };
  readonly etag: string;
}

/** A URL reader over made-up repositories, which behaves as those of Backstage. */
export function fakeUrlReader(repositories: {
  readonly [root: string]: FakeRepository;
}) {
  return mockServices.urlReader.mock({
    readTree: (async (url, options) => {
      const repository = repositories[url];
      if (!repository) {
        throw new NotFoundError(`Request failed for ${url}, 404 Not Found`);
      }
      if (options?.etag === repository.etag) {
        throw new NotModifiedError();
      }
      const files = Object.entries(repository.files)
        .map(([path, content]) => ({ path, content: Buffer.from(content) }))
        .filter(
          ({ path, content }) =>
            options?.filter?.(path, { size: content.length }) ?? true,
        );
      return {
        etag: repository.etag,
        files: async () =>
          files.map(({ path, content }) => ({
            path,
            content: async () => content,
          })),
        archive: async () => {
          throw new Error('not used');
        },
        dir: async () => {
          throw new Error('not used');
        },
      };
    }) satisfies UrlReaderService['readTree'],
  });
}
