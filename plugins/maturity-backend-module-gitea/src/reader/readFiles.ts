import { z } from 'zod';
import { ApiAccount } from '@platform-maturity/backstage-plugin-maturity-node/http';
import {
  ChangedRepository,
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

/** A file of a commit. */
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
export async function readFiles(
  account: ApiAccount,
  repositories: readonly Changed[],
  { signal }: Pick<ReadOptions, 'signal'>,
): Promise<ReadonlyMap<Changed, ReadResult>> {
  const failures = new Map<Changed, ReadResult>();
  const contents = new Map<string, Promise<Uint8Array | undefined>>();
  await Promise.all(
    repositories.map(async repository => {
      const { head, builder } = repository;
      try {
        const wanted = await listFiles(account, repository, signal);
        if ('error' in wanted) {
          failures.set(repository, wanted);
          return;
        }
        await Promise.all(
          wanted.files.map(async ({ path, id }) => {
            const reading =
              contents.get(id) ?? readBlob(account, head.path, id, signal);
            contents.set(id, reading);
            const content = await reading;
            // The snapshot lists a file without an answer as unread.
            if (content) {
              builder.addContent(path, content);
            }
          }),
        );
      } catch (error) {
        signal.throwIfAborted();
        failures.set(repository, account.toFailure(error));
      }
    }),
  );
  return failures;
}

/** Lists the files of a repository. Returns those whose content is wanted. */
async function listFiles(
  account: ApiAccount,
  { head, location, builder }: Changed,
  signal: AbortSignal,
): Promise<
  { readonly files: readonly TreeFile[] } | { readonly error: string }
> {
  const files: TreeFile[] = [];
  for (let page = 1; ; page += 1) {
    const answer = await account.get(
      `${head.path}/git/trees/${head.commit}?recursive=true&page=${page}&per_page=${PER_PAGE}`,
      readPage,
      signal,
      { isRemembered: false },
    );
    if ('refused' in answer) {
      const { host, owner, name } = location;
      return {
        error: `${host} does not show the files of ${owner}/${name} (${answer.refused.status}): ${NEEDS.code}`,
      };
    }
    files.push(...(await builder.listAll(answer.value.files)));
    if (!answer.value.isMore || builder.isOver) {
      return { files };
    }
  }
}

async function readBlob(
  account: ApiAccount,
  path: string,
  id: string,
  signal: AbortSignal,
): Promise<Uint8Array | undefined> {
  const answer = await account.get(
    `${path}/git/blobs/${id}`,
    body => blobBody.parse(body).content ?? null,
    signal,
    { isRemembered: false },
  );
  return 'value' in answer && answer.value !== null
    ? Buffer.from(answer.value, 'base64')
    : undefined;
}

function readPage(body: unknown): {
  readonly files: TreeFile[];
  readonly isMore: boolean;
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
  return { files, isMore: Boolean(truncated) && Boolean(tree?.length) };
}
