import { UrlReaderService } from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import { ScmIntegrationRegistry } from '@backstage/integration';
import { commitOf, fileUrlOf } from '../locate/hosts';
import { fileText } from './fileText';
import { notText, tooLarge, tooManyContents, tooManyFiles } from './limits';
import { describeReadError } from './messages';
import {
  ReadLimits,
  ReadRequest,
  ReadResult,
  RepositoryReader,
} from './RepositoryReader';

/**
 * Reads repositories through the URL reader service, hence from every source
 * control system that it supports, and from no host that is not configured in
 * `integrations` or `backend.reading.allow`.
 */
export class UrlRepositoryReader implements RepositoryReader {
  readonly #urlReader: UrlReaderService;
  readonly #integrations: ScmIntegrationRegistry;
  readonly #limits: ReadLimits;

  constructor(options: {
    readonly urlReader: UrlReaderService;
    readonly integrations: ScmIntegrationRegistry;
    readonly limits: ReadLimits;
  }) {
    this.#urlReader = options.urlReader;
    this.#integrations = options.integrations;
    this.#limits = options.limits;
  }

  async read(request: ReadRequest): Promise<ReadResult> {
    const { root, wants, etag, signal } = request;
    const limits = this.#limits;
    const files = new Set<string>();
    const unread = new Map<string, string>();
    let wanted = 0;
    let over: string | undefined;
    // The download is stopped as soon as there are too many files.
    const stop = new AbortController();

    // Sees every file while the archive streams by, and keeps the few wanted.
    const filter = (path: string, info?: { size: number }): boolean => {
      if (over || !path || path.endsWith('/') || isSkipped(path)) {
        return false;
      }
      files.add(path);
      if (files.size > limits.files) {
        over = tooManyFiles(root, limits);
        stop.abort();
        return false;
      }
      if (!wants(path)) {
        return false;
      }
      if (info && info.size > limits.fileSize) {
        unread.set(path, tooLarge(path, limits));
        return false;
      }
      if (wanted >= limits.contents) {
        unread.set(path, tooManyContents(limits));
        return false;
      }
      wanted += 1;
      return true;
    };

    try {
      const tree = await this.#urlReader.readTree(root, {
        etag,
        filter,
        signal: AbortSignal.any([signal, stop.signal]),
      });
      const contents = new Map<string, string>();
      for (const file of await tree.files()) {
        signal.throwIfAborted();
        // Some readers apply no filter, or one that does not know sizes.
        if (!files.has(file.path) && !filter(file.path)) {
          continue;
        }
        const content = await file.content();
        if (content.length > limits.fileSize) {
          unread.set(file.path, tooLarge(file.path, limits));
          continue;
        }
        const text = fileText(content);
        if (text === undefined) {
          unread.set(file.path, notText(file.path));
        } else {
          contents.set(file.path, text);
        }
      }
      if (over) {
        return { error: over };
      }
      const commit = commitOf(tree.etag);
      return {
        snapshot: {
          files: [...files],
          contents,
          unread,
          commit,
          etag: tree.etag || undefined,
          fileUrl: fileUrlOf({
            root,
            commit,
            integrations: this.#integrations,
          }),
        },
      };
    } catch (error) {
      if (over) {
        return { error: over };
      }
      if (isError(error) && error.name === 'NotModifiedError') {
        return { unchanged: true };
      }
      return { error: describeReadError(error, root) };
    }
  }
}

function isSkipped(path: string): boolean {
  return (
    path.startsWith('.git/') ||
    path.startsWith('node_modules/') ||
    path.includes('/node_modules/')
  );
}
