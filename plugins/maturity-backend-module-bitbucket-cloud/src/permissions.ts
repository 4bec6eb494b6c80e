import { BitbucketFactName } from './declarations';

/** Rights that credentials need to see a fact. */
export interface Permission {
  /** Scope of an API token. */
  readonly scope: string;
  /** The same for access tokens, app passwords and OAuth consumers. */
  readonly classic: string;
  /** Least role in a private repository. */
  readonly role: 'Read' | 'Admin';
}

/** Rights by what they show. */
export const rights = {
  repository: {
    scope: 'read:repository:bitbucket',
    classic: 'repository',
    role: 'Read',
  },
  pullRequests: {
    scope: 'read:pullrequest:bitbucket',
    classic: 'pullrequest',
    role: 'Read',
  },
  pipelines: {
    scope: 'read:pipeline:bitbucket',
    classic: 'pipeline',
    role: 'Read',
  },
  restrictions: {
    scope: 'admin:repository:bitbucket',
    classic: 'repository:admin',
    role: 'Admin',
  },
} as const satisfies Readonly<Record<string, Permission>>;

const { repository, pullRequests, pipelines, restrictions } = rights;

/** The permission of each fact: the README's table, and a check that none is forgotten. */
export const permissions = {
  visibility: repository,
  defaultBranch: repository,
  pushedAt: repository,
  reviewShare: pullRequests,
  pipelineRuns: pipelines,
  pipelineSuccessShare: pipelines,
  pipelineLastSuccess: pipelines,
  pipelineMedianMinutes: pipelines,
  branchProtected: restrictions,
  requiredReviews: restrictions,
  pipelineMustSucceed: restrictions,
  forcePushBlocked: restrictions,
  deployments: pipelines,
  environments: pipelines,
  codeowners: repository,
} as const satisfies Readonly<Record<BitbucketFactName, Permission>>;

/** Says what credentials need to see something. */
export function notShown({ scope, classic, role }: Permission): string {
  const asAdmin =
    role === 'Admin' ? ', and the role Admin in the repository' : '';
  return `the credentials do not show it: they need the scope ${scope}, or ${classic}${asAdmin}`;
}
