import { FactObservation } from '@platform-maturity/backstage-plugin-maturity-common';
import { Known } from '@platform-maturity/backstage-plugin-maturity-node/http';
import { fillFacts } from '@platform-maturity/backstage-plugin-maturity-scm-node';
import { BitbucketFacts } from '../declarations';
import { RepositoryDetails } from '../query/readDetails';
import { RequiredBuild, Restriction } from '../query/readRules';
import { matchesRef } from './matchesRef';

const NAMES = [
  'branchProtected',
  'requiredReviews',
  'requiredBuilds',
  'forcePushBlocked',
] as const;

const OF_MODEL =
  'a rule is for branches of the branching model, which is not read: name the branch, or use a pattern';

/** Nothing is pushed where one of these holds. */
const NO_PUSH = ['pull-request-only', 'read-only'];
const NO_FORCE_PUSH = [...NO_PUSH, 'fast-forward-only'];

/** Reads the protection of the default branch. Branch permissions show to administrators alone. */
export function toProtectionFacts(
  details: RepositoryDetails,
  url: string,
): BitbucketFacts {
  const { branch, checks, restrictions, hasForcePushHook } = details;
  if ('unknown' in branch) {
    return fillFacts(NAMES, branch);
  }
  const settings = [
    { title: 'merge checks', url: `${url}/settings/merge-checks` },
  ];
  const permissions = [
    { title: 'branch permissions', url: `${url}/permissions/branches` },
  ];
  const approvals = 'unknown' in checks ? checks : checks.approvals;
  const asked = 'unknown' in checks ? checks : checks.builds;
  const named = countNamed(details.requiredBuilds, branch.ref);
  const isBlocked = (types: readonly string[]) =>
    findRestriction(restrictions, branch.ref, types);
  return {
    requiredReviews: toFact(approvals, settings),
    requiredBuilds: toFact(findLarger(asked, named), settings),
    branchProtected: toFact(
      all([
        atLeastOne(approvals),
        any([atLeastOne(asked), atLeastOne(named)]),
        isBlocked(NO_PUSH),
      ]),
      [...permissions, ...settings],
    ),
    forcePushBlocked: toFact(
      any([isBlocked(NO_FORCE_PUSH), hasForcePushHook]),
      permissions,
    ),
  };
}

/** Tells whether a restriction of one of the types is on the branch and exempts nobody. */
function findRestriction(
  restrictions: Known<readonly Restriction[]>,
  ref: string,
  types: readonly string[],
): Known<boolean> {
  if ('unknown' in restrictions) {
    return restrictions;
  }
  return any(
    restrictions
      .filter(({ type, isExempt }) => types.includes(type) && !isExempt)
      .map(({ matcher }) => matchesRef(matcher, ref) ?? { unknown: OF_MODEL }),
  );
}

/** Counts the builds that are named for the branch. */
function countNamed(
  requiredBuilds: Known<readonly RequiredBuild[]>,
  ref: string,
): Known<number> {
  if ('unknown' in requiredBuilds) {
    return requiredBuilds;
  }
  const states = requiredBuilds.map(build => isRequired(build, ref));
  const keys = requiredBuilds.flatMap((build, index) =>
    states[index] === true ? build.keys : [],
  );
  return keys.length === 0 && states.includes(undefined)
    ? { unknown: OF_MODEL }
    : new Set(keys).size;
}

function isRequired(
  { matcher, exempt }: RequiredBuild,
  ref: string,
): boolean | undefined {
  const isMatched = matchesRef(matcher, ref);
  const isExempt = exempt ? matchesRef(exempt, ref) : false;
  if (isMatched === false || isExempt === true) {
    return false;
  }
  return isMatched && isExempt === false ? true : undefined;
}

function findLarger(a: Known<number>, b: Known<number>): Known<number> {
  if (typeof a === 'object') {
    return a;
  }
  return typeof b === 'object' ? b : Math.max(a, b);
}

function atLeastOne(value: Known<number>): Known<boolean> {
  return typeof value === 'number' ? value >= 1 : value;
}

/** False if one is; else unknown if one is. */
function all(values: readonly Known<boolean>[]): Known<boolean> {
  return values.includes(false)
    ? false
    : values.find(value => value !== true) ?? true;
}

/** True if one is; else unknown if one is. */
function any(values: readonly Known<boolean>[]): Known<boolean> {
  return values.includes(true)
    ? true
    : values.find(value => value !== false) ?? false;
}

function toFact(
  value: Known<boolean | number>,
  evidence: readonly { readonly title: string; readonly url: string }[],
): FactObservation {
  return typeof value === 'object' ? value : { value, evidence: [...evidence] };
}
