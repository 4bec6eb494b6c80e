import { Entity } from '@backstage/catalog-model';
import {
  GiteaIntegration,
  ScmIntegrationRegistry,
} from '@backstage/integration';
import {
  describeAnnotation,
  Located,
  locateLinked,
  readAnnotation,
  readLinkedUrls,
  toShortLine,
} from '@platform-maturity/backstage-plugin-maturity-scm-node';

/** Annotation with owner and name of a repository, without a host. */
export const REPO_SLUG_ANNOTATION = 'gitea.com/repo-slug';

/** A repository on a host that is configured at `integrations.gitea`. */
export interface GiteaLocation {
  readonly integration: GiteaIntegration;
  readonly host: string;
  readonly owner: string;
  readonly name: string;
}

const SLUG = /^([\w.-]+)\/([\w.-]+)$/;
const PATH = /^\/([\w.-]+)\/([\w.-]+?)(?:\.git)?(?:\/|$)/;

/**
 * Finds the repository of an entity by its annotation, or else by its source location
 * or location. The host of the annotation is that of the source location or
 * location; without those it is the only host that is configured.
 */
export function locateEntity(
  entity: Entity,
  integrations: ScmIntegrationRegistry,
): Located<GiteaLocation> | undefined {
  const linked = readLinkedUrls(entity).find(url =>
    integrations.gitea.byUrl(url),
  );
  const slug = readAnnotation(entity, REPO_SLUG_ANNOTATION);
  if (slug) {
    return locateSlug(slug, linked, integrations);
  }
  return locateLinked(linked, url => locateUrl(url, integrations));
}

/** Finds the repository that a URL leads into, if its host is configured. */
export function locateUrl(
  url: URL,
  integrations: ScmIntegrationRegistry,
): GiteaLocation | undefined {
  const integration = integrations.gitea.byUrl(url);
  if (!integration) {
    return undefined;
  }
  const root = new URL(readBaseUrl(integration)).pathname.replace(/\/+$/, '');
  const isBelow = url.pathname.toLowerCase().startsWith(root.toLowerCase());
  const found = isBelow && PATH.exec(url.pathname.slice(root.length));
  return found ? createLocation(integration, found) : undefined;
}

/** Returns the key that identifies a repository: its URL in lower case. */
export function toResourceKey({
  integration,
  owner,
  name,
}: GiteaLocation): string {
  return `${readBaseUrl(integration)}/${owner}/${name}`.toLowerCase();
}

/** Returns the path of a repository in the API. */
export function toApiPath({
  owner,
  name,
}: Pick<GiteaLocation, 'owner' | 'name'>): string {
  return `/repos/${encodeURIComponent(owner)}/${encodeURIComponent(name)}`;
}

function locateSlug(
  slug: string,
  linked: URL | undefined,
  { gitea }: ScmIntegrationRegistry,
): Located<GiteaLocation> {
  const found = SLUG.exec(slug);
  if (!found) {
    return describeAnnotation(
      REPO_SLUG_ANNOTATION,
      slug,
      'of the form owner/name',
    );
  }
  const [only, ...others] = gitea.list();
  const unlinked = others.length === 0 ? only : gitea.byHost('gitea.com');
  const integration = linked ? gitea.byUrl(linked) : unlinked;
  return integration
    ? { repository: createLocation(integration, found) }
    : {
        problem: `the host of the repository ${toShortLine(
          slug,
        )} is not known: configure it at integrations.gitea, or annotate backstage.io/source-location`,
      };
}

function createLocation(
  integration: GiteaIntegration,
  [, owner = '', name = '']: RegExpExecArray,
): GiteaLocation {
  const { host } = integration.config;
  return { integration, host, owner, name };
}

/** Returns where people see the host of an integration. */
export function readBaseUrl({ config }: GiteaIntegration): string {
  return config.baseUrl ?? `https://${config.host}`;
}
