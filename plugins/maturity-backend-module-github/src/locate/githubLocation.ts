import { Entity } from '@backstage/catalog-model';
import {
  GithubIntegration,
  ScmIntegrationRegistry,
} from '@backstage/integration';
import {
  annotationOf,
  linkedUrlsOf,
  shortened,
} from '@platform-maturity/backstage-plugin-maturity-backend-module-repository';

/** Annotation with the owner and the name of a repository, and no host. */
export const PROJECT_SLUG_ANNOTATION = 'github.com/project-slug';

/** A repository on a host that is configured at `integrations.github`. */
export interface GithubLocation {
  readonly integration: GithubIntegration;
  readonly host: string;
  readonly owner: string;
  readonly name: string;
}

/** Where the code of an entity is, why that cannot be told, or `undefined` if it is elsewhere. */
export type LocatedEntity =
  | { readonly repository: GithubLocation }
  | { readonly problem: string }
  | undefined;

const SLUG = /^([\w.-]+)\/([\w.-]+)$/;

/**
 * Finds the repository of an entity. The slug annotation names it; the host is
 * that of the source location or else of the location, because a slug has none,
 * and github.com where neither is on a host of GitHub.
 */
export function locateOnGithub(
  entity: Entity,
  integrations: ScmIntegrationRegistry,
): LocatedEntity {
  const linked = linkedUrlsOf(entity).find(url =>
    integrations.github.byUrl(url),
  );
  const slug = annotationOf(entity, PROJECT_SLUG_ANNOTATION);
  if (slug) {
    const [, owner, name] = SLUG.exec(slug) ?? [];
    if (!owner || !name) {
      return {
        problem: `the annotation ${PROJECT_SLUG_ANNOTATION} is '${shortened(
          slug,
        )}', which is not of the form owner/name`,
      };
    }
    const integration = linked
      ? integrations.github.byUrl(linked)!
      : // Backstage configures it, whatever else is.
        integrations.github.byHost('github.com')!;
    return { repository: located(integration, owner, name) };
  }
  if (!linked) {
    return undefined;
  }
  const repository = locationOfUrl(linked, integrations);
  return repository
    ? { repository }
    : { problem: `${shortened(linked.href)} does not name a repository` };
}

/** The repository that a URL leads into, if its host is configured and it names one. */
export function locationOfUrl(
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
    ? located(integration, owner, repository)
    : undefined;
}

/** What a repository is called in news, and in the keys of this module. */
export function subjectOf(repository: {
  readonly host: string;
  readonly owner: string;
  readonly name: string;
}): string {
  const { host, owner, name } = repository;
  return `https://${host}/${owner}/${name}`.toLowerCase();
}

function located(
  integration: GithubIntegration,
  owner: string,
  name: string,
): GithubLocation {
  return { integration, host: integration.config.host, owner, name };
}
