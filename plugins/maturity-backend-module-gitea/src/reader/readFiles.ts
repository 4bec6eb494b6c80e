import { z } from 'zod';
import { ApiAccount } from '@platform-maturity/backstage-plugin-maturity-node/http';
import {
  ChangedRepository,
  readFilesSingly,
  ReadOptions,
  ReadResult,
} from '@platform-maturity/backstage-plugin-maturity-scm-node';
import { GiteaLocation } from '../locate/giteaLocation';
import { NEEDS } from '../query/needs';
import { Head } from './readHeads';

/** Files in an answer: servers list no more unless they are told to. */
const PER_PAGE = 1_000;
const LINK = '120000';

const treeBody = z.object({
  truncated: z.boolean().nullish(),
  tree: z
    .array(
      z.object({
        path: z.string(),
        mode: z.string(),
        type: z.string(),
        sha: z.string(),
        size: z.number().nullish(),
      }),
    )
    .nullish(),
});
const blobBody = z.object({ content: z.string().nullish() });

type Changed = ChangedRepository<GiteaLocation, Head>;

/** A file of a commit, with its id in git. */
type TreeFile = {
  readonly path: string;
  readonly id: string;
  readonly size: number;
  readonly isLink: boolean;
};

/**
 * Fills the snapshots of repositories: a thousand files of each in a request, then each
 * wanted content in a request of its own. A content that several repositories share is
 * read once, by its id in git.
 *
 * @returns The results of those that failed
 */
export function readFiles(
  account: ApiAccount,
  repositories: readonly Changed[],
  { signal }: Pick<ReadOptions, 'signal'>,
): Promise<ReadonlyMap<Changed, ReadResult>> {
  return readFilesSingly<Changed, TreeFile>(
    account,
    repositories,
    {
      listPage: async ({ head, location }, page) => {
        const answer = await account.get(
          `${head.path}/git/trees/${head.commit}?recursive=true&page=${page}&per_page=${PER_PAGE}`,
          readPage,
          signal,
          { isRemembered: false },
        );
        const { host, owner, name } = location;
        return 'value' in answer
          ? answer.value
          : {
              error: `${host} does not show the files of ${owner}/${name} (${answer.refused.status}): ${NEEDS.code}`,
            };
      },
      readContent: async ({ head }, { id }) => {
        const answer = await account.get(
          `${head.path}/git/blobs/${id}`,
          body => blobBody.parse(body).content ?? null,
          signal,
          { isRemembered: false },
        );
        return 'value' in answer && answer.value !== null
          ? Buffer.from(answer.value, 'base64')
          : undefined;
      },
      toContentId: (_, { id }) => id,
    },
    signal,
  );
}

function readPage(body: unknown): {
  readonly files: TreeFile[];
  readonly isLast: boolean;
} {
  const { tree, truncated } = treeBody.parse(body);
  const files = (tree ?? [])
    .filter(({ type }) => type === 'blob')
    .map(({ path, sha, size, mode }) => ({
      path,
      id: sha,
      size: size ?? 0,
      isLink: mode === LINK,
    }));
  return { files, isLast: !truncated || !tree?.length };
}
