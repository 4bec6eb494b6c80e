import { createHash } from 'node:crypto';
import {
  ApiAccount,
  TooMuchError,
} from '@platform-maturity/backstage-plugin-maturity-node/http';
import { daysBefore } from '@platform-maturity/backstage-plugin-maturity-scm-node';
import { GithubLocation, toResourceKey } from '../locate/githubLocation';
import {
  CommitRuns,
  CommitsAnswer,
  commitsQuery,
  toCommitRuns,
} from './commitRuns';
import { checkSize, isUnsupported } from './graphqlErrors';
import { RepositoryResult } from './readRepositories';
import { RepositoryAnswer } from './RepositoryAnswer';
import { DAYS } from './workflowRuns';

/** Repositories in one query: each has up to 31 commits with their check suites. */
const PER_QUERY = 20;

/** How long runs are used again while the head of the branch has no new ones, in milliseconds. */
const REUSE = 24 * 3_600_000;

/** Stands for these fields among those that a server does not know. */
const FIELDS = 'runs';

interface Asked {
  readonly location: GithubLocation;
  readonly answer: RepositoryAnswer;
}

/** Adds the runs of their default branches to the results for repositories. */
export async function addRuns(
  account: ApiAccount,
  locations: readonly GithubLocation[],
  results: ReadonlyMap<string, RepositoryResult>,
  options: { readonly now: number; readonly signal: AbortSignal },
): Promise<ReadonlyMap<string, RepositoryResult>> {
  const repositories = new Map<string, Asked>();
  for (const location of locations) {
    const key = toResourceKey(location);
    const result = results.get(key);
    if (result && 'answer' in result && !result.withheld.has('heads')) {
      repositories.set(key, { location, answer: result.answer });
    }
  }
  const found = await readRuns(account, [...repositories.values()], options);
  return new Map(
    [...results].map(([key, result]) => {
      const runs = 'answer' in result ? found.get(result.answer) : undefined;
      return runs && 'answer' in result
        ? [key, { ...result, answer: { ...result.answer, runs } }]
        : [key, result];
    }),
  );
}

/**
 * Reads the runs of the default branches of repositories, many in a query, or from
 * memory where nothing ran since. A repository is left out where the check suites may not be
 * seen, or are too many: REST has its runs.
 */
async function readRuns(
  account: ApiAccount,
  repositories: readonly Asked[],
  options: { readonly now: number; readonly signal: AbortSignal },
): Promise<ReadonlyMap<RepositoryAnswer, CommitRuns>> {
  const { now, signal } = options;
  const since = daysBefore(now, DAYS);
  const found = new Map<RepositoryAnswer, CommitRuns>();
  const asked: (Asked & { readonly key: string })[] = [];
  for (const { location, answer } of repositories) {
    const key = toMemoryKey(answer);
    const known = key && (await account.recall<CommitRuns>(key));
    if (known) {
      const runs = known.runs.filter(({ startedAt }) => startedAt >= since);
      found.set(answer, { ...known, runs });
    } else if (key) {
      asked.push({ location, answer, key });
    }
  }
  if (account.unsupported.has(FIELDS)) {
    return found;
  }
  await account.askInBatches({
    items: asked,
    size: PER_QUERY,
    signal,
    ask: async batch => {
      const { data, errors } = await account.graphql<
        Record<string, CommitsAnswer | null>
      >(
        commitsQuery(
          batch.map(({ location }) => location),
          since,
        ),
        signal,
      );
      checkSize(batch, errors);
      if (!data) {
        if (!errors.some(isUnsupported)) {
          throw new TooMuchError(
            errors[0]?.message ?? 'it answered with nothing',
          );
        }
        account.unsupported.set(FIELDS, true);
        return;
      }
      for (const [at, { answer, key }] of batch.entries()) {
        const commits = data[`r${at}`];
        const hasErrors = errors.some(({ path }) => path?.[0] === `r${at}`);
        const runs =
          commits && !hasErrors ? toCommitRuns(commits, since) : undefined;
        if (runs) {
          found.set(answer, runs);
          if (runs.isSettled) {
            await account.remember(key, runs, REUSE);
          }
        }
      }
    },
    // REST is asked, and says what is wrong.
    onFailure: () => {},
  });
  return found;
}

/** Names the runs by what shows that there are new ones; `undefined` if that is not shown. */
function toMemoryKey(answer: RepositoryAnswer): string | undefined {
  const { basics_name: name, basics_archived, heads_branch: head } = answer;
  if (basics_archived || !head?.target) {
    return undefined;
  }
  const digest = createHash('sha256')
    .update(JSON.stringify(head))
    .digest('hex');
  return `runs of ${name} ${digest}`;
}
