import { z } from 'zod';
import { ScmChange } from '@platform-maturity/backstage-plugin-maturity-scm-node';
import { toRepositoryUrl } from '../locate/bitbucketLocation';

/** Topic of all events of Bitbucket Data Center. */
export const TOPIC = 'bitbucketServer';

const repository = z.object({
  slug: z.string(),
  project: z.object({ key: z.string() }),
  links: z
    .object({ self: z.array(z.object({ href: z.string() })) })
    .partial()
    .nullish(),
});
const pushed = z
  .object({
    eventKey: z.literal('repo:refs_changed'),
    repository,
    changes: z.array(z.object({ ref: z.object({ type: z.string() }) })),
  })
  .refine(({ changes }) => changes.some(({ ref }) => ref.type === 'BRANCH'));
const merged = z.object({
  eventKey: z.literal('pr:merged'),
  pullRequest: z.object({ toRef: z.object({ repository }) }),
});

/**
 * Returns the change that a webhook reports: a push to a branch, or a pull request that was
 * merged. Bitbucket does not say which branch is the default one, nor, in older versions,
 * which host it is: the repository is then the one of that name on each host.
 *
 * @param baseUrls - Of the hosts that are configured.
 */
export function toChange(
  event: unknown,
  baseUrls: readonly string[],
): ScmChange | undefined {
  const push = pushed.safeParse(event).data;
  const seen =
    push?.repository ??
    merged.safeParse(event).data?.pullRequest.toRef.repository;
  if (!seen) {
    return undefined;
  }
  const { slug, project, links } = seen;
  const self = links?.self?.[0]?.href;
  const urls = baseUrls
    .filter(baseUrl => !self || self.startsWith(`${baseUrl}/`))
    .map(baseUrl => toRepositoryUrl({ baseUrl, project: project.key, slug }));
  return urls.length
    ? {
        resourceKeys: urls.map(url => url.toLowerCase()),
        pushedUrl: push && urls.length === 1 ? urls[0] : undefined,
      }
    : undefined;
}
