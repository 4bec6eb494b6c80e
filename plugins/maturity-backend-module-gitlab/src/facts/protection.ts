import {
  Evidence,
  FactObservation,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { GitlabFacts } from '../facts';
import { FIRST, projectGroups } from '../query/fieldGroups';
import { nodesOf, ProjectAnswer } from '../query/ProjectAnswer';
import { notShown, WithheldGroups } from '../query/withheldGroups';
import { defaultBranchOf } from './basics';

/** What is known, or why it is not. */
type Known<T> = { readonly value: T } | { readonly unknown: string };

/** Access level of nobody. */
const NOBODY = 0;
/** Type of rules that ask for an approval of what a scanner found. */
const FOR_FINDINGS = 'REPORT_APPROVER';
/** Rules that are about more than the branches of a name. */
const ALL = 'All branches';
const ALL_PROTECTED = 'All protected branches';

/**
 * What protects the default branch. GitLab leaves rules out of its answer that
 * the token may not see, so that only a maintainer knows that there is none.
 */
export function protectionFacts(
  answer: ProjectAnswer,
  withheld: WithheldGroups,
): GitlabFacts {
  const branch = defaultBranchOf(answer);
  const mustSucceed = mustSucceedOf(answer);
  if ('unknown' in branch) {
    return {
      branchProtected: branch,
      requiredReviews: branch,
      forcePushBlocked: branch,
      codeOwnerReview: branch,
      pipelineMustSucceed: fact(mustSucceed, settings(answer)),
    };
  }
  const name = String(branch.value);
  const rules = rulesOf(answer, name, withheld);
  const approvals = approvalsOf(answer, name, withheld);
  const evidence: Evidence[] = [
    {
      title: `rules of ${name}`,
      url: `${answer.basics_url}/-/settings/repository#js-branch-rules`,
    },
  ];
  const protectedBy = mapped(
    rules,
    ({ isProtected, isPushedTo }) => isProtected && !isPushedTo,
  );
  return {
    branchProtected: fact(
      allOf([
        mustSucceed,
        protectedBy,
        mapped(approvals, ({ reviews }) => reviews >= 1),
      ]),
      evidence,
    ),
    requiredReviews: fact(
      mapped(approvals, ({ reviews }) => reviews),
      evidence,
    ),
    forcePushBlocked: fact(
      mapped(rules, ({ isProtected, isForced }) => isProtected && !isForced),
      evidence,
    ),
    codeOwnerReview: fact(
      mapped(approvals, ({ byOwners }) => byOwners),
      evidence,
    ),
    pipelineMustSucceed: fact(mustSucceed, settings(answer)),
  };
}

function settings(answer: ProjectAnswer): Evidence[] {
  return [
    {
      title: 'merge checks',
      url: `${answer.basics_url}/-/settings/merge_requests`,
    },
  ];
}

function mustSucceedOf({ basics_mustSucceed: value }: ProjectAnswer) {
  return typeof value === 'boolean'
    ? { value }
    : { unknown: notShown(projectGroups.rules.needs) };
}

/** Where several rules are about a branch, whatever one of them allows is allowed. */
function rulesOf(
  answer: ProjectAnswer,
  branch: string,
  withheld: WithheldGroups,
): Known<{
  readonly isProtected: boolean;
  readonly isPushedTo: boolean;
  readonly isForced: boolean;
}> {
  const rules = nodesOf(answer.rules_branches)
    .filter(({ name }) => isAbout(name, branch))
    .flatMap(({ branchProtection }) => branchProtection ?? []);
  const hidden = hiddenRules(answer, withheld, 'rules');
  if (rules.length === 0 && hidden) {
    return hidden;
  }
  return {
    value: {
      isProtected: rules.length > 0,
      isPushedTo: rules.some(rule =>
        nodesOf(rule.pushAccessLevels).some(
          ({ accessLevel }) => accessLevel > NOBODY,
        ),
      ),
      isForced: rules.some(rule => rule.allowForcePush),
    },
  };
}

/** Every rule has to be met, so the largest number counts. Those for a finding count only when there is one. */
function approvalsOf(
  answer: ProjectAnswer,
  branch: string,
  withheld: WithheldGroups,
): Known<{ readonly reviews: number; readonly byOwners: boolean }> {
  const hidden = hiddenRules(answer, withheld, 'approvals');
  if (hidden) {
    return hidden;
  }
  const all = nodesOf(answer.approvals_branches);
  const own = all.filter(({ name }) => isAbout(name, branch));
  const isProtected = own.some(rule => rule.branchProtection);
  const rules = all.filter(
    rule =>
      own.includes(rule) ||
      rule.name === ALL ||
      (isProtected && rule.name === ALL_PROTECTED),
  );
  const required = rules
    .flatMap(({ approvalRules }) => nodesOf(approvalRules))
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

/** Why a rule that is not in the answer may exist all the same. */
function hiddenRules(
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
  const seen = nodesOf<unknown>(answer[`${group}_branches`]);
  return seen.length < FIRST.branchRules
    ? undefined
    : {
        unknown: `there are more than ${FIRST.branchRules} rules of branches, which are not all looked at`,
      };
}

/** Whether the name of a rule, in which `*` stands for anything, is that of a branch. */
function isAbout(name: string, branch: string): boolean {
  const pattern = name
    .split('*')
    .map(part => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
    .join('.*');
  return new RegExp(`^${pattern}$`).test(branch);
}

function mapped<T, U>(known: Known<T>, map: (value: T) => U): Known<U> {
  return 'unknown' in known ? known : { value: map(known.value) };
}

/** One "no" is enough, whatever the others are. */
function allOf(parts: readonly Known<boolean>[]): Known<boolean> {
  if (parts.some(part => 'value' in part && !part.value)) {
    return { value: false };
  }
  return parts.find(part => 'unknown' in part) ?? { value: true };
}

function fact(
  known: Known<boolean | number>,
  evidence: readonly Evidence[],
): FactObservation {
  return 'unknown' in known ? known : { ...known, evidence: [...evidence] };
}
