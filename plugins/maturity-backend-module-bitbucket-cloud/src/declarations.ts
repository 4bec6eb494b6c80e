import { FactObservation } from '@platform-maturity/backstage-plugin-maturity-common';
import {
  declareFacts,
  describeSharedFacts,
} from '@platform-maturity/backstage-plugin-maturity-scm-node';

const MAX_AGE = { days: 2 };
const shared = describeSharedFacts({
  host: 'Bitbucket Cloud',
  noun: 'repository',
});
const OWN_RULES =
  'Restrictions of its project are not seen: without one of the repository the answer is not known.';

/** The facts about a repository on Bitbucket Cloud, in the order of their tables. */
export const bitbucketFacts = declareFacts(MAX_AGE, {
  visibility: shared.visibility,
  defaultBranch: shared.defaultBranch,
  pushedAt: {
    title: 'Last change',
    description:
      'When the repository was last changed, by a push or in its settings.',
    type: 'instant',
  },
  reviewShare: {
    title: 'Reviewed pull requests',
    description:
      'Share, from 0 to 1, of the last 50 pull requests that people had merged in 90 days and that somebody other than the author approved; those into other branches are left out.',
    type: 'number',
  },
  pipelineRuns: {
    title: 'Pipeline runs',
    description:
      'Runs of Bitbucket Pipelines on the default branch in 30 days, at most the latest 100, that succeeded, failed or wait for a manual step. Those on a schedule and those of pull requests are left out.',
    type: 'number',
  },
  pipelineSuccessShare: {
    title: 'Pipeline success',
    description:
      'Share of those runs that succeeded, from 0 to 1. A run that waits for a manual step has succeeded so far.',
    type: 'number',
  },
  pipelineLastSuccess: shared.pipelineLastSuccess,
  pipelineMedianMinutes: shared.pipelineMedianMinutes,
  branchProtected: {
    title: 'Default branch protected',
    description: `Whether nothing reaches the default branch but by a pull request with at least one required approval and a build that succeeded: nobody may push to it, and the merge checks ask for both and are enforced. ${OWN_RULES}`,
    type: 'boolean',
  },
  requiredReviews: {
    title: 'Required reviews',
    description: `Approvals that a pull request into the default branch needs, where merge checks are enforced. ${OWN_RULES}`,
    type: 'number',
  },
  pipelineMustSucceed: {
    title: 'Pipeline must succeed',
    description: `Whether a pull request into the default branch can be merged only when its builds succeeded. ${OWN_RULES}`,
    type: 'boolean',
  },
  forcePushBlocked: {
    ...shared.forcePushBlocked,
    description: `${shared.forcePushBlocked.description} ${OWN_RULES}`,
  },
  deployments: {
    title: 'Deployments',
    description: 'Deployments in 90 days that succeeded, of the latest 100.',
    type: 'number',
  },
  environments: {
    title: 'Environments',
    description:
      'Environments that one of the latest 100 deployments reached. Those that Bitbucket creates by itself and nobody uses are left out. Empty when there are fewer than two.',
    type: 'strings',
  },
  codeowners: {
    ...shared.codeowners,
    description: 'Whether .bitbucket/CODEOWNERS exists, with a rule in it.',
  },
});

/** Name of a fact of this source. */
export type BitbucketFactName = (typeof bitbucketFacts)[number]['name'];

/** Some facts of this source. */
export type BitbucketFacts = {
  readonly [name in BitbucketFactName]?: FactObservation;
};
