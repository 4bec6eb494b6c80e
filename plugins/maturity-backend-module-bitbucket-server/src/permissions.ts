import { BitbucketFactName } from './declarations';

/** The permission that the token needs to see a fact. */
export interface Permission {
  readonly permission: string;
  /** Oldest version that tells it, newer than what the module needs anyway. */
  readonly since: string;
}

const read: Permission = { permission: 'Repository read', since: '' };
const admin: Permission = {
  permission: 'Repository admin; Repository read for `false`',
  since: '',
};

/** The permission of each fact: the README's table, and a check that none is forgotten. */
export const permissions = {
  visibility: read,
  archived: { ...read, since: '8.0' },
  defaultBranch: read,
  reviewShare: read,
  pipelineRuns: read,
  pipelineSuccessShare: read,
  pipelineLastSuccess: read,
  branchProtected: admin,
  requiredReviews: read,
  requiredBuilds: read,
  forcePushBlocked: { permission: 'Repository admin', since: '' },
  codeowners: read,
} as const satisfies Readonly<Record<BitbucketFactName, Permission>>;
