import { FactObservation } from '@platform-maturity/backstage-plugin-maturity-common';
import { toReviewShareFact } from '@platform-maturity/backstage-plugin-maturity-scm-node';
import { AzureDevOpsFacts } from '../declarations';
import { PullRequest } from '../query/readPullRequests';
import { toShortName } from '../query/readRepositories';
import { RepositoryAnswer, RepositoryDetails } from '../query/RepositoryAnswer';

/** Pull requests that count. */
const LATEST = 20;
/** Least vote that approves; 5 is "approved with suggestions", 10 "approved". */
const APPROVED = 5;
/** Kinds of identities that are services: of builds, and of Microsoft Entra ID. */
const SERVICE = /^(?:svc|s2s|aadsp)\./i;

/** Reads visibility, state and branch of a repository. */
export function toBasicFacts({
  repository,
  url,
}: RepositoryAnswer): AzureDevOpsFacts {
  const evidence = [{ title: repository.name, url }];
  return {
    visibility: readVisibility(repository.project.visibility, evidence),
    archived: { value: repository.isDisabled ?? false, evidence },
    defaultBranch: repository.defaultBranch
      ? { value: toShortName(repository.defaultBranch), evidence }
      : describeEmpty(repository),
  };
}

/** Says why a repository has no default branch. */
export function describeEmpty({ isDisabled }: RepositoryAnswer['repository']): {
  readonly unknown: string;
} {
  return {
    unknown: isDisabled
      ? 'the repository is disabled, so it was not asked about'
      : 'the repository is empty, so it has no default branch',
  };
}

function readVisibility(
  visibility: string | null | undefined,
  evidence: { title: string; url: string }[],
): FactObservation {
  if (!visibility) {
    return { unknown: 'Azure DevOps does not tell who may read the project' };
  }
  // A project can also be visible to everybody in the organization.
  const isKnown = ['private', 'public'].includes(visibility);
  return { value: isKnown ? visibility : 'internal', evidence };
}

/** Reads the share of completed pull requests that somebody else approved. */
export function toReviewFacts(
  { url }: RepositoryAnswer,
  { merged }: RepositoryDetails,
): AzureDevOpsFacts {
  if ('unknown' in merged) {
    return { reviewShare: merged };
  }
  const latest = merged
    .filter(({ createdBy }) => !SERVICE.test(createdBy?.descriptor ?? ''))
    .sort((a, b) => (b.closedDate ?? '').localeCompare(a.closedDate ?? ''))
    .slice(0, LATEST);
  return {
    reviewShare: toReviewShareFact(latest.map(isApproved), {
      noun: 'pull request',
      url: `${url}/pullrequests?_a=completed`,
    }),
  };
}

/** A group votes as its members do, so only people are looked at. */
function isApproved({ createdBy, reviewers }: PullRequest): boolean {
  return (reviewers ?? []).some(
    ({ id, vote, isContainer }) =>
      (vote ?? 0) >= APPROVED && !isContainer && id !== createdBy?.id,
  );
}
