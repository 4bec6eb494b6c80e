import { z } from 'zod';
import { optional, required } from './fields';
import { toTarget } from './toTarget';

/** Words for errors about payloads of GitHub. */
export const GITHUB = {
  what: 'a webhook of GitHub',
  remedy: 'Hand on what GitHub sent, under the topic of its event.',
};

/** The repository that an event of GitHub is about. */
export const gitHubRepository = z.object({
  full_name: required,
  default_branch: optional,
});

/** The entity of the repository, or the one that names in the event lead to. */
export function toGitHubTarget(
  { full_name: slug }: z.infer<typeof gitHubRepository>,
  names: { readonly [name: string]: string | null | undefined } = {},
) {
  return toTarget({
    annotations: { 'github.com/project-slug': slug },
    labels: { ...names, repository: slug },
  });
}
