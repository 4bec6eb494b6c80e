import { z } from 'zod';
import { ScmChange } from '@platform-maturity/backstage-plugin-maturity-scm-node';

const repository = z.object({
  html_url: z.string(),
  default_branch: z.string().nullish(),
});
const payload = z.object({ repository });
const renamed = z.object({
  changes: z.object({
    repository: z.object({ name: z.object({ from: z.string() }) }),
  }),
});

const PUSH = 'github.push';

/** Events that can change a fact, by topic. */
const changesFacts: Readonly<Record<string, z.ZodType>> = {
  'github.branch_protection_rule': payload,
  'github.code_scanning_alert': payload,
  'github.dependabot_alert': payload,
  'github.deployment_status': payload,
  'github.pull_request': z.object({
    action: z.literal('closed'),
    pull_request: z.object({ merged: z.literal(true) }),
  }),
  [PUSH]: z
    .object({ ref: z.string(), repository })
    .refine(
      ({ ref, repository: { default_branch: branch } }) =>
        Boolean(branch) && ref === `refs/heads/${branch}`,
    ),
  'github.release': payload,
  'github.repository': payload,
  'github.repository_ruleset': payload,
  'github.secret_scanning_alert': payload,
  'github.workflow_run': z
    .object({
      action: z.literal('completed'),
      workflow_run: z.object({ head_branch: z.string().nullish() }),
      repository,
    })
    .refine(
      event =>
        event.workflow_run.head_branch === event.repository.default_branch,
    ),
};

/** Topics of the webhooks of GitHub that can change a fact. */
export const topics = Object.keys(changesFacts);

/**
 * Returns the change that a webhook reports. The catalog knows a renamed repository
 * by its old name.
 */
export function toChange(topic: string, event: unknown): ScmChange | undefined {
  const url = payload.safeParse(event).data?.repository.html_url.toLowerCase();
  if (!url || !changesFacts[topic]?.safeParse(event).success) {
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
