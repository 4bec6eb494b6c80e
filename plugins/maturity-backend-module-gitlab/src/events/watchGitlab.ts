import { EventParams, EventsService } from '@backstage/plugin-events-node';
import { z } from 'zod';
import { subjectOfId } from '../locate/gitlabLocation';

/**
 * Topic of all events of GitLab. Only those with an `event_name` get a topic of
 * their own too, and pipelines and deployments have none.
 */
const TOPIC = 'gitlab';

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

/** How pipelines and deployments end. */
const ENDS: ReadonlySet<string> = new Set(['success', 'failed', 'canceled']);

/** Whether a fact can have changed by an event, by kind. Events that do not look like it are left out. */
const concerns: Readonly<Record<string, (event: unknown) => boolean>> = {
  deployment: event => ENDS.has(deployment.safeParse(event).data?.status ?? ''),
  merge_request: event => {
    const seen = mergeRequest.safeParse(event).data;
    return (
      seen?.object_attributes.action === 'merge' &&
      seen.object_attributes.target_branch === seen.project.default_branch
    );
  },
  pipeline: event => {
    const { object_attributes: attributes, project: of } =
      pipeline.safeParse(event).data ?? {};
    return (
      ENDS.has(attributes?.status ?? '') &&
      !attributes?.tag &&
      Boolean(attributes?.ref) &&
      attributes?.ref === of?.default_branch
    );
  },
  push: isToDefaultBranch,
  release: () => true,
};

/** Tells which projects GitLab's webhooks are about, as subjects. */
export async function watchGitlab(
  events: EventsService,
  onNews: (subjects: readonly string[]) => void,
): Promise<void> {
  await events.subscribe({
    id: 'gitlab-facts',
    topics: [TOPIC],
    onEvent: async ({ eventPayload }: EventParams) => {
      const seen = payload.safeParse(eventPayload).data;
      if (seen && concerns[seen.object_kind]?.(eventPayload)) {
        onNews(subjectsOf(seen.project));
      }
    },
  });
}

/** Tells the URLs of projects that were pushed to, which is all that changes their content. */
export async function watchPushes(
  events: EventsService,
  onPush: (repositoryUrls: readonly string[]) => void,
): Promise<void> {
  await events.subscribe({
    id: 'gitlab-contents',
    topics: [TOPIC],
    onEvent: async ({ eventPayload }: EventParams) => {
      const seen = payload.safeParse(eventPayload).data;
      if (seen?.object_kind === 'push' && isToDefaultBranch(eventPayload)) {
        onPush([seen.project.web_url]);
      }
    },
  });
}

function isToDefaultBranch(event: unknown): boolean {
  const seen = push.safeParse(event).data;
  const branch = seen?.project.default_branch;
  return Boolean(branch) && seen?.ref === `refs/heads/${branch}`;
}

/** Entities name a project by its path or by its number. */
function subjectsOf({
  id,
  web_url: url,
  path_with_namespace: path,
}: z.infer<typeof project>): readonly string[] {
  const base = url.slice(0, Math.max(0, url.length - path.length - 1));
  return [url.toLowerCase(), subjectOfId(base, id)];
}
