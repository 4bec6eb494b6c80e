import { ApiAccount } from '@platform-maturity/backstage-plugin-maturity-node/http';
import { ReadResult } from '../readers/RepositoryReader';
import { ListedFile } from '../readers/SnapshotBuilder';
import { readEach } from './readEach';
import { ChangedRepository } from './ScmHost';

/** How {@link readFilesSingly} asks a host. @public */
export interface FileRequests<Repository, File extends ListedFile> {
  /**
   * Lists the files of a repository, page after page, until a page is the last one.
   * Returns the reason, for people, if the host does not show them.
   */
  listPage(
    repository: Repository,
    page: number,
  ): Promise<
    | { readonly files: readonly File[]; readonly isLast: boolean }
    | { readonly error: string }
  >;
  /** Reads a content; `undefined` if the host does not show it, or if it is not text. */
  readContent(
    repository: Repository,
    file: File,
  ): Promise<Uint8Array | string | undefined>;
  /** Identifies a content, so that it is read once. */
  toContentId(repository: Repository, file: File): string;
}

/**
 * Fills the snapshots of repositories at a host that returns one file in a request: pages
 * of each list, then each wanted content.
 *
 * @returns The results of those that failed
 * @public
 */
export async function readFilesSingly<
  Repository extends ChangedRepository<unknown, unknown>,
  File extends ListedFile,
>(
  account: ApiAccount,
  repositories: readonly Repository[],
  requests: FileRequests<Repository, File>,
  signal: AbortSignal,
): Promise<ReadonlyMap<Repository, ReadResult>> {
  const failures = new Map<Repository, ReadResult>();
  const contents = new Map<
    string,
    ReturnType<FileRequests<Repository, File>['readContent']>
  >();
  const results = await readEach(
    account,
    repositories,
    async repository => {
      const wanted = await listFiles(repository, requests);
      if ('error' in wanted) {
        return wanted;
      }
      await Promise.all(
        wanted.files.map(async file => {
          const id = requests.toContentId(repository, file);
          const reading =
            contents.get(id) ?? requests.readContent(repository, file);
          contents.set(id, reading);
          const content = await reading;
          // The snapshot lists a file without an answer as unread.
          if (content !== undefined) {
            repository.builder.addContent(file.path, content);
          }
        }),
      );
      return undefined;
    },
    signal,
  );
  repositories.forEach((repository, index) => {
    const failure = results[index];
    if (failure) {
      failures.set(repository, failure);
    }
  });
  return failures;
}

/** Lists the files of a repository. Returns those whose content is wanted. */
async function listFiles<
  Repository extends ChangedRepository<unknown, unknown>,
  File extends ListedFile,
>(
  repository: Repository,
  requests: FileRequests<Repository, File>,
): Promise<{ readonly files: readonly File[] } | { readonly error: string }> {
  const { builder } = repository;
  const files: File[] = [];
  for (let page = 1; ; page += 1) {
    const answer = await requests.listPage(repository, page);
    if ('error' in answer) {
      return answer;
    }
    files.push(...(await builder.listAll(answer.files)));
    if (answer.isLast || builder.isOver) {
      return { files };
    }
  }
}
