import { z } from 'zod';
import {
  ApiAccount,
  Known,
} from '@platform-maturity/backstage-plugin-maturity-node/http';
import {
  daysBefore,
  fillFacts,
  orNeeds,
  OwnersFile,
  PipelineRun,
  PublishedRelease,
  REVIEW_DAYS,
  ScmReadOptions,
} from '@platform-maturity/backstage-plugin-maturity-scm-node';
import { toApiPath } from '../locate/giteaLocation';
import { toInstant } from './instants';
import { ARCHIVED, NEEDS } from './needs';
import { Branch, BranchRule, readBranch, readRules } from './readBranch';
import { MergedPull, readApprovals, readMerged } from './readMerged';
import { readOwners } from './readOwners';
import { readRuns } from './readRuns';
import { readSoftware } from './readSoftware';
import { readStatuses } from './readStatuses';
import { RepositoryAnswer } from './RepositoryAnswer';

/** Days in which runs of a pipeline are counted. */
const RUN_DAYS = 30;
/** Releases that are read. */
const RELEASES = 20;

const EMPTY = 'the repository is empty, so it has no default branch';

const releasesBody = z.array(
  z.object({
    tag_name: z.string(),
    html_url: z.string(),
    draft: z.boolean(),
    published_at: z.string().nullish(),
  }),
);

/** The answers of Gitea about one repository only. */
export interface RepositoryDetails {
  readonly branch: Known<Branch>;
  readonly rules: Known<readonly BranchRule[]>;
  readonly runs: Known<readonly PipelineRun[]>;
  readonly merged: Known<readonly MergedPull[]>;
  readonly approvals: Known<readonly boolean[]>;
  readonly releases: Known<readonly PublishedRelease[]>;
  readonly languages: Known<readonly string[]>;
  readonly owners: Known<OwnersFile>;
}

const NAMES = [
  'branch',
  'rules',
  'runs',
  'merged',
  'approvals',
  'releases',
  'languages',
  'owners',
] as const;

/**
 * Asks about one repository. A request that fails costs only its own facts.
 *
 * @throws PostponedError if the budget is used up
 */
export async function readDetails(
  account: ApiAccount,
  repository: RepositoryAnswer,
  options: ScmReadOptions,
): Promise<RepositoryDetails> {
  if (repository.isArchived) {
    return fillFacts(NAMES, { unknown: ARCHIVED });
  }
  const path = toApiPath(repository);
  const { signal, now } = options;
  const releases = readReleases(account, path, repository, signal);
  if (!repository.branch) {
    return {
      ...fillFacts(NAMES, { unknown: EMPTY }),
      runs: [],
      languages: [],
      owners: {},
      releases: await releases,
    };
  }
  const branch = await readBranch(account, path, repository.branch, signal);
  if ('unknown' in branch) {
    return { ...fillFacts(NAMES, branch), releases: await releases };
  }
  const asked = { account, path, repository, branch };
  const [rules, runs, pulls, languages, owners] = await Promise.all([
    branch.isProtected ? readRules(account, path, signal) : [],
    readPipeline(asked, options),
    readPulls(asked, daysBefore(now, REVIEW_DAYS), signal),
    orNeeds(
      account,
      account.get(`${path}/languages`, readLanguages, signal, {
        version: branch.commit,
      }),
      NEEDS.code,
      signal,
    ),
    readCodeowners(asked, signal),
  ]);
  return {
    ...{ branch, rules, runs, languages, owners },
    ...pulls,
    releases: await releases,
  };
}

interface Asked {
  readonly account: ApiAccount;
  /** Of the repository in the API. */
  readonly path: string;
  readonly repository: RepositoryAnswer;
  readonly branch: Branch;
}

/** Reads the runs of Actions, or the statuses of other tools where nothing ever ran. */
async function readPipeline(
  { account, path, repository, branch }: Asked,
  { now, signal }: ScmReadOptions,
): Promise<Known<readonly PipelineRun[]>> {
  const since = daysBefore(now, RUN_DAYS);
  if (repository.hasActions) {
    const runs = await orNeeds(
      account,
      readSoftware(account, signal).then(software => {
        const at = { path, branch: repository.branch!, software };
        return readRuns(account, at, since, signal);
      }),
      NEEDS.actions,
      signal,
    );
    if ('unknown' in runs || runs.count > 0) {
      return 'unknown' in runs ? runs : runs.runs;
    }
  }
  const head = branch.commit;
  return orNeeds(
    account,
    readStatuses(account, path, { head, since, now, signal }),
    NEEDS.code,
    signal,
  );
}

async function readPulls(
  { account, path, repository }: Asked,
  since: string,
  signal: AbortSignal,
): Promise<Pick<RepositoryDetails, 'merged' | 'approvals'>> {
  if (!repository.hasPullRequests) {
    return fillFacts(['merged', 'approvals'], {
      unknown: 'pull requests are turned off in the repository',
    });
  }
  const branch = repository.branch!;
  const merged = await orNeeds(
    account,
    readMerged(account, path, { branch, since }, signal),
    NEEDS.pulls,
    signal,
  );
  if ('unknown' in merged) {
    return fillFacts(['merged', 'approvals'], merged);
  }
  const approvals = await orNeeds(
    account,
    readApprovals(account, path, merged, signal),
    NEEDS.pulls,
    signal,
  );
  return { merged, approvals };
}

async function readReleases(
  account: ApiAccount,
  path: string,
  { hasReleases }: RepositoryAnswer,
  signal: AbortSignal,
): Promise<Known<readonly PublishedRelease[]>> {
  return hasReleases
    ? orNeeds(
        account,
        account.get(
          `${path}/releases?draft=false&page=1&limit=${RELEASES}`,
          parseReleases,
          signal,
        ),
        NEEDS.releases,
        signal,
      )
    : [];
}

async function readCodeowners(
  { account, path, repository, branch: { commit } }: Asked,
  signal: AbortSignal,
): Promise<Known<OwnersFile>> {
  const owners = await orNeeds(
    account,
    readSoftware(account, signal).then(software =>
      readOwners(account, path, { commit, software }, signal),
    ),
    NEEDS.code,
    signal,
  );
  return 'unknown' in owners || owners.path === undefined
    ? owners
    : { ...owners, url: toFileUrl(repository, owners.path) };
}

/** Links to a file on the default branch. */
function toFileUrl({ url, branch = '' }: RepositoryAnswer, path: string) {
  return `${url}/src/branch/${encodeURI(branch)}/${path}`;
}

function readLanguages(body: unknown): string[] {
  return Object.keys(z.record(z.string(), z.number()).parse(body));
}

function parseReleases(body: unknown) {
  return releasesBody
    .parse(body)
    .flatMap(({ tag_name, html_url, draft, published_at }) => {
      const publishedAt = toInstant(published_at);
      return publishedAt && !draft
        ? [{ title: tag_name, publishedAt, url: html_url }]
        : [];
    })
    .sort((a, b) => b.publishedAt.localeCompare(a.publishedAt));
}
