import { UrlReaderService } from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import {
  describeReadError,
  ReadOptions,
  ReadRequest,
  ReadResult,
  RepositoryReader,
  SnapshotBuilder,
  toCommit,
} from '@platform-maturity/backstage-plugin-maturity-scm-node';
import { oneByOne, ReadPace } from './oneByOne';

/**
 * Reads repositories through the URL reader service, hence from every source
 * control system that it supports, and from no host that is not configured in
 * `integrations` or `backend.reading.allow`.
 */
export class UrlRepositoryReader implements RepositoryReader {
  readonly read: RepositoryReader['read'];
  readonly #urlReader: UrlReaderService;

  constructor(options: {
    readonly urlReader: UrlReaderService;
    readonly pace: ReadPace;
  }) {
    this.#urlReader = options.urlReader;
    this.read = oneByOne(options.pace, (request, readOptions) =>
      this.#readOne(request, readOptions),
    );
  }

  async #readOne(
    { root, wants, etag }: ReadRequest,
    { limits, signal }: ReadOptions,
  ): Promise<ReadResult> {
    const builder = new SnapshotBuilder({ root, wants, limits });
    try {
      const tree = await this.#urlReader.readTree(root, {
        etag,
        // Called for every file while the archive streams by. It keeps the few wanted.
        filter: (path, info) => builder.list({ path, size: info?.size }),
        signal,
      });
      for (const file of await tree.files()) {
        signal.throwIfAborted();
        // Some readers apply no filter, or one without sizes.
        if (builder.list({ path: file.path })) {
          builder.addContent(file.path, await file.content());
        }
      }
      return builder.build({
        commit: toCommit(tree.etag),
        etag: tree.etag || undefined,
      });
    } catch (error) {
      if (isError(error) && error.name === 'NotModifiedError') {
        return { unchanged: true };
      }
      return { error: describeReadError(error, root) };
    }
  }
}
