import { z } from 'zod';
import {
  ApiAccount,
  RestAnswer,
} from '@platform-maturity/backstage-plugin-maturity-node/http';
import { daysBefore } from '@platform-maturity/backstage-plugin-maturity-scm-node';
import { page } from './pages';

/** Merged pull requests in an answer. */
const PER_PAGE = 50;

const participant = z.object({
  approved: z.boolean().nullish(),
  status: z.string().nullish(),
  user: z.object({ slug: z.string().nullish(), type: z.string().nullish() }),
});
const pullsBody = page(
  z.object({
    id: z.number(),
    title: z.string(),
    closedDate: z.number().nullish(),
    author: participant,
    reviewers: z.array(participant).nullish(),
    participants: z.array(participant).nullish(),
    properties: z
      .object({ mergeCommit: z.object({ id: z.string() }).nullish() })
      .nullish(),
  }),
);

/** A pull request that was merged into the default branch. */
export type MergedPull = {
  readonly id: number;
  readonly title: string;
  readonly isByProgram: boolean;
  readonly isApproved: boolean;
  /** ISO 8601, in UTC. */
  readonly mergedAt: string;
  /** Empty if Bitbucket does not tell it. */
  readonly commit: string;
};

/** Reads the pull requests that were merged into a branch, newest first. */
export async function readMerged(
  account: ApiAccount,
  path: string,
  { ref, since }: { readonly ref: string; readonly since: string },
  signal: AbortSignal,
): Promise<RestAnswer<readonly MergedPull[]>> {
  const answer = await account.get(
    `/api/latest${path}/pull-requests?state=MERGED&at=${encodeURIComponent(
      ref,
    )}&direction=INCOMING&order=NEWEST&limit=${PER_PAGE}`,
    readPulls,
    signal,
  );
  return 'refused' in answer
    ? answer
    : {
        value: answer.value
          .filter(({ mergedAt }) => mergedAt >= since)
          .sort((a, b) => b.mergedAt.localeCompare(a.mergedAt)),
      };
}

function readPulls(body: unknown): MergedPull[] {
  return pullsBody.parse(body).values.flatMap(pull => {
    const { id, title, author, closedDate, reviewers, participants } = pull;
    const others = [...(reviewers ?? []), ...(participants ?? [])].filter(
      ({ user }) => user.slug !== author.user.slug,
    );
    return closedDate
      ? [
          {
            id,
            title,
            isByProgram: author.user.type === 'SERVICE',
            isApproved: others.some(
              ({ approved, status }) => approved || status === 'APPROVED',
            ),
            mergedAt: daysBefore(closedDate, 0),
            commit: pull.properties?.mergeCommit?.id ?? '',
          },
        ]
      : [];
  });
}
