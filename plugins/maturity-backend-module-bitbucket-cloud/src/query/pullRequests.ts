import { z } from 'zod';
import { quote, toQuery } from './requests';
import { toInstant } from './toInstant';

/** A pull request that was merged into the default branch. */
export type PullRequest = {
  readonly id: number;
  readonly title: string;
  readonly url: string;
  /** Whether a person opened it. */
  readonly isByPerson: boolean;
  /** Whether somebody other than the author approved it. */
  readonly isApproved: boolean;
  /** ISO 8601. */
  readonly mergedOn: string;
  /** Id of the commit that it became, often a short one. */
  readonly commit: string;
};

/** Bitbucket refuses more in a page. */
const PULL_REQUESTS = 50;
const PERSON = 'user';
const FIELDS = [
  'id',
  'title',
  'created_on',
  'updated_on',
  'links.html.href',
  'author.type',
  'author.uuid',
  'participants.approved',
  'participants.user.uuid',
  'merge_commit.hash',
  'merge_commit.date',
];

const account = z
  .object({ type: z.string().nullish(), uuid: z.string().nullish() })
  .nullish();
const body = z.object({
  values: z.array(
    z.object({
      id: z.number(),
      title: z.string(),
      created_on: z.string(),
      updated_on: z.string(),
      links: z.object({ html: z.object({ href: z.string() }) }),
      author: account,
      participants: z
        .array(z.object({ approved: z.boolean().nullish(), user: account }))
        .nullish(),
      merge_commit: z
        .object({ hash: z.string().nullish(), date: z.string().nullish() })
        .nullish(),
    }),
  ),
});

/** Asks for the pull requests that were merged into a branch. */
export function pullRequestQuery(branch: string): string {
  return toQuery({
    q: `state = "MERGED" AND destination.branch.name = ${quote(branch)}`,
    sort: '-updated_on',
    pagelen: PULL_REQUESTS,
    fields: FIELDS.map(field => `values.${field}`).join(),
  });
}

/** Reads pull requests, those that changed last first. */
export function readPullRequests(answer: unknown): PullRequest[] {
  return body.parse(answer).values.map(each => ({
    id: each.id,
    title: each.title,
    url: each.links.html.href,
    // The account of somebody who left has no type of its own.
    isByPerson: (each.author?.type ?? PERSON) === PERSON,
    isApproved: (each.participants ?? []).some(
      ({ approved, user }) => approved && user?.uuid !== each.author?.uuid,
    ),
    mergedOn: readMergedOn(each),
    commit: each.merge_commit?.hash ?? '',
  }));
}

/**
 * The date of the commit, unless that was made before the pull request was: then it was
 * only moved to the branch.
 */
function readMergedOn(request: z.infer<typeof body>['values'][number]): string {
  const { created_on, updated_on, merge_commit } = request;
  const date = toInstant(merge_commit?.date ?? updated_on);
  return date >= toInstant(created_on) ? date : toInstant(updated_on);
}
