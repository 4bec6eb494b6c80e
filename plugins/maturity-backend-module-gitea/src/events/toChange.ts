import { z } from 'zod';
import { ScmChange } from '@platform-maturity/backstage-plugin-maturity-scm-node';

/** Topic of all events of Gitea. */
export const TOPIC = 'gitea';

const repository = z.object({
  html_url: z.string(),
  default_branch: z.string().nullish(),
});
const payload = z.object({ repository });
const finishedRun = z.object({
  head_branch: z.string(),
  conclusion: z.string(),
});

/** Returns the branch that an event is about; `undefined` for an event that changes no fact. */
const branches: readonly ((event: unknown) => string | undefined)[] = [
  event => {
    const ref = z
      .object({ ref: z.string(), after: z.string() })
      .safeParse(event).data?.ref;
    return ref?.replace(/^refs\/heads\//, '');
  },
  event =>
    z
      .object({
        action: z.literal('closed'),
        pull_request: z.object({
          merged: z.literal(true),
          base: z.object({ ref: z.string() }),
        }),
      })
      .safeParse(event).data?.pull_request.base.ref,
  event =>
    z
      .object({ action: z.literal('completed'), workflow_run: finishedRun })
      .safeParse(event).data?.workflow_run.head_branch,
];
const releaseEvent = z.object({ release: z.object({ draft: z.boolean() }) });

/**
 * Returns the change that a webhook reports: a push to the default branch, a pull request
 * that was merged into it, a run of Actions on it that ended, or a release.
 */
export function toChange(event: unknown): ScmChange | undefined {
  const seen = payload.safeParse(event).data?.repository;
  if (!seen) {
    return undefined;
  }
  const { html_url: url, default_branch: main } = seen;
  const [pushed, ...others] = branches.map(read => read(event));
  const isPush = Boolean(main) && pushed === main;
  const isChange =
    isPush ||
    (main && others.includes(main)) ||
    releaseEvent.safeParse(event).success;
  return isChange
    ? {
        resourceKeys: [url.toLowerCase()],
        pushedUrl: isPush ? url : undefined,
      }
    : undefined;
}
