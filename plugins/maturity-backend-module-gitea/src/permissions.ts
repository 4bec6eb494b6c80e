import { GiteaFactName } from './declarations';

/** The access that the token's user needs to see a fact; the scope of a token is always `read:repository`. */
export interface Permission {
  /** Unit of the repository, or role in it. */
  readonly access: string;
  /** Oldest version that was compared and tells it. */
  readonly since: string;
}

const any: Permission = { access: 'any unit', since: 'Gitea 1.23, Forgejo 11' };
const code: Permission = { access: 'code', since: 'Gitea 1.23, Forgejo 11' };
const pulls: Permission = {
  access: 'pull requests',
  since: 'Gitea 1.23, Forgejo 11',
};
const releases: Permission = {
  access: 'releases',
  since: 'Gitea 1.23, Forgejo 11',
};
const runs: Permission = {
  access: 'Actions; code for statuses',
  since: 'Gitea 1.23, Forgejo 11',
};

/** The permission of each fact: the README's table, and a check that none is forgotten. */
export const permissions = {
  visibility: any,
  archived: any,
  defaultBranch: any,
  updatedAt: any,
  topics: any,
  licences: { ...any, since: 'Gitea 1.23' },
  languages: code,
  reviewShare: pulls,
  pipelineRuns: runs,
  pipelineSuccessShare: runs,
  pipelineLastSuccess: runs,
  pipelineMedianMinutes: runs,
  branchProtected: {
    access: 'administrator; code for `false`',
    since: 'Gitea 1.23, Forgejo 11',
  },
  requiredReviews: code,
  requiredChecks: code,
  forcePushBlocked: {
    access: 'administrator; code for `false`',
    since: 'Gitea 1.23, Forgejo 11',
  },
  releases,
  lastRelease: releases,
  codeowners: code,
} as const satisfies Readonly<Record<GiteaFactName, Permission>>;
