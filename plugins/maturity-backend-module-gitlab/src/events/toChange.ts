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
/** Last statuses of pipelines and deployments. */
const ended = z.enum(['success', 'failed', 'canceled']);

/** Events that can change a fact, by kind. */
const changesFacts: Readonly<Record<string, z.ZodType>> = {
  deployment: z.object({ status: ended }),
  merge_request: z
    .object({
      object_attributes: z.object({
        action: z.literal('merge'),
        target_branch: z.string(),
      }),
      project,
    })
    .refine(event => isMain(event, event.object_attributes.target_branch)),
  pipeline: z
    .object({
      object_attributes: z.object({
        ref: z.string(),
        tag: z.literal(false).nullish(),
        status: ended,
      }),
      project,
    })
    .refine(event => isMain(event, event.object_attributes.ref)),
  push: z
    .object({ ref: z.string(), project })
    .refine(
      ({ ref, project: { default_branch: branch } }) =>
        Boolean(branch) && ref === `refs/heads/${branch}`,
    ),
  release: payload,
};

function isMain(
  event: { readonly project: z.infer<typeof project> },
  branch: string,
): boolean {
  return branch !== '' && branch === event.project.default_branch;
}

/**
 * Returns the change that a webhook reports. Entities name a project by its path or
 * by its number.
 */
export function toChange(event: unknown): ScmChange | undefined {
  const seen = payload.safeParse(event).data;
  if (!seen || !changesFacts[seen.object_kind]?.safeParse(event).success) {
    return undefined;
  }
  const { id, web_url: url, path_with_namespace: path } = seen.project;
  const base = url.slice(0, Math.max(0, url.length - path.length - 1));
  return {
    resourceKeys: [url.toLowerCase(), toIdKey(base, id)],
    pushedUrl: seen.object_kind === 'push' ? url : undefined,
  };
}
