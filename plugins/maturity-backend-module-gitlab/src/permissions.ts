import { GitlabFactName } from './declarations';

/** The role and tier that a token needs to see a fact; its scope is always `read_api`. */
export interface Permission {
  /** Least role in a private project. */
  readonly role: string;
  /** Where GitLab has it. */
  readonly tier: string;
}

const guest: Permission = { role: 'Guest', tier: 'Free' };
const reporter: Permission = { role: 'Reporter', tier: 'Free' };
const maintainer: Permission = { role: 'Maintainer', tier: 'Free' };
const approvals: Permission = { role: 'Maintainer', tier: 'Premium' };
const jobs: Permission = {
  role: 'Reporter, by its jobs; Developer, by what GitLab says of it',
  tier: 'Free',
};
const vulnerabilities: Permission = { role: 'Developer', tier: 'Ultimate' };

/** The permission of each fact: the README's table, and a check that none is forgotten. */
export const permissions = {
  visibility: guest,
  archived: guest,
  defaultBranch: reporter,
  pushedAt: guest,
  topics: guest,
  licences: reporter,
  languages: reporter,
  reviewShare: reporter,
  pipelineRuns: reporter,
  pipelineSuccessShare: reporter,
  pipelineLastSuccess: reporter,
  pipelineMedianMinutes: reporter,
  branchProtected: approvals,
  requiredReviews: approvals,
  pipelineMustSucceed: guest,
  forcePushBlocked: maintainer,
  codeOwnerReview: approvals,
  codeScanning: jobs,
  secretScanning: {
    role: `${jobs.role}, push protection among it`,
    tier: 'Free; push protection: Ultimate',
  },
  dependencyAlerts: { ...jobs, tier: 'Ultimate' },
  openAlerts: vulnerabilities,
  oldestCriticalAlertDays: vulnerabilities,
  deployments: reporter,
  environments: reporter,
  releases: reporter,
  lastRelease: reporter,
  codeowners: reporter,
  includes: reporter,
} as const satisfies Readonly<Record<GitlabFactName, Permission>>;
