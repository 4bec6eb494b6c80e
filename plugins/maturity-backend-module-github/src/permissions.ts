import { GithubFactName } from './declarations';

/** The permission that credentials need to see a fact. */
export interface Permission {
  /** Repository permission of a GitHub App or a fine-grained token. */
  readonly app: string;
  /** Scope of a classic token; public repositories need none. */
  readonly classic: string;
}

const metadata: Permission = { app: 'Metadata: read', classic: 'repo' };
const contents: Permission = { app: 'Contents: read', classic: 'repo' };
const actions: Permission = { app: 'Actions: read', classic: 'repo' };
const pipelines: Permission = {
  app: 'Actions: read; Checks and Commit statuses: read for other CI, and to spare requests',
  classic: 'repo',
};
const protection: Permission = {
  app: 'Metadata and Contents: read; Administration: read for classic rules where the App may not write',
  classic: 'repo',
};
const codeScanning: Permission = {
  app: 'Code scanning alerts: read; Administration: read to spare requests',
  classic: 'security_events',
};
const secretScanning: Permission = {
  app: 'Secret scanning alerts: read; Administration: read to spare requests',
  classic: 'security_events, by somebody who may see the alerts',
};
const dependabot: Permission = {
  app: 'Dependabot alerts: read',
  classic: 'security_events',
};
const alerts: Permission = {
  app: 'Code scanning alerts and Dependabot alerts: read',
  classic: 'security_events',
};

/** The permission of each fact: the README's table, and a check that none is forgotten. */
export const permissions = {
  visibility: metadata,
  archived: metadata,
  defaultBranch: metadata,
  pushedAt: metadata,
  topics: metadata,
  licences: metadata,
  languages: metadata,
  templateOrigin: metadata,
  reviewShare: { app: 'Pull requests: read', classic: 'repo' },
  pipelineRuns: pipelines,
  pipelineSuccessShare: pipelines,
  pipelineLastSuccess: pipelines,
  pipelineMedianMinutes: pipelines,
  branchProtected: protection,
  requiredReviews: protection,
  requiredChecks: protection,
  forcePushBlocked: protection,
  codeOwnerReview: protection,
  codeScanning,
  secretScanning,
  dependencyAlerts: dependabot,
  openAlerts: alerts,
  openSecrets: secretScanning,
  oldestCriticalAlertDays: alerts,
  deployments: { app: 'Deployments: read', classic: 'repo_deployment' },
  environments: actions,
  releases: contents,
  lastRelease: contents,
  codeowners: contents,
  codeownersProblems: contents,
  owningTeams: contents,
} as const satisfies Readonly<Record<GithubFactName, Permission>>;
