import { z } from 'zod';
import {
  ApiAccount,
  RestAnswer,
} from '@platform-maturity/backstage-plugin-maturity-node/http';

/** A file of a commit. */
export type TreeFile = {
  readonly path: string;
  readonly oid: string;
  readonly size: number;
  readonly isLink: boolean;
};

/** All files of a commit; GitHub cuts the list of a very large one. */
export type TreeAnswer = {
  readonly files: readonly TreeFile[];
  readonly isTruncated: boolean;
};

const LINK = '120000';

const body = z.object({
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

/**
 * Lists the files of a commit in one request. A commit never changes, so a list
 * that was seen costs nothing of the rate limit again.
 */
export async function readTree(
  account: ApiAccount,
  repository: { readonly owner: string; readonly name: string },
  commit: string,
  signal: AbortSignal,
): Promise<RestAnswer<TreeAnswer>> {
  const { owner, name } = repository;
  return account.get(
    `/repos/${encodeURIComponent(owner)}/${encodeURIComponent(
      name,
    )}/git/trees/${commit}?recursive=1`,
    seen => {
      const { truncated, tree } = body.parse(seen);
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
