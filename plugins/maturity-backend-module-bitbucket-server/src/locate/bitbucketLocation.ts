import { Entity } from '@backstage/catalog-model';
import {
  BitbucketServerIntegration,
  ScmIntegrationRegistry,
} from '@backstage/integration';
import {
  describeAnnotation,
  Located,
  locateLinked,
  readAnnotation,
  readLinkedUrls,
} from '@platform-maturity/backstage-plugin-maturity-scm-node';

/** Annotations with project key and slug, which are in use for Bitbucket Cloud too. */
const SLUG_ANNOTATIONS = [
  'bitbucket.com/project-slug',
  'bitbucket.org/project-slug',
];

/** A repository on a host that is configured at `integrations.bitbucketServer`. */
export interface BitbucketLocation {
  readonly integration: BitbucketServerIntegration;
  readonly host: string;
  /** Where people see it, without a slash at its end. */
  readonly baseUrl: string;
  /** Key of the project; of a user `~name`. */
  readonly project: string;
  readonly slug: string;
}

const SLUG = /^(~?[\w.-]+)\/([\w.-]+)$/;
const PROJECT = /^\/projects\/(~?[\w.-]+)\/repos\/([\w.-]+?)(?:\.git)?(?:\/|$)/;
const USER = /^\/users\/([\w.-]+)\/repos\/([\w.-]+?)(?:\.git)?(?:\/|$)/;
const CLONE = /^\/scm\/(~?[\w.-]+)\/([\w.-]+?)(?:\.git)?(?:\/|$)/;

/**
 * Finds the repository of an entity by its source location or location. An annotation
 * names another repository on the same host; without such a location it is about
 * Bitbucket Cloud.
 */
export function locateEntity(
  entity: Entity,
  integrations: ScmIntegrationRegistry,
): Located<BitbucketLocation> | undefined {
  const linked = readLinkedUrls(entity).find(url =>
    integrations.bitbucketServer.byUrl(url),
  );
  if (!linked) {
    return undefined;
  }
  for (const annotation of SLUG_ANNOTATIONS) {
    const slug = readAnnotation(entity, annotation);
    if (slug) {
      const found = SLUG.exec(slug);
      return found
        ? { repository: createLocation(linked, integrations, found) }
        : describeAnnotation(
            annotation,
            slug,
            'of the form PROJECT/repository',
          );
    }
  }
  return locateLinked(linked, url => locateUrl(url, integrations));
}

/** Finds the repository that a URL leads into, if its host is configured. */
export function locateUrl(
  url: URL,
  integrations: ScmIntegrationRegistry,
): BitbucketLocation | undefined {
  const integration = integrations.bitbucketServer.byUrl(url);
  if (!integration) {
    return undefined;
  }
  const root = new URL(readBaseUrl(integration)).pathname.replace(/\/+$/, '');
  if (!url.pathname.startsWith(`${root}/`)) {
    return undefined;
  }
  const path = safeDecode(url.pathname.slice(root.length));
  const found = PROJECT.exec(path) ?? CLONE.exec(path);
  if (found) {
    return createLocation(url, integrations, found);
  }
  const [, user, slug = ''] = USER.exec(path) ?? [];
  return user
    ? createLocation(url, integrations, ['', `~${user}`, slug])
    : undefined;
}

/** Returns the key that identifies a repository: its URL in lower case. */
export function toResourceKey(
  location: Pick<BitbucketLocation, 'baseUrl' | 'project' | 'slug'>,
): string {
  return toRepositoryUrl(location).toLowerCase();
}

/** Returns the URL of a repository. That of a user is shown below his project too. */
export function toRepositoryUrl({
  baseUrl,
  project,
  slug,
}: Pick<BitbucketLocation, 'baseUrl' | 'project' | 'slug'>): string {
  return `${baseUrl}/projects/${project}/repos/${slug}`;
}

/** Returns the path of a repository below the root of a part of the API. */
export function toApiPath({
  project,
  slug,
}: Pick<BitbucketLocation, 'project' | 'slug'>): string {
  return `/projects/${encodeURIComponent(project)}/repos/${encodeURIComponent(
    slug,
  )}`;
}

/** Returns where people see the host of an integration. */
export function readBaseUrl({ config }: BitbucketServerIntegration): string {
  return config.apiBaseUrl.replace(/\/rest\/api\/[^/]+$/, '');
}

function createLocation(
  url: URL,
  { bitbucketServer }: ScmIntegrationRegistry,
  [, project = '', slug = '']: readonly string[],
): BitbucketLocation {
  const integration = bitbucketServer.byUrl(url)!;
  const baseUrl = readBaseUrl(integration);
  const { host } = integration.config;
  return { integration, host, baseUrl, project, slug };
}

function safeDecode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
