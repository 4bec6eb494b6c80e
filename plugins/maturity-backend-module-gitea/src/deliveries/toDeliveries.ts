import {
  ChangeEvent,
  DeliveryTarget,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { REPO_SLUG_ANNOTATION } from '../locate/giteaLocation';
import { RepositoryDetails } from '../query/readDetails';
import { RepositoryAnswer } from '../query/RepositoryAnswer';

/**
 * Turns the merged pull requests of a repository into delivery events. Neither Gitea
 * nor Forgejo knows of deployments: pipelines report those.
 *
 * @param details - No pull requests if they are not known.
 * @param refs - Entities in the repository. A change belongs to the only one; with
 * several it is matched by slug.
 */
export function toDeliveries(
  { fullName }: RepositoryAnswer,
  details: Pick<RepositoryDetails, 'merged'> | undefined,
  refs: readonly string[],
): ChangeEvent[] {
  const [ref, ...others] = refs;
  const target: DeliveryTarget = {
    ...(others.length === 0 && { entityRef: ref }),
    annotations: { [REPO_SLUG_ANNOTATION]: fullName },
    labels: { repository: fullName },
  };
  const { merged = [] } = details ?? {};
  return 'unknown' in merged
    ? []
    : merged.map(({ number, commit, mergedAt, title, url }) => ({
        kind: 'change',
        source: 'gitea',
        externalId: `${fullName}#${number}`,
        target,
        commit: commit || undefined,
        mergedAt,
        title,
        url,
      }));
}
