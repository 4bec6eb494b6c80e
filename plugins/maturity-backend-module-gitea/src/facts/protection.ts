import { FactObservation } from '@platform-maturity/backstage-plugin-maturity-common';
import { Known } from '@platform-maturity/backstage-plugin-maturity-node/http';
import { fillFacts } from '@platform-maturity/backstage-plugin-maturity-scm-node';
import { GiteaFacts } from '../declarations';
import { Branch, BranchRule } from '../query/readBranch';
import { RepositoryDetails } from '../query/readDetails';
import { RepositoryAnswer } from '../query/RepositoryAnswer';

const NAMES = [
  'branchProtected',
  'requiredReviews',
  'requiredChecks',
  'forcePushBlocked',
] as const;

/**
 * Reads the protection of the default branch. Required approvals and checks show to
 * every reader of the code, and who may push to administrators alone.
 */
export function toProtectionFacts(
  { url }: RepositoryAnswer,
  { branch, rules }: RepositoryDetails,
): GiteaFacts {
  if ('unknown' in branch) {
    return fillFacts(NAMES, branch);
  }
  const { isProtected, approvals, checks } = branch;
  const rule = selectRule(branch, rules);
  const title = branch.rule ? `rule ${branch.rule}` : 'protected branches';
  const evidence = [{ title, url: `${url}/settings/branches` }];
  const observe = (value: Known<boolean>): FactObservation =>
    typeof value === 'boolean' ? { value, evidence } : value;
  const isAsked = isProtected && approvals >= 1 && checks.length >= 1;
  return {
    branchProtected: observe(
      isAsked && ('unknown' in rule ? rule : !rule.isPushedTo),
    ),
    requiredReviews: { value: approvals, evidence },
    requiredChecks: { value: [...checks].sort(), evidence },
    // Software that cannot allow it blocks it on each protected branch.
    forcePushBlocked: observe(
      isProtected && ('unknown' in rule ? rule : !rule.isForced),
    ),
  };
}

/** Selects the rule that applies to the branch. The host names it, whatever the globs match. */
function selectRule(
  branch: Branch,
  rules: Known<readonly BranchRule[]>,
): Known<BranchRule> {
  if ('unknown' in rules) {
    return rules;
  }
  return (
    rules.find(({ name }) => name === branch.rule) ?? {
      unknown: `the host does not name the rule of the default branch: make the token's user an administrator of the repository`,
    }
  );
}
