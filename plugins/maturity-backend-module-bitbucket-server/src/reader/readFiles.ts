import { z } from 'zod';
import { ApiAccount } from '@platform-maturity/backstage-plugin-maturity-node/http';
import {
  ChangedRepository,
  readFilesSingly,
  ReadOptions,
  ReadResult,
} from '@platform-maturity/backstage-plugin-maturity-scm-node';
import { BitbucketLocation } from '../locate/bitbucketLocation';
import { NEEDS } from '../query/needs';
import { page } from '../query/pages';
import { readText } from '../query/readText';
import { Head } from './readHeads';

/** Files in an answer; Bitbucket may list fewer. */
const PER_PAGE = 10_000;

const filesBody = page(z.string());

type Changed = ChangedRepository<BitbucketLocation, Head>;

/**
 * Fills the snapshots of repositories: ten thousand paths of each in a request, then each
 * wanted content in a request of its own.
 *
 * @returns The results of those that failed
 */
export function readFiles(
  account: ApiAccount,
  repositories: readonly Changed[],
  { signal }: Pick<ReadOptions, 'signal'>,
): Promise<ReadonlyMap<Changed, ReadResult>> {
  const starts = new Map<Changed, number>();
  return readFilesSingly<Changed, { readonly path: string }>(
    account,
    repositories,
    {
      listPage: async repository => {
        const { head, location } = repository;
        const start = starts.get(repository) ?? 0;
        const answer = await account.get(
          `/api/latest${head.path}/files?at=${head.commit}&start=${start}&limit=${PER_PAGE}`,
          readPage,
          signal,
          { isRemembered: false },
        );
        if ('refused' in answer) {
          const { host, project, slug } = location;
          return {
            error: `${host} does not show the files of ${project}/${slug} (${answer.refused.status}): ${NEEDS.read}`,
          };
        }
        const { files, next } = answer.value;
        starts.set(repository, next);
        return { files, isLast: next <= start };
      },
      readContent: async ({ head }, { path }) => {
        const file = { path, commit: head.commit };
        const text = await readText(account, head.path, file, signal, false);
        return 'value' in text && text.value !== null ? text.value : undefined;
      },
      toContentId: ({ head }, { path }) => `${head.path} ${path}`,
    },
    signal,
  );
}

function readPage(body: unknown) {
  const { values, isLastPage, nextPageStart } = filesBody.parse(body);
  return {
    files: values.map(path => ({ path })),
    /** Where the next page begins; 0 after the last one. */
    next: isLastPage ? 0 : nextPageStart ?? 0,
  };
}
