import { z } from 'zod';
import { ScmChange } from '@platform-maturity/backstage-plugin-maturity-scm-node';
import { toIdKey } from '../locate/gitlabLocation';

/**
 * Topic of all events of GitLab. Only those with an `event_name` have a topic of
 * their own too, and pipelines and deployments have none.
 */
export const TOPIC = 'gitlab';

const project = z.object({
  id: z.number(),
  web_url: z.string(),
  path_with_namespace: z.string(),
  default_branch: z.string().nullish(),
});
const payload = z.object({ object_kind: z.string(), project });
const push = z.object({ ref: z.string(), project });
const pipeline = z.object({
  object_attributes: z.object({
    ref: z.string().nullish(),
    tag: z.boolean().nullish(),
    status: z.string().nullish(),
  }),
  project,
});
const mergeRequest = z.object({
  object_attributes: z.object({
    action: z.string().nullish(),
    target_branch: z.string(),
  }),
  project,
});
const deployment = z.object({ status: z.string() });

/** Last statuses of pipelines and deployments. */
const ENDS: ReadonlySet<string> = new Set(['success', 'failed', 'canceled']);

/** Whether an event can change a fact, by kind. Events of another shape cannot. */
const changesFacts: Readonly<Record<string, (event: unknown) => boolean>> = {
  deployment: event => ENDS.has(deployment.safeParse(event).data?.status ?? ''),
  merge_request: event => {
    const seen = mergeRequest.safeParse(event).data;
    return (
      seen?.object_attributes.action === 'merge' &&
      seen.object_attributes.target_branch === seen.project.default_branch
    );
  },
  pipeline: event => {
    const seen = pipeline.safeParse(event).data;
    const { ref, tag, status } = seen?.object_attributes ?? {};
    return (
      ENDS.has(status ?? '') &&
      !tag &&
      Boolean(ref) &&
      ref === seen?.project.default_branch
    );
  },
  push: event => {
    const seen = push.safeParse(event).data;
    const branch = seen?.project.default_branch;
    return Boolean(branch) && seen?.ref === `refs/heads/${branch}`;
  },
  release: () => true,
};

/**
 * Returns the change that a webhook reports. Entities name a project by its path or
 * by its number.
 */
export function toChange(event: unknown): ScmChange | undefined {
  const seen = payload.safeParse(event).data;
  if (!seen || !changesFacts[seen.object_kind]?.(event)) {
    return undefined;
  }
  const { id, web_url: url, path_with_namespace: path } = seen.project;
  const base = url.slice(0, Math.max(0, url.length - path.length - 1));
  return {
    resourceKeys: [url.toLowerCase(), toIdKey(base, id)],
    pushedUrl: seen.object_kind === 'push' ? url : undefined,
  };
}
