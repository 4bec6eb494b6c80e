import { z } from 'zod';
import {
  ApiAccount,
  RestAnswer,
} from '@platform-maturity/backstage-plugin-maturity-node/http';
import { Software } from './RepositoryAnswer';

/** Where each software looks for CODEOWNERS, first match wins. */
const PLACES: Readonly<Record<Software, readonly string[]>> = {
  gitea: ['CODEOWNERS', 'docs/CODEOWNERS', '.gitea/CODEOWNERS'],
  forgejo: [
    'CODEOWNERS',
    'docs/CODEOWNERS',
    '.gitea/CODEOWNERS',
    '.forgejo/CODEOWNERS',
  ],
};

const treeBody = z.object({
  truncated: z.boolean().nullish(),
  tree: z.array(z.object({ path: z.string() })).nullish(),
});
const fileBody = z.object({
  type: z.string(),
  content: z.string().nullish(),
});

/** The CODEOWNERS file of a repository, if there is one. */
type FoundFile =
  | { readonly path: string; readonly text: string }
  | { readonly path?: undefined };

/**
 * Reads CODEOWNERS at a commit. Only folders that are there are looked into, and only
 * once a commit.
 */
export async function readOwners(
  account: ApiAccount,
  path: string,
  at: { readonly commit: string; readonly software: Software },
  signal: AbortSignal,
): Promise<RestAnswer<FoundFile>> {
  const { commit: version, software } = at;
  const root = await account.get(
    `${path}/git/trees/${version}?per_page=1000`,
    readNames,
    signal,
    { version },
  );
  if ('refused' in root) {
    return root;
  }
  const { names, isCut } = root.value;
  for (const place of PLACES[software]) {
    if (isCut || names.includes(place.split('/')[0]!)) {
      const file = await account.get(
        `${path}/contents/${place}?ref=${version}`,
        readText,
        signal,
        { version },
      );
      if ('value' in file && file.value !== null) {
        return { value: { path: place, text: file.value } };
      }
      if ('refused' in file && file.refused.status !== 404) {
        return file;
      }
    }
  }
  return { value: {} };
}

function readNames(body: unknown): {
  names: string[];
  isCut: boolean;
} {
  const { tree, truncated } = treeBody.parse(body);
  return {
    names: (tree ?? []).map(({ path }) => path),
    isCut: truncated ?? false,
  };
}

/** A folder of that name is no file. */
function readText(body: unknown): string | null {
  const file = fileBody.safeParse(body).data;
  return file?.type === 'file'
    ? Buffer.from(file.content ?? '', 'base64').toString('utf8')
    : null;
}
