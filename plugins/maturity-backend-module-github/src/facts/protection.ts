import { Evidence } from '@platform-maturity/backstage-plugin-maturity-common';
import {
  Known,
  readNodes,
} from '@platform-maturity/backstage-plugin-maturity-node/http';
import { fillFacts } from '@platform-maturity/backstage-plugin-maturity-scm-node';
import { GithubFacts } from '../declarations';
import {
  ClassicRule,
  RepositoryAnswer,
  RulesetRule,
} from '../query/RepositoryAnswer';

const NAMES = [
  'branchProtected',
  'requiredReviews',
  'requiredChecks',
  'forcePushBlocked',
  'codeOwnerReview',
] as const;

/** The effect of all rules together, classic and in rulesets. */
interface Protection {
  readonly reviews: number;
  readonly checks: readonly string[];
  readonly isForcePushBlocked: boolean;
  readonly isOwnerReviewed: boolean;
}

/** Whether any rule of the default branch was seen. */
export function hasRules(answer: RepositoryAnswer): boolean {
  return (
    readClassicRules(answer).length > 0 || readActiveRules(answer).length > 0
  );
}

/**
 * Reads the protection of the default branch. The answer is "no" only if GitHub says
 * that no rule is hidden: a classic rule shows in one of two fields, depending on the
 * token, and a rule that applies can be in neither.
 */
export function toProtectionFacts(
  answer: RepositoryAnswer,
  isProtected: Known<boolean>,
  withheld: ReadonlyMap<string, string>,
): GithubFacts {
  if (!answer.basics_branch) {
    return fillFacts(NAMES, {
      unknown: 'the repository has no default branch',
    });
  }
  const rules = readActiveRules(answer);
  const classic = readClassicRules(answer);
  const evidence = listEvidence(answer, rules, classic.length > 0);
  const seen = combineRules(classic, rules);
  if (rules.length === 0 && classic.length === 0) {
    if (typeof isProtected !== 'boolean') {
      return fillFacts(NAMES, isProtected);
    }
    if (isProtected) {
      return fillFacts(NAMES, {
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

function readClassicRules(answer: RepositoryAnswer): readonly ClassicRule[] {
  const seen = [
    answer.writerRule_branch?.refUpdateRule,
    answer.adminRule_branch?.branchProtectionRule,
  ];
  return seen.flatMap(rule => rule ?? []);
}

/** A ruleset that is only evaluated stops nobody. */
function readActiveRules(answer: RepositoryAnswer): readonly RulesetRule[] {
  return [
    ...readNodes(answer.rules_branch?.rules),
    ...readNodes(answer.workflowRules_branch?.rules).filter(
      ({ parameters }) => parameters?.workflows,
    ),
  ].filter(
    ({ repositoryRuleset }) =>
      !repositoryRuleset || repositoryRuleset.enforcement === 'ACTIVE',
  );
}

function combineRules(
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

function listEvidence(
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
