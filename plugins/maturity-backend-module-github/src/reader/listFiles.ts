import { z } from 'zod';
import {
  ApiAccount,
  RestAnswer,
} from '@platform-maturity/backstage-plugin-maturity-node/http';
import { ChangedRepository } from '@platform-maturity/backstage-plugin-maturity-scm-node';
import { GithubLocation } from '../locate/githubLocation';
import { Slug } from '../query/fieldGroups';
import { Head } from './readHeads';

const LINK = '120000';

const treeBody = z.object({
  truncated: z.boolean(),
  tree: z.array(
    z.object({
      path: z.string(),
      mode: z.string(),
      type: z.string(),
      sha: z.string(),
      size: z.number().nullish(),
    }),
  ),
});

/** A file of a commit. */
export type TreeFile = {
  readonly path: string;
  readonly oid: string;
  readonly size: number;
  readonly isLink: boolean;
};

/** Lists the files of a repository in one REST request. */
export async function listFiles(
  account: ApiAccount,
  { location, head, builder }: ChangedRepository<GithubLocation, Head>,
  signal: AbortSignal,
): Promise<readonly TreeFile[] | { readonly error: string }> {
  const tree = await readTree(account, location, head.commit, signal);
  const { host, owner, name } = location;
  if ('refused' in tree) {
    return {
      error: `${host} does not show the files of ${owner}/${name} (${tree.refused.status}): grant the permission 'Contents: read'`,
    };
  }
  const files = [...tree.value.files];
  if (tree.value.isTruncated) {
    builder.leaveOut(
      `${owner}/${name} has more files than ${host} lists in one answer; set maturity.sources.github.readsRepositories to false to have its archive read`,
    );
    const root = await readTree(account, location, head.commit, signal, false);
    files.push(...('refused' in root ? [] : root.value.files));
  }
  return files;
}

/**
 * Lists the files of a commit in one request, or those of its root only. A commit never changes, so a list
 * that was seen costs nothing of the rate limit again.
 */
async function readTree(
  account: ApiAccount,
  { owner, name }: Slug,
  commit: string,
  signal: AbortSignal,
  isRecursive = true,
): Promise<
  RestAnswer<{
    readonly files: readonly TreeFile[];
    /** GitHub cuts the list of a very large commit. */
    readonly isTruncated: boolean;
  }>
> {
  return account.get(
    `/repos/${encodeURIComponent(owner)}/${encodeURIComponent(
      name,
    )}/git/trees/${commit}${isRecursive ? '?recursive=1' : ''}`,
    seen => {
      const { truncated, tree } = treeBody.parse(seen);
      return {
        isTruncated: truncated,
        files: tree
          .filter(({ type }) => type === 'blob')
          .map(({ path, sha, size, mode }) => ({
            path,
            oid: sha,
            size: size ?? 0,
            isLink: mode === LINK,
          })),
      };
    },
    // A list can be long, and is asked for once a commit: not worth remembering.
    signal,
    { isRemembered: false },
  );
}
