import { FactObservation } from '@platform-maturity/backstage-plugin-maturity-common';
import {
  declareFacts,
  describeSharedFacts,
} from '@platform-maturity/backstage-plugin-maturity-scm-node';

const MAX_AGE = { days: 2 };
const shared = describeSharedFacts({
  host: 'GitLab',
  noun: 'project',
  runs: 'pipelines',
});

/** The facts about a project on GitLab, in the order of their tables. */
export const gitlabFacts = declareFacts(MAX_AGE, {
  visibility: shared.visibility,
  archived: shared.archived,
  defaultBranch: shared.defaultBranch,
  pushedAt: {
    title: 'Last activity',
    description:
      'When something last happened in the project; GitLab brings it up to date about once an hour.',
    type: 'instant',
  },
  topics: shared.topics,
  licences: shared.licences,
  languages: {
    title: 'Languages',
    description:
      'Programming languages, as GitLab found them in the default branch.',
    type: 'strings',
  },
  reviewShare: {
    title: 'Reviewed merge requests',
    description:
      'Share, from 0 to 1, of the last 20 merge requests that people had merged in 90 days and that somebody approved; those into other branches are left out.',
    type: 'number',
  },
  pipelineRuns: {
    title: 'Pipeline runs',
    description:
      'Pipelines of the default branch in 30 days, at most the latest 100, that a change, a person or a program started and that succeeded or failed. Those on a schedule and those of merge requests are left out.',
    type: 'number',
  },
  pipelineSuccessShare: shared.pipelineSuccessShare,
  pipelineLastSuccess: shared.pipelineLastSuccess,
  pipelineMedianMinutes: shared.pipelineMedianMinutes,
  branchProtected: {
    title: 'Default branch protected',
    description:
      'Whether nothing reaches the default branch but by a merge request with at least one required approval and a pipeline that succeeded: the branch is protected, nobody may push to it, and the merge checks ask for both.',
    type: 'boolean',
  },
  requiredReviews: {
    title: 'Required reviews',
    description:
      'Approvals that a merge request into the default branch needs, by the largest approval rule.',
    type: 'number',
  },
  pipelineMustSucceed: {
    title: 'Pipeline must succeed',
    description:
      'Whether a merge request can be merged only when its pipeline succeeded.',
    type: 'boolean',
  },
  forcePushBlocked: shared.forcePushBlocked,
  codeOwnerReview: {
    title: 'Review by code owners',
    description:
      'Whether the default branch asks for an approval by the owners that CODEOWNERS names.',
    type: 'boolean',
  },
  codeScanning: {
    title: 'Code scanning',
    description:
      'Whether static application security testing (SAST) runs: a job of it succeeded in one of the last three pipelines of the default branch, or GitLab says that it is on.',
    type: 'boolean',
  },
  secretScanning: {
    title: 'Secret scanning',
    description:
      'Whether secrets are looked for: a job of secret detection succeeded, GitLab says that it is on, or secret push protection is.',
    type: 'boolean',
  },
  dependencyAlerts: {
    title: 'Dependency scanning',
    description:
      'Whether dependencies are scanned: a job of dependency scanning succeeded, or GitLab says that it is on.',
    type: 'boolean',
  },
  openAlerts: {
    title: 'Open alerts',
    description:
      'Vulnerabilities that were found and neither dismissed nor resolved, by severity: critical, high, medium, low.',
    type: 'object',
  },
  oldestCriticalAlertDays: {
    title: 'Oldest critical alert',
    description:
      'Whole days for which the oldest critical vulnerability has been open; 0 without one.',
    type: 'number',
  },
  deployments: {
    title: 'Deployments',
    description:
      'Deployments in 90 days that succeeded, of the latest 50, without review apps.',
    type: 'number',
  },
  environments: {
    title: 'Environments',
    description:
      'Environments that are not stopped, without review apps. Empty when there are fewer than two.',
    type: 'strings',
  },
  releases: shared.releases,
  lastRelease: shared.lastRelease,
  codeowners: shared.codeowners,
  includes: {
    title: 'Included templates',
    description:
      'What .gitlab-ci.yml includes of others: templates of GitLab, files of other projects, components and remote files.',
    type: 'strings',
  },
});

/** Name of a fact of this source. */
export type GitlabFactName = (typeof gitlabFacts)[number]['name'];

/** Some facts of this source. */
export type GitlabFacts = {
  readonly [name in GitlabFactName]?: FactObservation;
};
