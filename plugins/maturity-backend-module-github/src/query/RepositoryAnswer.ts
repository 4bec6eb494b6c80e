import { Connection } from '@platform-maturity/backstage-plugin-maturity-node/http';
import { CommitRuns } from './commitRuns';

/** A classic branch protection rule, as far as either kind of reader sees it. */
export interface ClassicRule {
  readonly requiredApprovingReviewCount?: number | null;
  readonly requiredStatusCheckContexts?: readonly (string | null)[] | null;
  readonly requiresApprovingReviews?: boolean;
  readonly requiresStatusChecks?: boolean;
  readonly requiresCodeOwnerReviews: boolean;
  readonly allowsForcePushes: boolean;
}

/** A rule of a ruleset that applies to the default branch. */
export interface RulesetRule {
  readonly type: string;
  readonly parameters?: {
    readonly requiredApprovingReviewCount?: number;
    readonly requireCodeOwnerReview?: boolean;
    readonly requiredStatusChecks?: readonly { readonly context: string }[];
    readonly workflows?: readonly { readonly path: string }[];
  } | null;
  readonly repositoryRuleset?: {
    readonly name: string;
    readonly enforcement: string;
    readonly databaseId?: number | null;
  } | null;
}

/** A pull request that was merged. */
export interface MergedPullRequest {
  readonly mergedAt?: string | null;
  readonly baseRefName: string;
  readonly url: string;
  readonly author?: { readonly __typename: string } | null;
  readonly reviews?: { readonly totalCount: number } | null;
}

/** A deployment with how it ended. */
export interface DeploymentNode {
  readonly createdAt: string;
  readonly environment?: string | null;
  readonly latestStatus?: {
    readonly state: string;
    readonly logUrl?: string | null;
  } | null;
}

/** An open alert of Dependabot. */
export interface DependencyAlert {
  readonly createdAt: string;
  readonly number: number;
  readonly securityVulnerability?: { readonly severity: string } | null;
}

/** A deployment with how it went, one status after the other. */
export interface DeployedNode {
  readonly databaseId?: number | null;
  readonly createdAt: string;
  readonly environment?: string | null;
  readonly task?: string | null;
  readonly commitOid: string;
  readonly ref?: { readonly name: string } | null;
  readonly statuses?: Connection<{
    readonly state: string;
    readonly createdAt: string;
    readonly logUrl?: string | null;
  }> | null;
}

/** A pull request that was merged, with its first commit. */
export interface MergedNode {
  readonly number: number;
  readonly title: string;
  readonly url: string;
  readonly mergedAt?: string | null;
  readonly baseRefName: string;
  readonly mergeCommit?: { readonly oid: string } | null;
  readonly commits?: Connection<{
    readonly commit: { readonly committedDate: string };
  }> | null;
}

/**
 * The answer of GitHub's GraphQL API for one repository, by the aliases of
 * `fieldGroups`. Groups that were withheld are absent.
 */
export interface RepositoryAnswer {
  readonly basics_name: string;
  readonly basics_url: string;
  readonly basics_visibility: string;
  readonly basics_archived: boolean;
  readonly basics_owner: { readonly __typename: string };
  readonly basics_pushedAt?: string | null;
  readonly basics_branch?: { readonly name: string } | null;
  readonly basics_licence?: { readonly spdxId?: string | null } | null;
  readonly basics_languages?: Connection<{ readonly name: string }> | null;
  readonly basics_topics?: Connection<{
    readonly topic: { readonly name: string };
  }> | null;
  readonly basics_template?: {
    readonly nameWithOwner: string;
    readonly url: string;
  } | null;
  readonly reviews_merged?: Connection<MergedPullRequest> | null;
  readonly heads_branch?: {
    readonly target?: { readonly oid: string } | null;
  } | null;
  readonly rules_branch?: {
    readonly rules?: Connection<RulesetRule> | null;
  } | null;
  readonly workflowRules_branch?: {
    readonly rules?: Connection<RulesetRule> | null;
  } | null;
  readonly writerRule_branch?: {
    readonly refUpdateRule?: ClassicRule | null;
  } | null;
  readonly adminRule_branch?: {
    readonly branchProtectionRule?: ClassicRule | null;
  } | null;
  readonly alerts_enabled?: boolean | null;
  readonly alerts_open?:
    | (Connection<DependencyAlert> & { readonly totalCount: number })
    | null;
  readonly deployments_latest?: Connection<DeploymentNode> | null;
  readonly environments_all?: Connection<{ readonly name: string }> | null;
  readonly releases_latest?: Connection<{
    readonly databaseId?: number | null;
    readonly name?: string | null;
    readonly publishedAt?: string | null;
    readonly isDraft: boolean;
    readonly isPrerelease?: boolean;
    readonly tagCommit?: { readonly oid: string } | null;
    readonly url: string;
    readonly tagName: string;
  }> | null;
  readonly contents_workflows?: {
    readonly entries?: readonly { readonly name: string }[] | null;
  } | null;
  readonly contents_owners1?: { readonly text?: string | null } | null;
  readonly contents_owners2?: { readonly text?: string | null } | null;
  readonly contents_owners3?: { readonly text?: string | null } | null;
  readonly problems_owners?: {
    readonly errors: readonly {
      readonly kind: string;
      readonly line: number;
      readonly source: string;
      readonly path: string;
    }[];
  } | null;
  /** By a query of its own; left out where REST has to tell. */
  readonly runs?: CommitRuns;
  readonly deployed_latest?: Connection<DeployedNode> | null;
  readonly history_merged?: Connection<MergedNode> | null;
}
