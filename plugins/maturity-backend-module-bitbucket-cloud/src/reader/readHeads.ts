import { z } from 'zod';
import { ApiAccount } from '@platform-maturity/backstage-plugin-maturity-node/http';
import {
  ReadResult,
  RepositoryAtRef,
  toEmptyResult,
} from '@platform-maturity/backstage-plugin-maturity-scm-node';
import {
  BitbucketLocation,
  describeRepository,
  toResourceKey,
} from '../locate/bitbucketLocation';
import { RepositoryAnswer, RepositoryLists } from '../query/RepositoryLists';
import { toPath, toQuery } from '../query/requests';

/** The commit that a repository is at, and its current URL. */
export type Head = { readonly commit: string; readonly url: string };

const COMMIT = /^[0-9a-f]{40}$/;
const body = z.object({ values: z.array(z.object({ hash: z.string() })) });

/**
 * Creates a function that reads the commit of each repository in order, or the result
 * for one without. The list of a workspace has the commits of default branches; other
 * refs cost a request each.
 */
export function createHeadReader(lists: RepositoryLists) {
  return async function readHeads(
    account: ApiAccount,
    asked: readonly RepositoryAtRef<BitbucketLocation>[],
    signal: AbortSignal,
  ): Promise<readonly (Head | ReadResult)[]> {
    const found = await lists.read(
      account,
      asked.map(({ location }) => location),
      signal,
    );
    return Promise.all(
      asked.map(async ({ location, ref }) => {
        const answer = found.get(toResourceKey(location))!;
        return 'fullName' in answer
          ? readHead(account, answer, { location, ref, signal })
          : answer;
      }),
    );
  };
}

async function readHead(
  account: ApiAccount,
  { branch, commit, fullName, url }: RepositoryAnswer,
  {
    location,
    ref = branch,
    signal,
  }: RepositoryAtRef<BitbucketLocation> & { readonly signal: AbortSignal },
): Promise<Head | ReadResult> {
  if (branch === undefined || ref === undefined) {
    return toEmptyResult();
  }
  if (COMMIT.test(ref)) {
    return { commit: ref, url };
  }
  if (commit && (ref === branch || ref === 'HEAD')) {
    return { commit, url };
  }
  try {
    const answer = await account.get(
      `${toPath(fullName)}/commits/${encodeURIComponent(
        ref === 'HEAD' ? branch : ref,
      )}?${toQuery({ pagelen: 1, fields: 'values.hash' })}`,
      seen => body.parse(seen).values[0]?.hash ?? '',
      signal,
    );
    return 'value' in answer && answer.value
      ? { commit: answer.value, url }
      : {
          error: `${describeRepository(location)} on ${
            location.host
          } has no ${ref}`,
        };
  } catch (error) {
    signal.throwIfAborted();
    return account.toFailure(error);
  }
}
