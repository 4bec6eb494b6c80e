import {
  FactDeclaration,
  FactObservation,
} from '@platform-maturity/backstage-plugin-maturity-common';

const maxAge = { days: 2 } as const;

/** What the source says of a repository on GitHub, in the order of its tables. */
export const githubFacts = [
  {
    name: 'visibility',
    title: 'Visibility',
    description: 'Who may read the repository: public, internal or private.',
    type: 'string',
    maxAge,
  },
  {
    name: 'archived',
    title: 'Archived',
    description: 'Whether the repository is archived, hence read-only.',
    type: 'boolean',
    maxAge,
  },
  {
    name: 'defaultBranch',
    title: 'Default branch',
    description: 'Name of the default branch. An empty repository has none.',
    type: 'string',
    maxAge,
  },
  {
    name: 'pushedAt',
    title: 'Last push',
    description: 'When something was last pushed, to any branch.',
    type: 'instant',
    maxAge,
  },
  {
    name: 'topics',
    title: 'Topics',
    description: 'Topics of the repository.',
    type: 'strings',
    maxAge,
  },
  {
    name: 'licences',
    title: 'Licence',
    description:
      'SPDX identifier of the licence that GitHub recognised; empty without one.',
    type: 'strings',
    maxAge,
  },
  {
    name: 'languages',
    title: 'Languages',
    description: 'Programming languages by size, at most ten.',
    type: 'strings',
    maxAge,
  },
  {
    name: 'templateOrigin',
    title: 'Template',
    description:
      'The template repository that it was made from; empty if from none.',
    type: 'strings',
    maxAge,
  },
  {
    name: 'reviewShare',
    title: 'Reviewed pull requests',
    description:
      'Share, from 0 to 1, of the last 20 pull requests that people had merged into the default branch in 90 days and that somebody else approved.',
    type: 'number',
    maxAge,
  },
  {
    name: 'pipelineRuns',
    title: 'Pipeline runs',
    description:
      'Completed workflow runs of the default branch in 30 days that a change or a person started, without cancelled and skipped ones.',
    type: 'number',
    maxAge,
  },
  {
    name: 'pipelineSuccessShare',
    title: 'Pipeline success',
    description: 'Share of those runs that succeeded, from 0 to 1.',
    type: 'number',
    maxAge,
  },
  {
    name: 'pipelineLastSuccess',
    title: 'Last success of the pipeline',
    description: 'When the last of those runs that succeeded had begun.',
    type: 'instant',
    maxAge,
  },
  {
    name: 'pipelineMedianMinutes',
    title: 'Duration of the pipeline',
    description: 'Median of minutes that those runs took that succeeded.',
    type: 'number',
    maxAge,
  },
  {
    name: 'branchProtected',
    title: 'Default branch protected',
    description:
      'Whether a branch protection rule or rulesets ask for at least one approving review and for at least one status check before anything reaches the default branch.',
    type: 'boolean',
    maxAge,
  },
  {
    name: 'requiredReviews',
    title: 'Required reviews',
    description: 'Approving reviews that the default branch asks for.',
    type: 'number',
    maxAge,
  },
  {
    name: 'requiredChecks',
    title: 'Required checks',
    description:
      'Status checks and workflows that have to succeed before a change reaches the default branch.',
    type: 'strings',
    maxAge,
  },
  {
    name: 'forcePushBlocked',
    title: 'Force push blocked',
    description:
      'Whether the history of the default branch cannot be replaced.',
    type: 'boolean',
    maxAge,
  },
  {
    name: 'codeOwnerReview',
    title: 'Review by code owners',
    description:
      'Whether the default branch asks for a review by the owners that CODEOWNERS names.',
    type: 'boolean',
    maxAge,
  },
  {
    name: 'codeScanning',
    title: 'Code scanning',
    description: 'Whether code scanning has looked at the repository.',
    type: 'boolean',
    maxAge,
  },
  {
    name: 'secretScanning',
    title: 'Secret scanning',
    description: 'Whether secret scanning is on.',
    type: 'boolean',
    maxAge,
  },
  {
    name: 'dependencyAlerts',
    title: 'Dependabot alerts',
    description: 'Whether Dependabot alerts are on.',
    type: 'boolean',
    maxAge,
  },
  {
    name: 'openAlerts',
    title: 'Open alerts',
    description:
      'Open alerts of code scanning and Dependabot by severity: critical, high, medium, low.',
    type: 'object',
    maxAge,
  },
  {
    name: 'openSecrets',
    title: 'Open secret alerts',
    description: 'Secrets that were found and are still open.',
    type: 'number',
    maxAge,
  },
  {
    name: 'oldestCriticalAlertDays',
    title: 'Oldest critical alert',
    description:
      'Whole days for which the oldest critical alert of code scanning or Dependabot has been open; 0 without one.',
    type: 'number',
    maxAge,
  },
  {
    name: 'deployments',
    title: 'Deployments',
    description: 'Deployments in 90 days that succeeded, counted up to 50.',
    type: 'number',
    maxAge,
  },
  {
    name: 'environments',
    title: 'Environments',
    description:
      'Environments that are deployed to, without GitHub Pages. Empty when there are fewer than two.',
    type: 'strings',
    maxAge,
  },
  {
    name: 'releases',
    title: 'Releases',
    description: 'Releases that were published in 90 days, counted up to 20.',
    type: 'number',
    maxAge,
  },
  {
    name: 'lastRelease',
    title: 'Last release',
    description: 'When the last release was published.',
    type: 'instant',
    maxAge,
  },
  {
    name: 'codeowners',
    title: 'Code owners',
    description: 'Whether there is a CODEOWNERS file with a rule in it.',
    type: 'boolean',
    maxAge,
  },
  {
    name: 'codeownersProblems',
    title: 'Problems in CODEOWNERS',
    description:
      'What GitHub finds wrong with the CODEOWNERS file, such as owners that do not exist.',
    type: 'strings',
    maxAge,
  },
  {
    name: 'owningTeams',
    title: 'Owning teams',
    description:
      'Teams that CODEOWNERS names and that exist with write access.',
    type: 'strings',
    maxAge,
  },
] as const satisfies readonly FactDeclaration[];

/** Name of a fact of this source. */
export type GithubFactName = (typeof githubFacts)[number]['name'];

/** Some facts of this source. */
export type GithubFacts = {
  readonly [name in GithubFactName]?: FactObservation;
};
