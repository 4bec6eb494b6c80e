import { Entity } from '@backstage/catalog-model';
import {
  GitLabIntegration,
  ScmIntegrationRegistry,
} from '@backstage/integration';
import {
  describeAnnotation,
  Located,
  locateLinked,
  parseRepositoryUrl,
  readAnnotation,
  readLinkedUrls,
  toShortLine,
} from '@platform-maturity/backstage-plugin-maturity-scm-node';

/** Annotation with the full path of a project, without a host. */
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

/** Names of groups and the project, of which there are at least two. */
const SLUG = /^[\w.+-]+(?:\/[\w.+-]+)+$/;
const ID = /^[1-9]\d{0,18}$/;

/**
 * Finds the project of an entity by its annotations, or else by its source location
 * or location. The number comes before the path, because it outlives a new name. The
 * host is that of the instance annotation, source location or location; without
 * those it is gitlab.com or the only host that is configured.
 */
export function locateEntity(
  entity: Entity,
  integrations: ScmIntegrationRegistry,
): Located<GitlabLocation> | undefined {
  const linked = readLinkedUrls(entity).find(url =>
    integrations.gitlab.byUrl(url),
  );
  const id = readAnnotation(entity, PROJECT_ID_ANNOTATION);
  const slug = readAnnotation(entity, PROJECT_SLUG_ANNOTATION);
  if (id || slug) {
    if (id && !ID.test(id)) {
      return describeAnnotation(PROJECT_ID_ANNOTATION, id, 'a number');
    }
    if (!id && !SLUG.test(slug)) {
      return describeAnnotation(
        PROJECT_SLUG_ANNOTATION,
        slug,
        'of the form group/name',
      );
    }
    const host = readAnnotation(entity, INSTANCE_ANNOTATION);
    const integration = findIntegration(host, linked, integrations);
    return integration
      ? {
          repository: createLocation(integration, id ? { id } : { path: slug }),
        }
      : {
          problem: `the host ${toShortLine(
            host,
          )} of the project is not known: configure it at integrations.gitlab`,
        };
  }
  return locateLinked(linked, url => locateUrl(url, integrations), 'project');
}

/** Finds the project that a URL leads into, if its host is configured. */
export function locateUrl(
  url: URL,
  integrations: ScmIntegrationRegistry,
): GitlabLocation | undefined {
  const integration = integrations.gitlab.byUrl(url);
  if (!integration) {
    return undefined;
  }
  const address = new URL(parseRepositoryUrl(url.href, integrations).url);
  // A link to anything else of a project has its path before this mark.
  const [path = ''] = address.pathname.split('/-/');
  const root = readRoot(integration);
  const isBelow = path.toLowerCase().startsWith(`${root}/`.toLowerCase());
  const slug = isBelow ? path.slice(root.length + 1).replace(/\/+$/, '') : '';
  return SLUG.test(slug)
    ? createLocation(integration, { path: slug })
    : undefined;
}

/** Returns the key that identifies a project: its URL in lower case. */
export function toResourceKey(location: GitlabLocation): string {
  const base = `https://${location.host}${readRoot(location.integration)}`;
  return 'id' in location
    ? toIdKey(base, location.id)
    : `${base}/${location.path}`.toLowerCase();
}

/** Returns the key of a project by its number. */
export function toIdKey(baseUrl: string, id: string | number): string {
  return `${baseUrl}/-/projects/${id}`.toLowerCase();
}

/** Names a project in a message. */
export function describeProject(location: GitlabLocation): string {
  return 'id' in location ? `project ${location.id}` : location.path;
}

/** Path of an instance that shares its host with others. */
function readRoot({ config }: GitLabIntegration): string {
  return new URL(config.baseUrl).pathname.replace(/\/+$/, '');
}

function createLocation(
  integration: GitLabIntegration,
  project: { readonly id: string } | { readonly path: string },
): GitlabLocation {
  return { integration, host: integration.config.host, ...project };
}

function findIntegration(
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
  // Backstage adds gitlab.com by itself. One other host is the one in use, unless
  // gitlab.com has a token too.
  const dotCom = gitlab.byHost('gitlab.com');
  return elsewhere.length === 1 && !dotCom?.config.token
    ? elsewhere[0]
    : dotCom;
}
