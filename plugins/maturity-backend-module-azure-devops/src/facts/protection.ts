import {
  Evidence,
  FactObservation,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { fillFacts } from '@platform-maturity/backstage-plugin-maturity-scm-node';
import { AzureDevOpsFacts } from '../declarations';
import { appliesTo, BranchPolicy, PolicyKind } from '../query/readPolicies';
import { toShortName } from '../query/readRepositories';
import { RepositoryAnswer } from '../query/RepositoryAnswer';
import { describeEmpty } from './basics';

const NAMES = [
  'branchProtected',
  'requiredReviews',
  'requiredChecks',
  'reviewersRequired',
  'forcePushBlocked',
] as const;

const REVIEWS: readonly PolicyKind[] = [
  'minimumReviewers',
  'requiredReviewers',
];
const CHECKS: readonly PolicyKind[] = ['build', 'status'];

/** Reads the policies of the default branch that are enabled and required. */
export function toProtectionFacts({
  repository,
  projectUrl,
  policies,
}: RepositoryAnswer): AzureDevOpsFacts {
  const { id, defaultBranch } = repository;
  if (!defaultBranch) {
    return fillFacts(NAMES, describeEmpty(repository));
  }
  if ('unknown' in policies) {
    return fillFacts(NAMES, policies);
  }
  const own = policies.filter(policy =>
    appliesTo(policy, { id: id.toLowerCase(), defaultBranch }),
  );
  const evidence: Evidence[] = [
    {
      title: `policies of ${toShortName(defaultBranch)}`,
      url: `${projectUrl}/_settings/repositories?_a=policiesMid&repo=${encodeURIComponent(
        id,
      )}&refs=${encodeURIComponent(defaultBranch)}`,
    },
  ];
  const checks = own.filter(({ kind }) => CHECKS.includes(kind));
  return {
    branchProtected: readProtected(own, evidence),
    requiredReviews: { value: countReviews(own), evidence },
    requiredChecks: {
      value: [...new Set(checks.map(nameCheck))].sort(),
      evidence,
    },
    reviewersRequired: {
      value: own.some(({ kind }) => kind === 'requiredReviewers'),
      evidence,
    },
    forcePushBlocked:
      own.length > 0
        ? { value: true, evidence }
        : {
            unknown:
              'no required policy forbids pushing to the default branch, and the permission to force a push is not read',
          },
  };
}

function readProtected(
  own: readonly BranchPolicy[],
  evidence: Evidence[],
): FactObservation {
  const checks = own.filter(({ kind }) => CHECKS.includes(kind));
  const partial = [
    countReviews(own) === 0 && own.some(isPartialReview) ? 'approval' : '',
    checks.length > 0 && checks.every(isPartial) ? 'build' : '',
  ].filter(Boolean);
  const isReviewed = countReviews(own) > 0 || own.some(isPartialReview);
  if (!isReviewed || checks.length === 0 || partial.length === 0) {
    return { value: isReviewed && checks.length > 0, evidence };
  }
  return {
    unknown: `the required ${partial.join(
      ' and ',
    )} is asked for only where certain files change`,
  };
}

/** Every policy has to be met, so the largest number counts. */
function countReviews(own: readonly BranchPolicy[]): number {
  return Math.max(
    0,
    ...own
      .filter(policy => REVIEWS.includes(policy.kind) && !isPartial(policy))
      .map(({ kind, minimumApproverCount, creatorVoteCounts }) => {
        const count =
          minimumApproverCount ?? (kind === 'requiredReviewers' ? 1 : 0);
        return creatorVoteCounts ? Math.max(0, count - 1) : count;
      }),
  );
}

function isPartialReview(policy: BranchPolicy): boolean {
  return policy.kind === 'requiredReviewers' && isPartial(policy);
}

/** Whether a policy is about some files only. Patterns that begin with `!` leave files out. */
function isPartial({ filenamePatterns }: BranchPolicy): boolean {
  const included = (filenamePatterns ?? []).filter(
    pattern => !pattern.startsWith('!'),
  );
  return (
    included.length > 0 &&
    !included.some(pattern => ['*', '/*', '/'].includes(pattern))
  );
}

function nameCheck(policy: BranchPolicy): string {
  const { displayName, buildDefinitionId, statusGenre, statusName } = policy;
  const status = [statusGenre, statusName].filter(Boolean).join('/');
  return displayName || status || `pipeline ${buildDefinitionId ?? ''}`.trim();
}
