import { z } from 'zod';
import {
  ApiAccount,
  RestAnswer,
} from '@platform-maturity/backstage-plugin-maturity-node/http';
import { toInstant } from './instants';

/** Pull requests whose reviews are read. */
const REVIEWED = 20;
/** Closed pull requests in an answer. */
const PER_PAGE = 50;

/** Names of users that are programs: neither Gitea nor Forgejo marks them. */
const BOT = /(?:^|[-_.[])bot\]?$|^(?:gitea|forgejo)-actions$/i;

const user = z.object({ login: z.string() }).nullish();
const pullsBody = z.array(
  z.object({
    number: z.number(),
    title: z.string(),
    html_url: z.string(),
    merged: z.boolean(),
    merged_at: z.string().nullish(),
    merge_commit_sha: z.string().nullish(),
    base: z.object({ ref: z.string() }),
    user,
  }),
);
const reviewsBody = z.array(
  z.object({
    state: z.string(),
    dismissed: z.boolean().nullish(),
    user,
  }),
);

/** A pull request that was merged. */
export type MergedPull = {
  readonly number: number;
  readonly title: string;
  readonly url: string;
  readonly base: string;
  readonly author: string;
  /** ISO 8601, in UTC. */
  readonly mergedAt: string;
  readonly commit: string;
};

/** Reads the pull requests that were merged into a branch, newest first. */
export async function readMerged(
  account: ApiAccount,
  path: string,
  { branch, since }: { readonly branch: string; readonly since: string },
  signal: AbortSignal,
): Promise<RestAnswer<readonly MergedPull[]>> {
  const answer = await account.get(
    `${path}/pulls?state=closed&sort=recentupdate&page=1&limit=${PER_PAGE}`,
    readPulls,
    signal,
  );
  return 'refused' in answer
    ? answer
    : {
        value: answer.value
          .filter(({ base, mergedAt }) => base === branch && mergedAt >= since)
          .sort((a, b) => b.mergedAt.localeCompare(a.mergedAt)),
      };
}

/** Tells for the latest pull requests of people whether somebody else approved them. */
export async function readApprovals(
  account: ApiAccount,
  path: string,
  merged: readonly MergedPull[],
  signal: AbortSignal,
): Promise<RestAnswer<readonly boolean[]>> {
  const answers = await Promise.all(
    merged
      .filter(({ author }) => !BOT.test(author))
      .slice(0, REVIEWED)
      .map(({ number, author, mergedAt }) =>
        account.get(
          `${path}/pulls/${number}/reviews?page=1&limit=50`,
          body => isApproved(body, author),
          signal,
          // Reviews hardly change once a pull request is merged.
          { version: mergedAt },
        ),
      ),
  );
  const refusal = answers.find(answer => 'refused' in answer);
  return refusal && 'refused' in refusal
    ? refusal
    : {
        value: answers.flatMap(answer =>
          'value' in answer ? [answer.value] : [],
        ),
      };
}

function readPulls(body: unknown): MergedPull[] {
  return pullsBody.parse(body).flatMap(pull => {
    const mergedAt = toInstant(pull.merged_at);
    return pull.merged && mergedAt
      ? [
          {
            number: pull.number,
            title: pull.title,
            url: pull.html_url,
            base: pull.base.ref,
            author: pull.user?.login ?? '',
            mergedAt,
            commit: pull.merge_commit_sha ?? '',
          },
        ]
      : [];
  });
}

function isApproved(body: unknown, author: string): boolean {
  return reviewsBody
    .parse(body)
    .some(
      ({ state, dismissed, user: by }) =>
        state === 'APPROVED' && !dismissed && by?.login !== author,
    );
}
