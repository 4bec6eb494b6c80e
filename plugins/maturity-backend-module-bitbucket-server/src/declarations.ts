import { FactObservation } from '@platform-maturity/backstage-plugin-maturity-common';
import {
  declareFacts,
  describeSharedFacts,
} from '@platform-maturity/backstage-plugin-maturity-scm-node';

const MAX_AGE = { days: 2 };
const shared = describeSharedFacts({
  host: 'Bitbucket',
  noun: 'repository',
});

/** The facts about a repository on Bitbucket Data Center, in the order of their tables. */
export const bitbucketFacts = declareFacts(MAX_AGE, {
  visibility: {
    ...shared.visibility,
    description:
      'Who may read the repository: public, when anybody may without logging in, or private.',
  },
  archived: shared.archived,
  defaultBranch: shared.defaultBranch,
  reviewShare: {
    title: 'Reviewed pull requests',
    description:
      'Share, from 0 to 1, of the last 20 pull requests that people had merged into the default branch in 90 days, among the 50 that changed last, and that somebody else approved.',
    type: 'number',
  },
  pipelineRuns: {
    title: 'Commits that were built',
    description:
      'Commits of the default branch in 30 days, of the latest 50, whose builds all ended, and at least one of them succeeded or failed. Commits that came in with a merge are left out.',
    type: 'number',
  },
  pipelineSuccessShare: {
    title: 'Success of builds',
    description:
      'Share of those commits of which no build failed, from 0 to 1.',
    type: 'number',
  },
  pipelineLastSuccess: {
    title: 'Last commit that was built',
    description:
      'When the last of those commits was made of which no build failed.',
    type: 'instant',
  },
  branchProtected: {
    title: 'Default branch protected',
    description:
      'Whether nothing reaches the default branch but by a pull request with at least one required approval and a build that succeeded: a branch permission prevents changes without a pull request and exempts nobody, and merge checks ask for both.',
    type: 'boolean',
  },
  requiredReviews: {
    title: 'Required reviews',
    description: 'Approvals that a pull request needs, by the merge checks.',
    type: 'number',
  },
  requiredBuilds: {
    title: 'Required builds',
    description:
      'Builds that have to succeed before a pull request can be merged into the default branch: as many as a merge check asks for, or as required builds name.',
    type: 'number',
  },
  forcePushBlocked: shared.forcePushBlocked,
  codeowners: shared.codeowners,
});

/** Name of a fact of this source. */
export type BitbucketFactName = (typeof bitbucketFacts)[number]['name'];

/** Some facts of this source. */
export type BitbucketFacts = {
  readonly [name in BitbucketFactName]?: FactObservation;
};
