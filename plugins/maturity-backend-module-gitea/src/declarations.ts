import { FactObservation } from '@platform-maturity/backstage-plugin-maturity-common';
import {
  declareFacts,
  describeSharedFacts,
} from '@platform-maturity/backstage-plugin-maturity-scm-node';

const MAX_AGE = { days: 2 };
const shared = describeSharedFacts({ host: 'Gitea', noun: 'repository' });

/** The facts about a repository on Gitea or Forgejo, in the order of their tables. */
export const giteaFacts = declareFacts(MAX_AGE, {
  visibility: shared.visibility,
  archived: shared.archived,
  defaultBranch: shared.defaultBranch,
  updatedAt: {
    title: 'Last change',
    description:
      'When something was last pushed to the repository, or its settings were changed.',
    type: 'instant',
  },
  topics: shared.topics,
  licences: {
    ...shared.licences,
    description: `SPDX identifiers of the licences that Gitea recognised; empty without one. Forgejo recognises none.`,
  },
  languages: {
    title: 'Languages',
    description:
      'Programming languages, as Gitea found them in the default branch.',
    type: 'strings',
  },
  reviewShare: {
    title: 'Reviewed pull requests',
    description:
      'Share, from 0 to 1, of the last 20 pull requests that people had merged into the default branch in 90 days, among the 50 that changed last, and that somebody else approved. Those of users whose name ends in "bot" are left out.',
    type: 'number',
  },
  pipelineRuns: {
    title: 'Pipeline runs',
    description:
      'Runs of Actions on the default branch in 30 days, of the latest 100, that a push, a person or a program started and that succeeded or failed. Where Actions never ran: commits, of the latest 10 of the default branch, to which other tools gave a status.',
    type: 'number',
  },
  pipelineSuccessShare: shared.pipelineSuccessShare,
  pipelineLastSuccess: shared.pipelineLastSuccess,
  pipelineMedianMinutes: shared.pipelineMedianMinutes,
  branchProtected: {
    title: 'Default branch protected',
    description:
      'Whether nothing reaches the default branch but by a pull request with at least one required approval and a status check that succeeded: the rule of the branch asks for both, and lets nobody push.',
    type: 'boolean',
  },
  requiredReviews: {
    title: 'Required reviews',
    description:
      'Approvals that a pull request into the default branch needs, by the rule of the branch.',
    type: 'number',
  },
  requiredChecks: {
    title: 'Required checks',
    description:
      'Status checks that have to succeed before a pull request can be merged into the default branch.',
    type: 'strings',
  },
  forcePushBlocked: shared.forcePushBlocked,
  releases: shared.releases,
  lastRelease: shared.lastRelease,
  codeowners: shared.codeowners,
});

/** Name of a fact of this source. */
export type GiteaFactName = (typeof giteaFacts)[number]['name'];

/** Some facts of this source. */
export type GiteaFacts = {
  readonly [name in GiteaFactName]?: FactObservation;
};
