import { z } from 'zod';
import { ScmChange } from '@platform-maturity/backstage-plugin-maturity-scm-node';

const repository = z.object({
  html_url: z.string(),
  default_branch: z.string().nullish(),
});
const payload = z.object({ repository });
const push = z.object({ ref: z.string(), repository });
const workflowRun = z.object({
  action: z.string(),
  workflow_run: z.object({ head_branch: z.string().nullish() }),
  repository,
});
const pullRequest = z.object({
  action: z.string(),
  pull_request: z.object({ merged: z.boolean().nullish() }),
});
const renamed = z.object({
  changes: z.object({
    repository: z.object({ name: z.object({ from: z.string() }) }),
  }),
});

const PUSH = 'github.push';

/** Whether an event can change a fact, by topic. Events of another shape cannot. */
const changesFacts: Readonly<Record<string, (event: unknown) => boolean>> = {
  'github.branch_protection_rule': () => true,
  'github.code_scanning_alert': () => true,
  'github.dependabot_alert': () => true,
  'github.deployment_status': () => true,
  'github.pull_request': event => {
    const seen = pullRequest.safeParse(event).data;
    return seen?.action === 'closed' && Boolean(seen.pull_request.merged);
  },
  [PUSH]: event => {
    const seen = push.safeParse(event).data;
    const branch = seen?.repository.default_branch;
    return Boolean(branch) && seen?.ref === `refs/heads/${branch}`;
  },
  'github.release': () => true,
  'github.repository': () => true,
  'github.repository_ruleset': () => true,
  'github.secret_scanning_alert': () => true,
  'github.workflow_run': event => {
    const seen = workflowRun.safeParse(event).data;
    return (
      seen?.action === 'completed' &&
      seen.workflow_run.head_branch === seen.repository.default_branch
    );
  },
};

/** Topics of the webhooks of GitHub that can change a fact. */
export const topics = Object.keys(changesFacts);

/**
 * Returns the change that a webhook reports. The catalog knows a renamed repository
 * by its old name.
 */
export function toChange(topic: string, event: unknown): ScmChange | undefined {
  const url = payload.safeParse(event).data?.repository.html_url.toLowerCase();
  if (!url || !changesFacts[topic]?.(event)) {
    return undefined;
  }
  const former = renamed.safeParse(event).data?.changes.repository.name.from;
  return {
    resourceKeys: former
      ? [url, url.replace(/[^/]+$/, former.toLowerCase())]
      : [url],
    pushedUrl: topic === PUSH ? url : undefined,
  };
}
