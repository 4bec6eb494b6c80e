import { z } from 'zod';
import { ApiAccount } from '@platform-maturity/backstage-plugin-maturity-node/http';
import {
  readEach,
  ReadResult,
  RepositoryAtRef,
  toEmptyResult,
} from '@platform-maturity/backstage-plugin-maturity-scm-node';
import { GiteaLocation, toApiPath } from '../locate/giteaLocation';
import { NEEDS } from '../query/needs';

/** The commit that a repository is at, and its path in the API. */
export type Head = { readonly commit: string; readonly path: string };

const commitsBody = z.array(z.object({ sha: z.string() }));

/** Status of an answer about an empty repository. */
const EMPTY = 409;

/** Reads the commit of each repository in order, or the result for one without. */
export function readHeads(
  account: ApiAccount,
  asked: readonly RepositoryAtRef<GiteaLocation>[],
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
  { location, ref }: RepositoryAtRef<GiteaLocation>,
  signal: AbortSignal,
): Promise<Head | ReadResult> {
  const path = toApiPath(location);
  const from = ref === undefined ? '' : `sha=${encodeURIComponent(ref)}&`;
  const answer = await account.get(
    `${path}/commits?${from}page=1&limit=1&stat=false&verification=false&files=false`,
    body => commitsBody.parse(body)[0]?.sha ?? '',
    signal,
    { isRemembered: false },
  );
  const { host, owner, name } = location;
  if ('refused' in answer) {
    return answer.refused.status === EMPTY
      ? toEmptyResult()
      : {
          error: `${host} has no ${
            ref ?? 'default branch'
          } of ${owner}/${name}, or does not show it (${
            answer.refused.status
          }): ${NEEDS.code}`,
        };
  }
  return answer.value
    ? { commit: answer.value, path }
    : {
        error: `${owner}/${name} on ${host} has no commit at ${
          ref ?? 'its default branch'
        }`,
      };
}
