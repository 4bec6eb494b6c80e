import { FactObservation } from '@platform-maturity/backstage-plugin-maturity-common';
import {
  declareFacts,
  describeSharedFacts,
} from '@platform-maturity/backstage-plugin-maturity-scm-node';

const MAX_AGE = { days: 2 };
const shared = describeSharedFacts({
  host: 'Azure DevOps',
  noun: 'repository',
  runs: 'builds',
});

/** The facts about a repository on Azure DevOps, in the order of their tables. */
export const azureDevOpsFacts = declareFacts(MAX_AGE, {
  visibility: {
    ...shared.visibility,
    description:
      'Who may read the project of the repository: public, internal or private.',
  },
  archived: {
    ...shared.archived,
    description:
      'Whether the repository is disabled, so that nobody can read or change it.',
  },
  defaultBranch: shared.defaultBranch,
  reviewShare: {
    title: 'Reviewed pull requests',
    description:
      'Share, from 0 to 1, of the last 20 pull requests that people had completed into the default branch in 90 days and that somebody else approved.',
    type: 'number',
  },
  pipelineRuns: {
    title: 'Pipeline runs',
    description:
      'Builds of the default branch in 30 days, at most the latest 100, that a change, a person or another pipeline started and that succeeded or failed. Those on a schedule and those of pull requests are left out.',
    type: 'number',
  },
  pipelineSuccessShare: {
    title: 'Pipeline success',
    description:
      'Share of those builds that succeeded, from 0 to 1; with warnings counts as succeeded.',
    type: 'number',
  },
  pipelineLastSuccess: shared.pipelineLastSuccess,
  pipelineMedianMinutes: shared.pipelineMedianMinutes,
  branchProtected: {
    title: 'Default branch protected',
    description:
      'Whether branch policies that are enabled and required ask for at least one approval by somebody else, and for a build or a status, before anything reaches the default branch.',
    type: 'boolean',
  },
  requiredReviews: {
    title: 'Required reviews',
    description:
      'Approvals by others that a pull request into the default branch needs, by the largest branch policy that is required.',
    type: 'number',
  },
  requiredChecks: {
    title: 'Required checks',
    description:
      'Build validations and statuses that have to succeed before a change reaches the default branch.',
    type: 'strings',
  },
  reviewersRequired: {
    title: 'Reviewers included',
    description:
      'Whether a branch policy requires certain people or groups to approve changes of the default branch, of all or of some files: the counterpart of CODEOWNERS.',
    type: 'boolean',
  },
  forcePushBlocked: {
    ...shared.forcePushBlocked,
    description:
      'Whether the history of the default branch cannot be replaced: known where a required policy allows changes by pull requests only.',
  },
  deployments: {
    title: 'Deployments',
    description:
      'Deployments in 90 days by stages of YAML pipelines of the repository to environments that succeeded. Classic releases are not read.',
    type: 'number',
  },
  environments: {
    title: 'Environments',
    description:
      'Environments that YAML pipelines of the repository deployed to in 90 days. Empty when there are fewer than two.',
    type: 'strings',
  },
});

/** Name of a fact of this source. */
export type AzureDevOpsFactName = (typeof azureDevOpsFacts)[number]['name'];

/** Some facts of this source. */
export type AzureDevOpsFacts = {
  readonly [name in AzureDevOpsFactName]?: FactObservation;
};
