import {
  ChangeEvent,
  DeliveryTarget,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { RepositoryDetails } from '../query/readDetails';
import { RepositoryAnswer } from '../query/RepositoryAnswer';

/**
 * Turns the merged pull requests of a repository into delivery events. Deployments are
 * told for one commit at a time only: pipelines report those.
 *
 * @param details - No pull requests if they are not known.
 * @param refs - Entities in the repository. A change belongs to the only one; with
 * several it is matched by slug.
 */
export function toDeliveries(
  { project, slug, url }: RepositoryAnswer,
  details: Pick<RepositoryDetails, 'merged'> | undefined,
  refs: readonly string[],
): ChangeEvent[] {
  const [ref, ...others] = refs;
  const name = `${project}/${slug}`;
  const target: DeliveryTarget = {
    ...(others.length === 0 && { entityRef: ref }),
    annotations: { 'bitbucket.org/project-slug': name },
    labels: { repository: name },
  };
  const { merged = [] } = details ?? {};
  return 'unknown' in merged
    ? []
    : merged.map(({ id, commit, mergedAt, title }) => ({
        kind: 'change',
        source: 'bitbucket-server',
        externalId: `${name}#${id}`,
        target,
        commit: commit || undefined,
        mergedAt,
        title,
        url: `${url}/pull-requests/${id}`,
      }));
}
