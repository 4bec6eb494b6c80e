import {
  FactDeclaration,
  FactObservation,
} from '@platform-maturity/backstage-plugin-maturity-common';

const maxAge = { days: 2 } as const;

/** What the source says of a project on GitLab, in the order of its tables. */
export const gitlabFacts = [
  {
    name: 'visibility',
    title: 'Visibility',
    description: 'Who may read the project: public, internal or private.',
    type: 'string',
    maxAge,
  },
  {
    name: 'archived',
    title: 'Archived',
    description: 'Whether the project is archived, hence read-only.',
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
    title: 'Last activity',
    description:
      'When something last happened in the project; GitLab brings it up to date about once an hour.',
    type: 'instant',
    maxAge,
  },
  {
    name: 'topics',
    title: 'Topics',
    description: 'Topics of the project.',
    type: 'strings',
    maxAge,
  },
  {
    name: 'licences',
    title: 'Licence',
    description:
      'SPDX identifier of the licence that GitLab recognised; empty without one.',
    type: 'strings',
    maxAge,
  },
  {
    name: 'languages',
    title: 'Languages',
    description:
      'Programming languages, as GitLab found them in the default branch.',
    type: 'strings',
    maxAge,
  },
  {
    name: 'reviewShare',
    title: 'Reviewed merge requests',
    description:
      'Share, from 0 to 1, of the last 20 merge requests that people had merged in 90 days and that somebody approved; those into other branches are left out.',
    type: 'number',
    maxAge,
  },
  {
    name: 'pipelineRuns',
    title: 'Pipeline runs',
    description:
      'Pipelines of the default branch in 30 days, at most the latest 100, that a change, a person or a program started and that succeeded or failed. Those on a schedule and those of merge requests are left out.',
    type: 'number',
    maxAge,
  },
  {
    name: 'pipelineSuccessShare',
    title: 'Pipeline success',
    description: 'Share of those pipelines that succeeded, from 0 to 1.',
    type: 'number',
    maxAge,
  },
  {
    name: 'pipelineLastSuccess',
    title: 'Last success of the pipeline',
    description: 'When the last of those pipelines that succeeded had begun.',
    type: 'instant',
    maxAge,
  },
  {
    name: 'pipelineMedianMinutes',
    title: 'Duration of the pipeline',
    description: 'Median of minutes that those pipelines took that succeeded.',
    type: 'number',
    maxAge,
  },
  {
    name: 'branchProtected',
    title: 'Default branch protected',
    description:
      'Whether nothing reaches the default branch but by a merge request with at least one required approval and a pipeline that succeeded: the branch is protected, nobody may push to it, and the merge checks ask for both.',
    type: 'boolean',
    maxAge,
  },
  {
    name: 'requiredReviews',
    title: 'Required reviews',
    description:
      'Approvals that a merge request into the default branch needs, by the largest approval rule.',
    type: 'number',
    maxAge,
  },
  {
    name: 'pipelineMustSucceed',
    title: 'Pipeline must succeed',
    description:
      'Whether a merge request can be merged only when its pipeline succeeded.',
    type: 'boolean',
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
      'Whether the default branch asks for an approval by the owners that CODEOWNERS names.',
    type: 'boolean',
    maxAge,
  },
  {
    name: 'codeScanning',
    title: 'Code scanning',
    description:
      'Whether static application security testing (SAST) runs: a job of it succeeded in one of the last three pipelines of the default branch, or GitLab says that it is on.',
    type: 'boolean',
    maxAge,
  },
  {
    name: 'secretScanning',
    title: 'Secret scanning',
    description:
      'Whether secrets are looked for: a job of secret detection succeeded, GitLab says that it is on, or secret push protection is.',
    type: 'boolean',
    maxAge,
  },
  {
    name: 'dependencyAlerts',
    title: 'Dependency scanning',
    description:
      'Whether dependencies are scanned: a job of dependency scanning succeeded, or GitLab says that it is on.',
    type: 'boolean',
    maxAge,
  },
  {
    name: 'openAlerts',
    title: 'Open alerts',
    description:
      'Vulnerabilities that were found and neither dismissed nor resolved, by severity: critical, high, medium, low.',
    type: 'object',
    maxAge,
  },
  {
    name: 'oldestCriticalAlertDays',
    title: 'Oldest critical alert',
    description:
      'Whole days for which the oldest critical vulnerability has been open; 0 without one.',
    type: 'number',
    maxAge,
  },
  {
    name: 'deployments',
    title: 'Deployments',
    description:
      'Deployments in 90 days that succeeded, of the latest 50, without review apps.',
    type: 'number',
    maxAge,
  },
  {
    name: 'environments',
    title: 'Environments',
    description:
      'Environments that are not stopped, without review apps. Empty when there are fewer than two.',
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
    name: 'includes',
    title: 'Included templates',
    description:
      'What .gitlab-ci.yml includes of others: templates of GitLab, files of other projects, components and remote files.',
    type: 'strings',
    maxAge,
  },
] as const satisfies readonly FactDeclaration[];

/** Name of a fact of this source. */
export type GitlabFactName = (typeof gitlabFacts)[number]['name'];

/** Some facts of this source. */
export type GitlabFacts = {
  readonly [name in GitlabFactName]?: FactObservation;
};
