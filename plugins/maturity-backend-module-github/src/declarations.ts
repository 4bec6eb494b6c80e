import { FactObservation } from '@platform-maturity/backstage-plugin-maturity-common';
import {
  declareFacts,
  describeSharedFacts,
} from '@platform-maturity/backstage-plugin-maturity-scm-node';

const MAX_AGE = { days: 2 };
const shared = describeSharedFacts({ host: 'GitHub', noun: 'repository' });

/** The facts about a repository on GitHub, in the order of their tables. */
export const githubFacts = declareFacts(MAX_AGE, {
  visibility: shared.visibility,
  archived: shared.archived,
  defaultBranch: shared.defaultBranch,
  pushedAt: {
    title: 'Last push',
    description: 'When something was last pushed, to any branch.',
    type: 'instant',
  },
  topics: shared.topics,
  licences: shared.licences,
  languages: {
    title: 'Languages',
    description: 'Programming languages by size, at most ten.',
    type: 'strings',
  },
  templateOrigin: {
    title: 'Template',
    description:
      'The template repository that it was made from; empty if from none.',
    type: 'strings',
  },
  reviewShare: {
    title: 'Reviewed pull requests',
    description:
      'Share, from 0 to 1, of the last 20 pull requests that people had merged into the default branch in 90 days and that somebody else approved.',
    type: 'number',
  },
  pipelineRuns: {
    title: 'Pipeline runs',
    description:
      'Completed runs of workflows, and of other CI that reports to GitHub, for the latest 30 commits of the default branch in 30 days that a change or a person started, without cancelled and skipped ones.',
    type: 'number',
  },
  pipelineSuccessShare: shared.pipelineSuccessShare,
  pipelineLastSuccess: shared.pipelineLastSuccess,
  pipelineMedianMinutes: {
    title: 'Duration of the pipeline',
    description:
      'Median of minutes that those runs took that succeeded, where the tool tells. A repeated run counts from its first start.',
    type: 'number',
  },
  branchProtected: {
    title: 'Default branch protected',
    description:
      'Whether a branch protection rule or rulesets ask for at least one approving review and for at least one status check before anything reaches the default branch.',
    type: 'boolean',
  },
  requiredReviews: {
    title: 'Required reviews',
    description: 'Approving reviews that the default branch asks for.',
    type: 'number',
  },
  requiredChecks: {
    title: 'Required checks',
    description:
      'Status checks and workflows that have to succeed before a change reaches the default branch.',
    type: 'strings',
  },
  forcePushBlocked: shared.forcePushBlocked,
  codeOwnerReview: {
    title: 'Review by code owners',
    description:
      'Whether the default branch asks for a review by the owners that CODEOWNERS names.',
    type: 'boolean',
  },
  codeScanning: {
    title: 'Code scanning',
    description: 'Whether code scanning has looked at the repository.',
    type: 'boolean',
  },
  secretScanning: {
    title: 'Secret scanning',
    description: 'Whether secret scanning is on.',
    type: 'boolean',
  },
  dependencyAlerts: {
    title: 'Dependabot alerts',
    description: 'Whether Dependabot alerts are on.',
    type: 'boolean',
  },
  openAlerts: {
    title: 'Open alerts',
    description:
      'Open alerts of code scanning and Dependabot by severity: critical, high, medium, low.',
    type: 'object',
  },
  openSecrets: {
    title: 'Open secret alerts',
    description: 'Secrets that were found and are still open.',
    type: 'number',
  },
  oldestCriticalAlertDays: {
    title: 'Oldest critical alert',
    description:
      'Whole days for which the oldest critical alert of code scanning or Dependabot has been open; 0 without one.',
    type: 'number',
  },
  deployments: {
    title: 'Deployments',
    description: 'Deployments in 90 days that succeeded, counted up to 50.',
    type: 'number',
  },
  environments: {
    title: 'Environments',
    description:
      'Environments that are deployed to, without GitHub Pages. Empty when there are fewer than two.',
    type: 'strings',
  },
  releases: shared.releases,
  lastRelease: shared.lastRelease,
  codeowners: shared.codeowners,
  codeownersProblems: {
    title: 'Problems in CODEOWNERS',
    description:
      'What GitHub finds wrong with the CODEOWNERS file, such as owners that do not exist.',
    type: 'strings',
  },
  owningTeams: {
    title: 'Owning teams',
    description:
      'Teams that CODEOWNERS names and that exist with write access.',
    type: 'strings',
  },
});

/** Name of a fact of this source. */
export type GithubFactName = (typeof githubFacts)[number]['name'];

/** Some facts of this source. */
export type GithubFacts = {
  readonly [name in GithubFactName]?: FactObservation;
};
