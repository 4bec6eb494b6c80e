import { ScmIntegrationRegistry } from '@backstage/integration';
import { z } from 'zod';
import { ScmChange } from '@platform-maturity/backstage-plugin-maturity-scm-node';
import { locateUrl, toResourceKey } from '../locate/azureLocation';

/** Topic of all events of Azure DevOps. */
export const TOPIC = 'azureDevOps';

const repository = z.object({
  remoteUrl: z.string(),
  defaultBranch: z.string().nullish(),
});
const push = z.object({
  eventType: z.literal('git.push'),
  resource: z.object({
    repository,
    refUpdates: z.array(z.object({ name: z.string() })),
  }),
});
const completed = z.object({
  eventType: z.enum(['git.pullrequest.merged', 'git.pullrequest.updated']),
  resource: z.object({ repository, status: z.literal('completed') }),
});
const built = z.object({
  eventType: z.literal('build.complete'),
  resource: z.object({
    repository: z.object({ type: z.literal('TfsGit'), url: z.string() }),
  }),
});

/** Returns the change that a service hook reports. */
export function toChange(
  event: unknown,
  integrations: ScmIntegrationRegistry,
): ScmChange | undefined {
  const pushed = push.safeParse(event).data?.resource;
  if (pushed) {
    const { defaultBranch, remoteUrl } = pushed.repository;
    // A hook may leave the default branch out.
    const isMain =
      !defaultBranch ||
      pushed.refUpdates.some(({ name }) => name === defaultBranch);
    return isMain ? toLocated(remoteUrl, integrations, true) : undefined;
  }
  const url =
    completed.safeParse(event).data?.resource.repository.remoteUrl ??
    built.safeParse(event).data?.resource.repository.url;
  return url ? toLocated(url, integrations, false) : undefined;
}

function toLocated(
  address: string,
  integrations: ScmIntegrationRegistry,
  isPush: boolean,
): ScmChange | undefined {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  const location = url && locateUrl(url, integrations);
  if (!location) {
    return undefined;
  }
  url.username = '';
  url.password = '';
  return {
    resourceKeys: [toResourceKey(location)],
    pushedUrl: isPush ? url.href : undefined,
  };
}
