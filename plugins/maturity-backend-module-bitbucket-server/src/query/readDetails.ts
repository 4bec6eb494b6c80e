import {
  ApiAccount,
  Known,
  RestAnswer,
} from '@platform-maturity/backstage-plugin-maturity-node/http';
import {
  daysBefore,
  fillFacts,
  orNeeds,
  OwnersFile,
  PipelineRun,
  REVIEW_DAYS,
  ScmReadOptions,
} from '@platform-maturity/backstage-plugin-maturity-scm-node';
import { toApiPath } from '../locate/bitbucketLocation';
import { ARCHIVED, EMPTY, NEEDS } from './needs';
import { Branch, readBranch } from './readBranch';
import { readBuilds } from './readBuilds';
import { MergedPull, readMerged } from './readMerged';
import { readRules, Rules } from './readRules';
import { readText } from './readText';
import { RepositoryAnswer } from './RepositoryAnswer';

/** Days in which builds are counted. */
const BUILD_DAYS = 30;
/** Latest commits of the branch whose builds are counted. */
const COMMITS = 50;
/** The only place where Bitbucket looks for it. */
const CODEOWNERS = '.bitbucket/CODEOWNERS';

/** The answers of Bitbucket about one repository only. */
export interface RepositoryDetails extends Rules {
  readonly branch: Known<Branch>;
  readonly runs: Known<readonly PipelineRun[]>;
  readonly merged: Known<readonly MergedPull[]>;
  readonly owners: Known<OwnersFile>;
}

const NAMES = [
  'branch',
  'runs',
  'merged',
  'owners',
  'restrictions',
  'requiredBuilds',
  'checks',
  'hasForcePushHook',
] as const;

/**
 * Asks about one repository. A request that fails costs only its own facts.
 *
 * @throws PostponedError if the budget is used up
 */
export async function readDetails(
  account: ApiAccount,
  repository: RepositoryAnswer,
  { now, signal }: ScmReadOptions,
): Promise<RepositoryDetails> {
  if (repository.isArchived) {
    return fillFacts(NAMES, { unknown: ARCHIVED });
  }
  const { url } = repository;
  const path = toApiPath(repository);
  const read = await orNeeds(
    account,
    readBranch(account, path, signal),
    NEEDS.read,
    signal,
  );
  if ('unknown' in read) {
    return fillFacts(NAMES, read);
  }
  const { branch } = read;
  if (!branch) {
    return { ...fillFacts(NAMES, { unknown: EMPTY }), runs: [], owners: {} };
  }
  const since = daysBefore(now, BUILD_DAYS);
  const recent = branch.commits
    .filter(({ at }) => at >= since)
    .slice(0, COMMITS);
  const [rules, runs, merged, owners] = await Promise.all([
    readRules(account, path, signal),
    orNeeds(
      account,
      readBuilds(account, recent, url, signal),
      NEEDS.read,
      signal,
    ),
    orNeeds(
      account,
      readMerged(
        account,
        path,
        { ref: branch.ref, since: daysBefore(now, REVIEW_DAYS) },
        signal,
      ),
      NEEDS.read,
      signal,
    ),
    readOwners(account, path, { url, commit: branch.commits[0]!.id }, signal),
  ]);
  return { branch, runs, merged, owners, ...rules };
}

async function readOwners(
  account: ApiAccount,
  path: string,
  { url, commit }: { readonly url: string; readonly commit: string },
  signal: AbortSignal,
): Promise<Known<OwnersFile>> {
  const file = { path: CODEOWNERS, commit };
  return orNeeds(
    account,
    readText(account, path, file, signal, true).then(
      (answer): RestAnswer<OwnersFile> => {
        if ('refused' in answer) {
          return answer.refused.status === 404 ? { value: {} } : answer;
        }
        return {
          value:
            answer.value === null
              ? {}
              : {
                  path: CODEOWNERS,
                  text: answer.value,
                  url: `${url}/browse/${CODEOWNERS}`,
                },
        };
      },
    ),
    NEEDS.read,
    signal,
  );
}
