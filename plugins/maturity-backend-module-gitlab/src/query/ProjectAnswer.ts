import { Connection } from '@platform-maturity/backstage-plugin-maturity-node/http';

/** A rule for one or more branches, as far as the Community Edition knows it. */
export interface BranchRule {
  /** Can hold wildcards; `All branches` and `All protected branches` are rules too. */
  readonly name: string;
  readonly isProtected: boolean;
  readonly branchProtection?: {
    readonly allowForcePush: boolean;
    readonly pushAccessLevels?: Connection<{
      readonly accessLevel: number;
    }> | null;
  } | null;
}

/** The part of a rule that GitLab Premium adds. */
export interface ApprovalRule {
  readonly name: string;
  readonly isProtected: boolean;
  readonly approvalRules?: Connection<{
    readonly type?: string | null;
    readonly approvalsRequired?: number | null;
  }> | null;
  readonly branchProtection?: {
    readonly codeOwnerApprovalRequired: boolean;
  } | null;
}

/** A pipeline that ended. */
export interface PipelineNode {
  readonly status: string;
  readonly source?: string | null;
  readonly createdAt: string;
  readonly startedAt?: string | null;
  /** Seconds. */
  readonly duration?: number | null;
  readonly path?: string | null;
}

/** Jobs that make a security report. */
export type JobNodes = Connection<{
  readonly status?: string | null;
  readonly webPath?: string | null;
}> | null;

/** A merge request that was merged. */
export interface MergedNode {
  readonly iid: string;
  readonly title: string;
  readonly webUrl?: string | null;
  readonly mergedAt?: string | null;
  readonly targetBranch: string;
  /** A fast-forward has none. */
  readonly mergeCommitSha?: string | null;
  readonly diffHeadSha?: string | null;
  /** The first one alone. */
  readonly commits?: Connection<{
    readonly committedDate?: string | null;
  }> | null;
}

/** An issue of the type incident. */
export interface IncidentNode {
  readonly iid: string;
  readonly title: string;
  readonly webUrl?: string | null;
  /** `UNKNOWN`, `LOW`, `MEDIUM`, `HIGH` or `CRITICAL`. */
  readonly severity?: string | null;
  readonly createdAt: string;
  /** Absent while it is open, also after it was reopened. */
  readonly closedAt?: string | null;
}

type File = Connection<{ readonly rawTextBlob?: string | null }> | null;

/**
 * The answer of GitLab's GraphQL API for one project, by the aliases of
 * `fieldGroups`. Groups that were withheld are absent.
 */
export interface ProjectAnswer {
  /** `gid://gitlab/Project/7` */
  readonly id: string;
  readonly fullPath: string;
  readonly basics_url: string;
  readonly basics_visibility?: string | null;
  readonly basics_archived?: boolean | null;
  readonly basics_activityAt?: string | null;
  readonly basics_topics?: readonly string[] | null;
  readonly basics_languages?: readonly { readonly name: string }[] | null;
  readonly basics_configPath: string;
  readonly basics_mustSucceed?: boolean | null;
  readonly basics_permissions: { readonly adminProject: boolean };
  readonly basics_repository?: {
    readonly rootRef?: string | null;
    readonly empty: boolean;
  } | null;
  readonly reviews_merged?: Connection<{
    readonly targetBranch: string;
    readonly author?: { readonly bot: boolean } | null;
    readonly approvedBy?: Connection<unknown> | null;
  }> | null;
  readonly rules_branches?: Connection<BranchRule> | null;
  readonly approvals_branches?: Connection<ApprovalRule> | null;
  readonly scanners_all?: {
    /** Scanners of the tier of the project. */
    readonly available?: readonly string[] | null;
    readonly enabled?: readonly string[] | null;
    readonly pipelineRun?: readonly string[] | null;
  } | null;
  readonly pushProtection_isOn?: boolean | null;
  readonly alerts_counts?: {
    readonly critical?: number | null;
    readonly high?: number | null;
    readonly medium?: number | null;
    readonly low?: number | null;
  } | null;
  readonly alerts_critical?: Connection<{
    readonly detectedAt: string;
    readonly webUrl?: string | null;
  }> | null;
  readonly releases_latest?: Connection<{
    readonly tagName?: string | null;
    readonly releasedAt?: string | null;
    readonly upcomingRelease?: boolean | null;
    readonly links?: { readonly selfUrl?: string | null } | null;
  }> | null;
  readonly contents_files?: {
    readonly tree?: {
      readonly lastCommit?: { readonly sha: string } | null;
    } | null;
    readonly config?: File;
    readonly owners1?: File;
    readonly owners2?: File;
    readonly owners3?: File;
  } | null;
  readonly merges_latest?: Connection<MergedNode> | null;
  readonly incidents_latest?: Connection<IncidentNode> | null;
  readonly pipelines_all?: Connection<PipelineNode> | null;
  readonly jobs_latest?: Connection<{
    readonly sast?: JobNodes;
    readonly secrets?: JobNodes;
    readonly dependencies?: JobNodes;
  }> | null;
}
