import { z } from 'zod';
import {
  AnswerError,
  ApiAccount,
} from '@platform-maturity/backstage-plugin-maturity-node/http';
import {
  ChangedRepository,
  ReadOptions,
  ReadResult,
} from '@platform-maturity/backstage-plugin-maturity-scm-node';
import { readList } from '../client/readList';
import { AzureLocation } from '../locate/azureLocation';
import { readBlobs, WantedFile } from './readBlobs';
import { Head } from './readHeads';

/** Longest list of files; each takes about 400 bytes. */
const MAX_LIST_BYTES = 60_000_000;

const item = z.object({
  path: z.string(),
  objectId: z.string(),
  gitObjectType: z.string().nullish(),
  isFolder: z.boolean().nullish(),
  isSymLink: z.boolean().nullish(),
});

type Changed = ChangedRepository<AzureLocation, Head>;

/**
 * Fills the snapshots of repositories: the files of each in one request, then the
 * wanted contents of each in another.
 *
 * @returns The results of those that failed
 */
export async function readFiles(
  account: ApiAccount,
  repositories: readonly Changed[],
  options: ReadOptions,
): Promise<ReadonlyMap<Changed, ReadResult>> {
  const failures = new Map<Changed, ReadResult>();
  await Promise.all(
    repositories.map(async repository => {
      try {
        const files = await listFiles(account, repository, options.signal);
        const failed = await readBlobs(account, repository, files, options);
        if (failed) {
          failures.set(repository, failed);
        }
      } catch (error) {
        options.signal.throwIfAborted();
        failures.set(repository, toResult(account, repository, error));
      }
    }),
  );
  return failures;
}

/** Lists the files of a repository. Returns those whose content is wanted. */
async function listFiles(
  account: ApiAccount,
  { head, builder }: Changed,
  signal: AbortSignal,
): Promise<readonly WantedFile[]> {
  const { items } = await readList(
    account,
    {
      path: `${head.path}/items`,
      query: {
        scopePath: '/',
        recursionLevel: 'full',
        'versionDescriptor.version': head.commit,
        'versionDescriptor.versionType': 'commit',
      },
      item,
      pages: 1,
      maxBytes: MAX_LIST_BYTES,
    },
    signal,
  );
  return builder.listAll(
    items
      .filter(
        ({ gitObjectType, isFolder }) =>
          !isFolder && (gitObjectType ?? 'blob') === 'blob',
      )
      .map(({ path, objectId, isSymLink }) => ({
        path: path.replace(/^\/+/, ''),
        objectId,
        isLink: isSymLink ?? false,
      })),
  );
}

function toResult(
  account: ApiAccount,
  { location }: Changed,
  error: unknown,
): ReadResult {
  return error instanceof AnswerError && error.isTooLong
    ? {
        error: `${location.repository} has more files than ${account.host} can list in one answer; set maturity.sources.azure-devops.readsRepositories to false to have its archive read`,
      }
    : account.toFailure(error);
}
