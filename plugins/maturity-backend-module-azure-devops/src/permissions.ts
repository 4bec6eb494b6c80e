import { AzureDevOpsFactName } from './declarations';

/** The scope of a personal access token that a fact needs. */
export interface Permission {
  readonly scope: string;
}

const code: Permission = { scope: 'Code (read)' };
const build: Permission = { scope: 'Code (read), Build (read)' };
const environment: Permission = {
  scope: 'Code (read), Build (read), Environment (read & manage)',
};

/** The permission of each fact: the README's table, and a check that none is forgotten. */
export const permissions = {
  visibility: code,
  archived: code,
  defaultBranch: code,
  reviewShare: code,
  pipelineRuns: build,
  pipelineSuccessShare: build,
  pipelineLastSuccess: build,
  pipelineMedianMinutes: build,
  branchProtected: code,
  requiredReviews: code,
  requiredChecks: code,
  reviewersRequired: code,
  forcePushBlocked: code,
  deployments: environment,
  environments: environment,
} as const satisfies Readonly<Record<AzureDevOpsFactName, Permission>>;
