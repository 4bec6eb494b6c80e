import { z } from 'zod';
import { ApiAccount } from '@platform-maturity/backstage-plugin-maturity-node/http';
import {
  ReadResult,
  RepositoryAtRef,
  toEmptyResult,
} from '@platform-maturity/backstage-plugin-maturity-scm-node';
import { readList } from '../client/readList';
import { AzureLocation } from '../locate/azureLocation';
import {
  findRepository,
  readRepositoryList,
  Repository,
  toProjectFailure,
  toProjectPath,
} from '../query/findRepositories';
import { ProjectLists } from '../query/ProjectLists';
import { toShortName } from '../query/readRepositories';

/** The commit that a repository is at, and the path of its API. */
export type Head = { readonly commit: string; readonly path: string };

const COMMIT = /^[0-9a-f]{40}$/;
/** Branches and tags that begin with the same name; the list begins with the shortest. */
const REFS = 100;

const gitRef = z.object({
  name: z.string(),
  objectId: z.string(),
  /** The commit of an annotated tag. */
  peeledObjectId: z.string().nullish(),
});

type Asked = RepositoryAtRef<AzureLocation>;

/**
 * Reads the commit of each repository in order, or the result for one without. The
 * repositories of a project are listed once; each of them costs another request.
 */
export async function readHeads(
  account: ApiAccount,
  lists: ProjectLists,
  asked: readonly Asked[],
  signal: AbortSignal,
): Promise<readonly (Head | ReadResult)[]> {
  return Promise.all(
    asked.map(async ({ location, ref }) => {
      try {
        const all = await readRepositoryList(account, lists, location, signal);
        const found = findRepository(all, location);
        return 'error' in found
          ? found
          : await readHead(account, found, ref, signal);
      } catch (error) {
        signal.throwIfAborted();
        return toProjectFailure(account, location, error);
      }
    }),
  );
}

async function readHead(
  account: ApiAccount,
  { id, name, project, defaultBranch, isDisabled }: Repository,
  version: string | undefined,
  signal: AbortSignal,
): Promise<Head | ReadResult> {
  if (isDisabled) {
    return { error: `the repository ${name} is disabled` };
  }
  if (!defaultBranch) {
    return toEmptyResult();
  }
  const path = `${toProjectPath(project.id)}/git/repositories/${id}`;
  const wanted = version ?? `GB${toShortName(defaultBranch)}`;
  const rest = wanted.slice(2);
  if (wanted.startsWith('GC') && COMMIT.test(rest)) {
    return { commit: rest, path };
  }
  const filter = `${wanted.startsWith('GT') ? 'tags' : 'heads'}/${rest}`;
  const { items } = await readList(
    account,
    {
      path: `${path}/refs`,
      query: { filter, peelTags: 'true', $top: `${REFS}` },
      item: gitRef,
      pages: 1,
    },
    signal,
  );
  const ref = items.find(each => each.name === `refs/${filter}`);
  return ref
    ? { commit: ref.peeledObjectId ?? ref.objectId, path }
    : { error: `${name} on ${account.host} has no ${rest}` };
}
