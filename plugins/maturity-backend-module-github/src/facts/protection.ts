import { Evidence } from '@platform-maturity/backstage-plugin-maturity-common';
import { GithubFacts } from '../facts';
import {
  ClassicRule,
  nodesOf,
  RepositoryAnswer,
  RulesetRule,
} from '../query/RepositoryAnswer';
import { RepositoryDetails } from '../query/RepositoryDetails';
import { Withheld } from './Withheld';

/** What rules, classic and in rulesets, come to together. */
interface Protection {
  readonly reviews: number;
  readonly checks: readonly string[];
  readonly isForcePushBlocked: boolean;
  readonly isOwnerReviewed: boolean;
}

/** Whether any rule of the default branch was seen. */
export function hasRules(answer: RepositoryAnswer): boolean {
  return classicRulesOf(answer).length > 0 || activeRulesOf(answer).length > 0;
}

/**
 * What protects the default branch. "No" is said only where GitHub said that no
 * rule is hidden from us: a classic rule shows in one of two fields, by what the
 * token may do, and a rule that applies can be in neither.
 */
export function protectionFacts(
  answer: RepositoryAnswer,
  isProtected: RepositoryDetails['isProtected'],
  withheld: Withheld,
): GithubFacts {
  if (!answer.basics_branch) {
    return all({ unknown: 'the repository has no default branch' });
  }
  const rules = activeRulesOf(answer);
  const classic = classicRulesOf(answer);
  const evidence = evidenceOf(answer, rules, classic.length > 0);
  const seen = combined(classic, rules);
  if (rules.length === 0 && classic.length === 0) {
    if (typeof isProtected !== 'boolean') {
      return all(isProtected);
    }
    if (isProtected) {
      return all({
        unknown:
          withheld.get('rules') ??
          "the branch is protected, and how may not be seen: grant the permission 'Administration: read'",
      });
    }
  }
  return {
    branchProtected: {
      value: seen.reviews >= 1 && seen.checks.length >= 1,
      evidence,
    },
    requiredReviews: { value: seen.reviews, evidence },
    requiredChecks: { value: [...seen.checks], evidence },
    forcePushBlocked: { value: seen.isForcePushBlocked, evidence },
    codeOwnerReview: { value: seen.isOwnerReviewed, evidence },
  };
}

function all(fact: { readonly unknown: string }): GithubFacts {
  return {
    branchProtected: fact,
    requiredReviews: fact,
    requiredChecks: fact,
    forcePushBlocked: fact,
    codeOwnerReview: fact,
  };
}

function classicRulesOf(answer: RepositoryAnswer): readonly ClassicRule[] {
  const seen = [
    answer.writerRule_branch?.refUpdateRule,
    answer.adminRule_branch?.branchProtectionRule,
  ];
  return seen.flatMap(rule => rule ?? []);
}

/** A ruleset that is only evaluated stops nobody. */
function activeRulesOf(answer: RepositoryAnswer): readonly RulesetRule[] {
  return nodesOf(answer.rules_branch?.rules).filter(
    ({ repositoryRuleset }) =>
      !repositoryRuleset || repositoryRuleset.enforcement === 'ACTIVE',
  );
}

function combined(
  classic: readonly ClassicRule[],
  rules: readonly RulesetRule[],
): Protection {
  const parameters = rules.flatMap(rule => rule.parameters ?? []);
  const reviews = [
    0,
    ...classic.map(rule =>
      rule.requiresApprovingReviews === false
        ? 0
        : rule.requiredApprovingReviewCount ?? 0,
    ),
    ...parameters.map(
      ({ requiredApprovingReviewCount = 0 }) => requiredApprovingReviewCount,
    ),
  ];
  const checks = [
    ...classic.flatMap(rule =>
      rule.requiresStatusChecks === false
        ? []
        : rule.requiredStatusCheckContexts ?? [],
    ),
    ...parameters.flatMap(({ requiredStatusChecks = [] }) =>
      requiredStatusChecks.map(({ context }) => context),
    ),
    ...parameters.flatMap(({ workflows = [] }) =>
      workflows.map(({ path }) => path),
    ),
  ];
  return {
    reviews: Math.max(...reviews),
    checks: [...new Set(checks.flatMap(check => check ?? []))].sort(),
    isForcePushBlocked:
      classic.some(rule => !rule.allowsForcePushes) ||
      rules.some(rule => rule.type === 'NON_FAST_FORWARD'),
    isOwnerReviewed:
      classic.some(rule => rule.requiresCodeOwnerReviews) ||
      parameters.some(each => each.requireCodeOwnerReview),
  };
}

function evidenceOf(
  { basics_url, basics_branch }: RepositoryAnswer,
  rules: readonly RulesetRule[],
  isClassic: boolean,
): Evidence[] {
  const rulesets = new Map(
    rules.flatMap(({ repositoryRuleset }) =>
      repositoryRuleset
        ? [[repositoryRuleset.name, repositoryRuleset.databaseId] as const]
        : [],
    ),
  );
  const evidence: Evidence[] = [...rulesets].map(([name, id]) => ({
    title: `ruleset ${name}`,
    // People without admin rights see the rules here.
    url: `${basics_url}/rules${id ? `/${id}` : ''}`,
  }));
  if (isClassic) {
    evidence.push({
      title: `protection of ${basics_branch?.name}`,
      url: `${basics_url}/settings/branches`,
    });
  }
  return evidence.length
    ? evidence
    : [
        {
          title: `no rule for ${basics_branch?.name}`,
          url: `${basics_url}/rules`,
        },
      ];
}
