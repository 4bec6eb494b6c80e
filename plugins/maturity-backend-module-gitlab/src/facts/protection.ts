import {
  Evidence,
  FactObservation,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { readNodes } from '@platform-maturity/backstage-plugin-maturity-node/http';
import {
  fillFacts,
  matchesBranch,
} from '@platform-maturity/backstage-plugin-maturity-scm-node';
import { GitlabFacts } from '../declarations';
import { FIRST, projectGroups } from '../query/fieldGroups';
import { ProjectAnswer } from '../query/ProjectAnswer';
import { notShown, WithheldGroups } from '../query/withheldGroups';
import { readDefaultBranch } from './basics';

const NAMES = [
  'branchProtected',
  'requiredReviews',
  'forcePushBlocked',
  'codeOwnerReview',
] as const;

/** A value, or the reason why it is not known. */
type Known<T> = { readonly value: T } | { readonly unknown: string };

/** Access level of nobody. */
const NOBODY = 0;
/** Type of rules that ask for an approval of what a scanner found. */
const FOR_FINDINGS = 'REPORT_APPROVER';
/** Rules that are about more than the branches of a name. */
const ALL = 'All branches';
const ALL_PROTECTED = 'All protected branches';

/**
 * Reads the protection of the default branch. GitLab leaves out rules that the token
 * may not see, so only a maintainer knows that there is none.
 */
export function toProtectionFacts(
  answer: ProjectAnswer,
  withheld: WithheldGroups,
): GitlabFacts {
  const branch = readDefaultBranch(answer);
  const { basics_mustSucceed: value, basics_url: url } = answer;
  const mustSucceed =
    typeof value === 'boolean'
      ? { value }
      : { unknown: notShown(projectGroups.rules.needs) };
  const settings = [
    { title: 'merge checks', url: `${url}/-/settings/merge_requests` },
  ];
  if ('unknown' in branch) {
    return {
      ...fillFacts(NAMES, branch),
      pipelineMustSucceed: toFact(mustSucceed, settings),
    };
  }
  const name = String(branch.value);
  const rules = readRules(answer, name, withheld);
  const approvals = readApprovals(answer, name, withheld);
  const evidence: Evidence[] = [
    {
      title: `rules of ${name}`,
      url: `${url}/-/settings/repository#js-branch-rules`,
    },
  ];
  return {
    branchProtected: toFact(
      combine([
        mustSucceed,
        mapKnown(
          rules,
          ({ isProtected, isPushedTo }) => isProtected && !isPushedTo,
        ),
        mapKnown(approvals, ({ reviews }) => reviews >= 1),
      ]),
      evidence,
    ),
    requiredReviews: toFact(
      mapKnown(approvals, ({ reviews }) => reviews),
      evidence,
    ),
    forcePushBlocked: toFact(
      mapKnown(rules, ({ isProtected, isForced }) => isProtected && !isForced),
      evidence,
    ),
    codeOwnerReview: toFact(
      mapKnown(approvals, ({ byOwners }) => byOwners),
      evidence,
    ),
    pipelineMustSucceed: toFact(mustSucceed, settings),
  };
}

/** Combines the rules of a branch. Whatever one of them allows is allowed. */
function readRules(
  answer: ProjectAnswer,
  branch: string,
  withheld: WithheldGroups,
): Known<{
  readonly isProtected: boolean;
  readonly isPushedTo: boolean;
  readonly isForced: boolean;
}> {
  const rules = readNodes(answer.rules_branches)
    .filter(({ name }) => matchesBranch(name, branch))
    .flatMap(({ branchProtection }) => branchProtection ?? []);
  const hidden = findHiddenRules(answer, withheld, 'rules');
  if (rules.length === 0 && hidden) {
    return hidden;
  }
  return {
    value: {
      isProtected: rules.length > 0,
      isPushedTo: rules.some(rule =>
        readNodes(rule.pushAccessLevels).some(
          ({ accessLevel }) => accessLevel > NOBODY,
        ),
      ),
      isForced: rules.some(rule => rule.allowForcePush),
    },
  };
}

/** Every rule has to be met, so the largest number counts. Those for a finding count only when there is one. */
function readApprovals(
  answer: ProjectAnswer,
  branch: string,
  withheld: WithheldGroups,
): Known<{ readonly reviews: number; readonly byOwners: boolean }> {
  const hidden = findHiddenRules(answer, withheld, 'approvals');
  if (hidden) {
    return hidden;
  }
  const all = readNodes(answer.approvals_branches);
  const own = all.filter(({ name }) => matchesBranch(name, branch));
  const isProtected = own.some(rule => rule.branchProtection);
  const rules = all.filter(
    rule =>
      own.includes(rule) ||
      rule.name === ALL ||
      (isProtected && rule.name === ALL_PROTECTED),
  );
  const required = rules
    .flatMap(({ approvalRules }) => readNodes(approvalRules))
    .filter(({ type }) => type !== FOR_FINDINGS)
    .map(({ approvalsRequired }) => approvalsRequired ?? 0);
  return {
    value: {
      reviews: Math.max(0, ...required),
      byOwners: own.some(
        rule => rule.branchProtection?.codeOwnerApprovalRequired,
      ),
    },
  };
}

/** Says why a rule that is not in the answer can still exist. */
function findHiddenRules(
  answer: ProjectAnswer,
  withheld: WithheldGroups,
  group: 'rules' | 'approvals',
): { readonly unknown: string } | undefined {
  const reason = withheld.get(group);
  if (reason) {
    return { unknown: reason };
  }
  if (!answer.basics_permissions.adminProject) {
    return { unknown: notShown(projectGroups[group].needs) };
  }
  const seen = readNodes<unknown>(answer[`${group}_branches`]);
  return seen.length < FIRST.branchRules
    ? undefined
    : {
        unknown: `there are more than ${FIRST.branchRules} rules of branches, which are not all read`,
      };
}

function mapKnown<T, U>(known: Known<T>, map: (value: T) => U): Known<U> {
  return 'unknown' in known ? known : { value: map(known.value) };
}

/** Combines claims: one "no" is enough, whatever the others are. */
function combine(parts: readonly Known<boolean>[]): Known<boolean> {
  if (parts.some(part => 'value' in part && !part.value)) {
    return { value: false };
  }
  return parts.find(part => 'unknown' in part) ?? { value: true };
}

function toFact(
  known: Known<boolean | number>,
  evidence: readonly Evidence[],
): FactObservation {
  return 'unknown' in known ? known : { ...known, evidence: [...evidence] };
}
