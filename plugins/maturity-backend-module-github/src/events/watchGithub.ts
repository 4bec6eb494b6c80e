import { EventParams, EventsService } from '@backstage/plugin-events-node';
import { z } from 'zod';

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

/** Whether a fact can have changed by an event, by topic. Events that do not look like it are left out. */
const concerns: Readonly<Record<string, (event: unknown) => boolean>> = {
  'github.branch_protection_rule': () => true,
  'github.code_scanning_alert': () => true,
  'github.dependabot_alert': () => true,
  'github.deployment_status': () => true,
  'github.pull_request': event => {
    const seen = pullRequest.safeParse(event).data;
    return seen?.action === 'closed' && Boolean(seen.pull_request.merged);
  },
  'github.push': isToDefaultBranch,
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

/** Tells which repositories GitHub's webhooks are about, as subjects. */
export async function watchGithub(
  events: EventsService,
  onNews: (subjects: readonly string[]) => void,
): Promise<void> {
  await events.subscribe({
    id: 'github-facts',
    topics: Object.keys(concerns),
    onEvent: async ({ topic, eventPayload }: EventParams) => {
      if (concerns[topic]?.(eventPayload)) {
        onNews(subjectsOf(eventPayload));
      }
    },
  });
}

/** The same for pushes alone, which are all that changes the content of a repository. */
export async function watchPushes(
  events: EventsService,
  onPush: (repositoryUrls: readonly string[]) => void,
): Promise<void> {
  await events.subscribe({
    id: 'github-contents',
    topics: ['github.push'],
    onEvent: async ({ eventPayload }: EventParams) => {
      if (isToDefaultBranch(eventPayload)) {
        onPush(subjectsOf(eventPayload));
      }
    },
  });
}

function isToDefaultBranch(event: unknown): boolean {
  const seen = push.safeParse(event).data;
  const branch = seen?.repository.default_branch;
  return Boolean(branch) && seen?.ref === `refs/heads/${branch}`;
}

/** A repository that was renamed is known to the catalog by its old name. */
function subjectsOf(event: unknown): readonly string[] {
  const url = payload.safeParse(event).data?.repository.html_url;
  if (!url) {
    return [];
  }
  const former = renamed.safeParse(event).data?.changes.repository.name.from;
  const subjects = former ? [url, url.replace(/[^/]+$/, former)] : [url];
  return subjects.map(subject => subject.toLowerCase());
}
