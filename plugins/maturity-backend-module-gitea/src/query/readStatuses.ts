import { z } from 'zod';
import {
  ApiAccount,
  RestAnswer,
} from '@platform-maturity/backstage-plugin-maturity-node/http';
import {
  daysBefore,
  PipelineRun,
} from '@platform-maturity/backstage-plugin-maturity-scm-node';
import { countMinutes, toInstant } from './instants';

/** Commits that are listed, to find those that the branch was at. */
const LISTED = 50;
/** Latest commits of the branch whose statuses are read. */
const COMMITS = 10;
/** Days after which the statuses of a commit stay as they are. */
const SETTLED_DAYS = 2;

const commitsBody = z.array(
  z.object({
    sha: z.string(),
    html_url: z.string(),
    commit: z.object({ committer: z.object({ date: z.string() }) }),
    parents: z.array(z.object({ sha: z.string() })).nullish(),
  }),
);

type ListedCommit = {
  readonly sha: string;
  readonly url: string;
  readonly at: string;
  readonly parent: string;
};

const statusesBody = z.array(
  z.object({
    id: z.number(),
    context: z.string(),
    status: z.string(),
    created_at: z.string(),
    target_url: z.string().nullish(),
  }),
);

type Status = {
  readonly id: number;
  readonly context: string;
  readonly status: string;
  readonly at: string;
  readonly url: string;
};

/**
 * Reads the statuses that other tools gave to the latest commits of a branch: one run
 * for each commit. Commits that came in with a merge are left out.
 *
 * @param options - `head`: the commit of the branch; `since`: ISO 8601.
 */
export async function readStatuses(
  account: ApiAccount,
  path: string,
  options: {
    readonly head: string;
    readonly since: string;
    /** Milliseconds since 1970. */
    readonly now: number;
    readonly signal: AbortSignal;
  },
): Promise<RestAnswer<readonly PipelineRun[]>> {
  const { head, since, now, signal } = options;
  const listed = await account.get(
    `${path}/commits?sha=${head}&page=1&limit=${LISTED}&stat=false&verification=false&files=false`,
    readCommits,
    signal,
    { version: head },
  );
  if ('refused' in listed) {
    return listed;
  }
  const settled = daysBefore(now, SETTLED_DAYS);
  const answers = await Promise.all(
    followParents(listed.value, head)
      .filter(({ at }) => at >= since)
      .slice(0, COMMITS)
      .map(async commit => {
        const answer = await account.get(
          `${path}/commits/${commit.sha}/statuses?page=1&limit=50`,
          parseStatuses,
          signal,
          { version: commit.at < settled ? 'settled' : undefined },
        );
        return 'refused' in answer
          ? answer
          : { value: toRun(answer.value, commit.url) };
      }),
  );
  const refusal = answers.find(answer => 'refused' in answer);
  return refusal && 'refused' in refusal
    ? refusal
    : {
        value: answers.flatMap(answer =>
          'value' in answer && answer.value ? [answer.value] : [],
        ),
      };
}

/** Selects the commits that a branch was at. */
function followParents(
  commits: readonly ListedCommit[],
  head: string,
): readonly ListedCommit[] {
  const bySha = new Map(commits.map(commit => [commit.sha, commit]));
  const followed: ListedCommit[] = [];
  for (
    let commit = bySha.get(head);
    commit && followed.length < commits.length;
    commit = bySha.get(commit.parent)
  ) {
    followed.push(commit);
  }
  return followed;
}

/** A run of all statuses of a commit; none while one of them is pending. */
function toRun(
  statuses: readonly Status[],
  commitUrl: string,
): PipelineRun | undefined {
  const sorted = [...statuses].sort((a, b) => a.id - b.id);
  const [first] = sorted;
  const latest = [
    ...new Map(sorted.map(status => [status.context, status])).values(),
  ];
  if (!first || latest.some(({ status }) => status === 'pending')) {
    return undefined;
  }
  const failed = latest.find(({ status }) =>
    ['error', 'failure'].includes(status),
  );
  const isTimed = sorted.some(({ status }) => status === 'pending');
  const end = sorted[sorted.length - 1]!.at;
  return {
    succeeded: !failed,
    startedAt: first.at,
    // Without a status that it is pending, only its end is known.
    minutes: isTimed ? countMinutes(first.at, end) : undefined,
    url: (failed ?? first).url || commitUrl,
  };
}

function readCommits(body: unknown): ListedCommit[] {
  return commitsBody.parse(body).map(({ sha, html_url, commit, parents }) => ({
    sha,
    url: html_url,
    at: toInstant(commit.committer.date) ?? '',
    parent: parents?.[0]?.sha ?? '',
  }));
}

function parseStatuses(body: unknown): Status[] {
  return statusesBody.parse(body).map(each => ({
    id: each.id,
    context: each.context,
    status: each.status,
    at: toInstant(each.created_at) ?? '',
    url: each.target_url ?? '',
  }));
}
