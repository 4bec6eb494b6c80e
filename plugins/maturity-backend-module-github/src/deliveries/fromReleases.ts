import {
  DeliveryTarget,
  DeploymentEvent,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { readNodes } from '@platform-maturity/backstage-plugin-maturity-node/http';
import { RepositoryAnswer } from '../query/RepositoryAnswer';

/** Turns releases into deployments, as the webhook about a release does. Drafts and pre-releases are none. */
export function fromReleases(
  answer: RepositoryAnswer,
  target: DeliveryTarget,
  environment: string,
): DeploymentEvent[] {
  return readNodes(answer.releases_latest).flatMap(
    ({ databaseId, publishedAt, isDraft, isPrerelease, ...release }) =>
      databaseId && publishedAt && !isDraft && !isPrerelease
        ? [
            {
              kind: 'deployment',
              source: 'github',
              externalId: `${answer.basics_name}/releases/${databaseId}`,
              target,
              environment,
              finishedAt: publishedAt,
              result: 'succeeded',
              commit: release.tagCommit?.oid,
              version: release.tagName,
              title: release.name || release.tagName,
              url: release.url,
            },
          ]
        : [],
  );
}
