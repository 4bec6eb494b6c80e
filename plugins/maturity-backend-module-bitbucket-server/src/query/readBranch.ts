import { z } from 'zod';
import {
  ApiAccount,
  RestAnswer,
} from '@platform-maturity/backstage-plugin-maturity-node/http';
import { daysBefore } from '@platform-maturity/backstage-plugin-maturity-scm-node';
import { page } from './pages';

/** Commits that are listed, to find those that the branch was at. */
const LISTED = 50;

const branchBody = z.object({ id: z.string(), displayId: z.string() });
const commitsBody = page(
  z.object({
    id: z.string(),
    committerTimestamp: z.number(),
    parents: z.array(z.object({ id: z.string() })).nullish(),
  }),
);

/** A commit that the default branch was at. */
export type BranchCommit = {
  readonly id: string;
  /** ISO 8601, in UTC. */
  readonly at: string;
};

/** The default branch of a repository. */
export interface Branch {
  /** `refs/heads/main` */
  readonly ref: string;
  readonly name: string;
  /** Newest first; the first is its head. Those that came in with a merge are left out. */
  readonly commits: readonly BranchCommit[];
}

/** Reads the default branch; none of an empty repository. */
export async function readBranch(
  account: ApiAccount,
  path: string,
  signal: AbortSignal,
): Promise<RestAnswer<{ readonly branch?: Branch }>> {
  const branch = await account.get(
    `/api/latest${path}/default-branch`,
    body => branchBody.parse(body),
    signal,
    { isRemembered: false },
  );
  if ('refused' in branch) {
    // The branch that is configured does not exist yet.
    return branch.refused.status === 404 ? { value: {} } : branch;
  }
  const { id: ref, displayId: name } = branch.value;
  const commits = await account.get(
    `/api/latest${path}/commits?until=${encodeURIComponent(
      ref,
    )}&limit=${LISTED}`,
    readCommits,
    signal,
    { isRemembered: false },
  );
  if ('refused' in commits) {
    return commits.refused.status === 404 ? { value: {} } : commits;
  }
  return {
    value: commits.value.length
      ? { branch: { ref, name, commits: commits.value } }
      : {},
  };
}

function readCommits(body: unknown): BranchCommit[] {
  const commits = commitsBody.parse(body).values;
  const byId = new Map(commits.map(commit => [commit.id, commit]));
  const followed: BranchCommit[] = [];
  for (
    let commit: (typeof commits)[number] | undefined = commits[0];
    commit && followed.length < commits.length;
    commit = byId.get(commit.parents?.[0]?.id ?? '')
  ) {
    const { id, committerTimestamp } = commit;
    followed.push({ id, at: daysBefore(committerTimestamp, 0) });
  }
  return followed;
}
