import { Entity } from '@backstage/catalog-model';
import {
  GithubIntegration,
  ScmIntegrationRegistry,
} from '@backstage/integration';
import {
  describeAnnotation,
  Located,
  locateLinked,
  readAnnotation,
  readLinkedUrls,
} from '@platform-maturity/backstage-plugin-maturity-scm-node';

/** Annotation with the owner and the name of a repository, without a host. */
export const PROJECT_SLUG_ANNOTATION = 'github.com/project-slug';

/** A repository on a host that is configured at `integrations.github`. */
export interface GithubLocation {
  readonly integration: GithubIntegration;
  readonly host: string;
  readonly owner: string;
  readonly name: string;
}

const SLUG = /^([\w.-]+)\/([\w.-]+)$/;

/**
 * Finds the repository of an entity by its slug annotation, or else by its source
 * location or location. A slug has no host: it is that of the source location or
 * location, and github.com if neither is on a host of GitHub.
 */
export function locateEntity(
  entity: Entity,
  integrations: ScmIntegrationRegistry,
): Located<GithubLocation> | undefined {
  const linked = readLinkedUrls(entity).find(url =>
    integrations.github.byUrl(url),
  );
  const slug = readAnnotation(entity, PROJECT_SLUG_ANNOTATION);
  if (slug) {
    const [, owner, name] = SLUG.exec(slug) ?? [];
    if (!owner || !name) {
      return describeAnnotation(
        PROJECT_SLUG_ANNOTATION,
        slug,
        'of the form owner/name',
      );
    }
    const integration = linked
      ? integrations.github.byUrl(linked)!
      : // Backstage configures it, whatever else is.
        integrations.github.byHost('github.com')!;
    return { repository: createLocation(integration, owner, name) };
  }
  return locateLinked(linked, url => locateUrl(url, integrations));
}

/** Finds the repository that a URL leads into, if its host is configured. */
export function locateUrl(
  url: URL,
  integrations: ScmIntegrationRegistry,
): GithubLocation | undefined {
  const integration = integrations.github.byUrl(url);
  const [owner, name] = url.pathname.split('/').filter(Boolean);
  const repository = name?.replace(/\.git$/, '');
  return integration &&
    owner &&
    repository &&
    SLUG.test(`${owner}/${repository}`)
    ? createLocation(integration, owner, repository)
    : undefined;
}

/** Returns the key that identifies a repository: its URL in lower case. */
export function toResourceKey(repository: {
  readonly host: string;
  readonly owner: string;
  readonly name: string;
}): string {
  const { host, owner, name } = repository;
  return `https://${host}/${owner}/${name}`.toLowerCase();
}

function createLocation(
  integration: GithubIntegration,
  owner: string,
  name: string,
): GithubLocation {
  return { integration, host: integration.config.host, owner, name };
}
