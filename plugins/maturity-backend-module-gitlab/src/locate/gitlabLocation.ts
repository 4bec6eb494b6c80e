import { Entity } from '@backstage/catalog-model';
import {
  GitLabIntegration,
  ScmIntegrationRegistry,
} from '@backstage/integration';
import {
  annotationOf,
  linkedUrlsOf,
  repositoryAddressOf,
  shortened,
} from '@platform-maturity/backstage-plugin-maturity-backend-module-repository';

/** Annotation with the full path of a project, and no host. */
export const PROJECT_SLUG_ANNOTATION = 'gitlab.com/project-slug';
/** Annotation with the number of a project, which stays when it is renamed. */
export const PROJECT_ID_ANNOTATION = 'gitlab.com/project-id';
/** Annotation with the host of the two above. */
export const INSTANCE_ANNOTATION = 'gitlab.com/instance';

/** A project on a host that is configured at `integrations.gitlab`, by its number or its path. */
export type GitlabLocation = {
  readonly integration: GitLabIntegration;
  readonly host: string;
} & ({ readonly id: string } | { readonly path: string });

/** Where the code of an entity is, why that cannot be told, or `undefined` if it is elsewhere. */
export type LocatedEntity =
  | { readonly repository: GitlabLocation }
  | { readonly problem: string }
  | undefined;

/** Names of groups and the project, of which there are at least two. */
const SLUG = /^[\w.+-]+(?:\/[\w.+-]+)+$/;
const ID = /^[1-9]\d{0,18}$/;

/**
 * Finds the project of an entity. The annotations name it, its number before its
 * path, as that outlives a new name; the host is the one of the instance
 * annotation or else of the source location or the location, and gitlab.com or
 * the only host that is configured where none tells.
 */
export function locateOnGitlab(
  entity: Entity,
  integrations: ScmIntegrationRegistry,
): LocatedEntity {
  const linked = linkedUrlsOf(entity).find(url =>
    integrations.gitlab.byUrl(url),
  );
  const id = annotationOf(entity, PROJECT_ID_ANNOTATION);
  const slug = annotationOf(entity, PROJECT_SLUG_ANNOTATION);
  if (id || slug) {
    const wrong = id ? wrongId(id) : wrongSlug(slug);
    if (wrong) {
      return { problem: wrong };
    }
    const host = annotationOf(entity, INSTANCE_ANNOTATION);
    const integration = integrationOf(host, linked, integrations);
    return integration
      ? { repository: located(integration, id ? { id } : { path: slug }) }
      : {
          problem: `the host ${shortened(
            host,
          )} of the project is not known: configure it at integrations.gitlab`,
        };
  }
  if (!linked) {
    return undefined;
  }
  const repository = locationOfUrl(linked, integrations);
  return repository
    ? { repository }
    : { problem: `${shortened(linked.href)} does not name a project` };
}

/** The project that a URL leads into, if its host is configured and it names one. */
export function locationOfUrl(
  url: URL,
  integrations: ScmIntegrationRegistry,
): GitlabLocation | undefined {
  const integration = integrations.gitlab.byUrl(url);
  if (!integration) {
    return undefined;
  }
  const address = new URL(repositoryAddressOf(url.href, integrations).url);
  // A link to anything else of a project has its path before this mark.
  const [path = ''] = address.pathname.split('/-/');
  const root = rootOf(integration);
  const isBelow = path.toLowerCase().startsWith(`${root}/`.toLowerCase());
  const slug = isBelow ? path.slice(root.length + 1).replace(/\/+$/, '') : '';
  return SLUG.test(slug) ? located(integration, { path: slug }) : undefined;
}

/** What a project is called in news, and in the keys of this module. */
export function subjectOf(location: GitlabLocation): string {
  const base = baseUrlOf(location);
  return 'id' in location
    ? subjectOfId(base, location.id)
    : `${base}/${location.path}`.toLowerCase();
}

/** What a project is called that is known by its number. */
export function subjectOfId(baseUrl: string, id: string | number): string {
  return `${baseUrl}/-/projects/${id}`.toLowerCase();
}

/** What people call a project. */
export function nameOf(location: GitlabLocation): string {
  return 'id' in location ? `project ${location.id}` : location.path;
}

/** Where people find the host, without a slash at its end. */
function baseUrlOf({ integration, host }: GitlabLocation): string {
  return `https://${host}${rootOf(integration)}`;
}

/** The path that an instance is at, when it has its host not for itself. */
function rootOf({ config }: GitLabIntegration): string {
  return new URL(config.baseUrl).pathname.replace(/\/+$/, '');
}

function located(
  integration: GitLabIntegration,
  project: { readonly id: string } | { readonly path: string },
): GitlabLocation {
  return { integration, host: integration.config.host, ...project };
}

function wrongId(id: string): string | undefined {
  return ID.test(id)
    ? undefined
    : `the annotation ${PROJECT_ID_ANNOTATION} is '${shortened(
        id,
      )}', which is not a number`;
}

function wrongSlug(slug: string): string | undefined {
  return SLUG.test(slug)
    ? undefined
    : `the annotation ${PROJECT_SLUG_ANNOTATION} is '${shortened(
        slug,
      )}', which is not of the form group/name`;
}

function integrationOf(
  host: string,
  linked: URL | undefined,
  { gitlab }: ScmIntegrationRegistry,
): GitLabIntegration | undefined {
  if (host) {
    return gitlab.byHost(host.replace(/^https?:\/\//, '').replace(/\/.*$/, ''));
  }
  if (linked) {
    return gitlab.byUrl(linked);
  }
  const elsewhere = gitlab
    .list()
    .filter(({ config }) => config.host !== 'gitlab.com');
  // Backstage adds gitlab.com by itself: one host beside it is the one in use,
  // unless gitlab.com was given a token too.
  const dotCom = gitlab.byHost('gitlab.com');
  return elsewhere.length === 1 && !dotCom?.config.token
    ? elsewhere[0]
    : dotCom;
}
