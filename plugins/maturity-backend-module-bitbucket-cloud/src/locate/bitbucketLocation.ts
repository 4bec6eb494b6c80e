import { Entity } from '@backstage/catalog-model';
import {
  BitbucketCloudIntegration,
  ScmIntegrationRegistry,
} from '@backstage/integration';
import {
  describeAnnotation,
  Located,
  locateLinked,
  parseRepositoryUrl,
  readAnnotation,
  readLinkedUrls,
} from '@platform-maturity/backstage-plugin-maturity-scm-node';
import { hasCredentials } from '../client/hasCredentials';

/** Annotation with workspace and repository. */
export const PROJECT_SLUG_ANNOTATION = 'bitbucket.org/project-slug';

const HOST = 'bitbucket.org';
const SLUG = /^([\w.-]+)\/([\w.-]+)$/;

/** A repository in a workspace. */
export interface BitbucketLocation {
  readonly integration: BitbucketCloudIntegration;
  readonly host: string;
  readonly workspace: string;
  /** Name of the repository in URLs. */
  readonly slug: string;
}

/**
 * Finds the repository of an entity by its annotation, or else by its source location
 * or location.
 */
export function locateEntity(
  entity: Entity,
  integrations: ScmIntegrationRegistry,
): Located<BitbucketLocation> | undefined {
  const slug = readAnnotation(entity, PROJECT_SLUG_ANNOTATION);
  const linked = readLinkedUrls(entity);
  if (slug && !isElsewhere(linked, integrations)) {
    const repository = locateUrl(
      new URL(`https://${HOST}/${SLUG.test(slug) ? slug : ''}`),
      integrations,
    );
    return repository
      ? { repository }
      : describeAnnotation(
          PROJECT_SLUG_ANNOTATION,
          slug,
          'of the form workspace/repository',
        );
  }
  const own = linked.find(url => integrations.bitbucketCloud.byUrl(url));
  return locateLinked(own, url => locateUrl(url, integrations));
}

/** Finds the repository that a URL leads into. */
export function locateUrl(
  url: URL,
  integrations: ScmIntegrationRegistry,
): BitbucketLocation | undefined {
  const integration = integrations.bitbucketCloud.byUrl(url);
  if (!integration) {
    return undefined;
  }
  const address = new URL(parseRepositoryUrl(url.href, integrations).url);
  const [, workspace, slug] = SLUG.exec(address.pathname.slice(1)) ?? [];
  return workspace && slug
    ? { integration, host: integration.config.host, workspace, slug }
    : undefined;
}

/** Returns the key that identifies a repository: its URL in lower case. */
export function toResourceKey({
  host,
  workspace,
  slug,
}: Pick<BitbucketLocation, 'host' | 'workspace' | 'slug'>): string {
  return `https://${host}/${workspace}/${slug}`.toLowerCase();
}

/** Names a repository in a message. */
export function describeRepository({
  workspace,
  slug,
}: BitbucketLocation): string {
  return `${workspace}/${slug}`;
}

/** The same annotation names repositories on Bitbucket Data Center. */
function isElsewhere(
  linked: readonly URL[],
  { bitbucketCloud, bitbucketServer }: ScmIntegrationRegistry,
): boolean {
  if (linked.some(url => bitbucketCloud.byUrl(url))) {
    return false;
  }
  const isUnused =
    bitbucketServer.list().length > 0 &&
    !bitbucketCloud.list().some(({ config }) => hasCredentials(config));
  return isUnused || linked.some(url => bitbucketServer.byUrl(url));
}
