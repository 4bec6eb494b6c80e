import { z } from 'zod';
import { ApiAccount } from '@platform-maturity/backstage-plugin-maturity-node/http';
import {
  readEach,
  ReadResult,
  RepositoryAtRef,
  toEmptyResult,
} from '@platform-maturity/backstage-plugin-maturity-scm-node';
import { BitbucketLocation, toApiPath } from '../locate/bitbucketLocation';
import { NEEDS } from '../query/needs';
import { page } from '../query/pages';

/** The commit that a repository is at, and its path in the API. */
export type Head = { readonly commit: string; readonly path: string };

const commitsBody = page(z.object({ id: z.string() }));

/** Reads the commit of each repository in order, or the result for one without. */
export function readHeads(
  account: ApiAccount,
  asked: readonly RepositoryAtRef<BitbucketLocation>[],
  signal: AbortSignal,
): Promise<readonly (Head | ReadResult)[]> {
  return readEach(
    account,
    asked,
    each => readHead(account, each, signal),
    signal,
  );
}

/** Without a ref, commits are listed from the default branch. */
async function readHead(
  account: ApiAccount,
  { location, ref }: RepositoryAtRef<BitbucketLocation>,
  signal: AbortSignal,
): Promise<Head | ReadResult> {
  const path = toApiPath(location);
  const until = ref === undefined ? '' : `until=${encodeURIComponent(ref)}&`;
  const answer = await account.get(
    `/api/latest${path}/commits?${until}limit=1`,
    body => commitsBody.parse(body).values[0]?.id ?? '',
    signal,
    { isRemembered: false },
  );
  const { host, project, slug } = location;
  if ('refused' in answer) {
    return {
      error: `${host} has no ${
        ref ?? 'default branch'
      } of ${project}/${slug}, or does not show it (${
        answer.refused.status
      }): ${NEEDS.read}`,
    };
  }
  return answer.value ? { commit: answer.value, path } : toEmptyResult();
}
