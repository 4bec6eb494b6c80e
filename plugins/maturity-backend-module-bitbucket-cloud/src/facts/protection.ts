import { FactObservation } from '@platform-maturity/backstage-plugin-maturity-common';
import { Known } from '@platform-maturity/backstage-plugin-maturity-node/http';
import {
  fillFacts,
  matchesBranch,
} from '@platform-maturity/backstage-plugin-maturity-scm-node';
import { BitbucketFacts } from '../declarations';
import { RepositoryDetails } from '../query/readDetails';
import { RepositoryAnswer } from '../query/RepositoryLists';
import { BranchingModel, Restriction } from '../query/restrictions';
import { describeEmpty } from './basics';

const NAMES = [
  'branchProtected',
  'requiredReviews',
  'pipelineMustSucceed',
  'forcePushBlocked',
] as const;

const APPROVALS = [
  'require_approvals_to_merge',
  'require_default_reviewer_approvals_to_merge',
];

/** The effect of the restrictions of a branch together. */
interface Protection {
  readonly isPushBlocked: boolean;
  readonly isHistoryKept: boolean;
  /** Whether merge checks block. They only warn otherwise. */
  readonly isEnforced: boolean;
  readonly reviews: number;
  readonly builds: number;
}

/**
 * Reads the protection of the default branch from the restrictions of its repository.
 * Those of its project apply too, and show to nobody over the API: what the repository
 * does not ask for is not known.
 */
export function toProtectionFacts(
  answer: RepositoryAnswer,
  { restrictions, model }: RepositoryDetails,
): BitbucketFacts {
  if (answer.branch === undefined) {
    return fillFacts(NAMES, { unknown: describeEmpty() });
  }
  const own = selectRestrictions(restrictions, model, answer.branch);
  if ('unknown' in own) {
    return fillFacts(NAMES, own);
  }
  const seen = combineRestrictions(own);
  const missing = listMissing(seen);
  const toFact = (
    value: boolean | number,
    reasons: readonly (string | undefined)[],
  ): FactObservation =>
    value
      ? {
          value,
          evidence: [
            {
              title: `restrictions of ${answer.branch}`,
              url: `${answer.url}/admin/branch-restrictions`,
            },
          ],
        }
      : { unknown: describeMissing(reasons) };
  return {
    branchProtected: toFact(
      Object.values(missing).every(reason => reason === undefined),
      [missing.push, missing.reviews, missing.builds, missing.enforced],
    ),
    requiredReviews: toFact(seen.isEnforced ? seen.reviews : 0, [
      missing.reviews,
      missing.enforced,
    ]),
    pipelineMustSucceed: toFact(seen.isEnforced && seen.builds > 0, [
      missing.builds,
      missing.enforced,
    ]),
    forcePushBlocked: toFact(seen.isHistoryKept, [
      'its history may be rewritten',
    ]),
  };
}

function selectRestrictions(
  restrictions: Known<readonly Restriction[]>,
  model: Known<BranchingModel> = { names: {}, prefixes: {} },
  branch: string,
): Known<readonly Restriction[]> {
  if ('unknown' in restrictions) {
    return restrictions;
  }
  return 'unknown' in model
    ? model
    : restrictions.filter(each => appliesTo(each, branch, model));
}

function appliesTo(
  { branchType, pattern }: Restriction,
  branch: string,
  { names, prefixes }: BranchingModel,
): boolean {
  if (branchType === undefined) {
    return matchesBranch(pattern, branch);
  }
  const prefix = prefixes[branchType];
  return (
    names[branchType] === branch || Boolean(prefix && branch.startsWith(prefix))
  );
}

/** Whoever one restriction exempts may push, whatever the others say. The largest number counts. */
function combineRestrictions(own: readonly Restriction[]): Protection {
  const select = (...kinds: readonly string[]) =>
    own.filter(({ kind }) => kinds.includes(kind));
  const findMost = (...kinds: readonly string[]) =>
    Math.max(0, ...select(...kinds).map(({ value }) => value));
  const pushes = select('push');
  const isPushBlocked =
    pushes.length > 0 && !pushes.some(({ hasExempt }) => hasExempt);
  return {
    isPushBlocked,
    isHistoryKept: isPushBlocked || select('force').length > 0,
    isEnforced: select('enforce_merge_checks').length > 0,
    reviews: findMost(...APPROVALS),
    builds: findMost('require_passing_builds_to_merge'),
  };
}

function listMissing(seen: Protection) {
  const { isPushBlocked, isEnforced, reviews, builds } = seen;
  return {
    push: isPushBlocked ? undefined : 'some may push to it',
    reviews: reviews > 0 ? undefined : 'no approval is required',
    builds: builds > 0 ? undefined : 'no build must succeed',
    enforced: isEnforced
      ? undefined
      : 'merge checks only warn, without "Prevent a merge with unresolved merge checks" of the Premium plan',
  };
}

function describeMissing(reasons: readonly (string | undefined)[]): string {
  const list = reasons.filter(Boolean).join('; ');
  return `by the restrictions of the repository: ${list}. Restrictions of its project are not in Bitbucket's API: repeat them in the repository to prove them`;
}
