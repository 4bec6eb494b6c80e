import { Entity } from '@backstage/catalog-model';
import {
  AzureIntegration,
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
import { isService, readCollection, readRepository } from './readUrl';

/** Annotation with the names of a project and a repository. */
export const PROJECT_REPO_ANNOTATION = 'dev.azure.com/project-repo';
/** Annotation with the host and the organization, or the collection of a server. */
export const HOST_ORG_ANNOTATION = 'dev.azure.com/host-org';

/** A repository on a host that is configured at `integrations.azure`. */
export interface AzureLocation {
  readonly integration: AzureIntegration;
  readonly host: string;
  /** URL of the organization or collection: `https://dev.azure.com/acme`. */
  readonly collection: string;
  /** Name or id. */
  readonly project: string;
  /** Name or id. */
  readonly repository: string;
}

/**
 * Finds the repository of an entity by its annotations, or else by its source location
 * or location. Without the annotation of the organization, it is that of the location,
 * or the only one that credentials are configured for.
 */
export function locateEntity(
  entity: Entity,
  integrations: ScmIntegrationRegistry,
): Located<AzureLocation> | undefined {
  const linked = readLinkedUrls(entity).find(url =>
    integrations.azure.byUrl(url),
  );
  const named = readAnnotation(entity, PROJECT_REPO_ANNOTATION);
  if (named) {
    return locateNamed(entity, named, linked, integrations);
  }
  return locateLinked(linked, url => locateUrl(url, integrations));
}

function locateNamed(
  entity: Entity,
  named: string,
  linked: URL | undefined,
  integrations: ScmIntegrationRegistry,
): Located<AzureLocation> {
  const names = named.split('/').map(name => name.trim());
  const [project, repository] = names;
  if (!project || !repository || names.length > 2) {
    return describeAnnotation(
      PROJECT_REPO_ANNOTATION,
      named,
      'of the form project/repository',
    );
  }
  const annotated = readAnnotation(entity, HOST_ORG_ANNOTATION);
  const collection = annotated
    ? toCollection(annotated, linked)
    : (linked && readCollection(linked)) ?? findOnlyCollection(integrations);
  if (!collection) {
    return annotated
      ? describeAnnotation(
          HOST_ORG_ANNOTATION,
          annotated,
          'of the form host/organization',
        )
      : {
          problem: `the organization is not known: add the annotation ${HOST_ORG_ANNOTATION} with the value host/organization`,
        };
  }
  const integration = integrations.azure.byUrl(collection);
  return integration
    ? {
        repository: {
          integration,
          host: new URL(collection).host,
          collection,
          project,
          repository,
        },
      }
    : {
        problem: `the host ${toShortLine(
          new URL(collection).host,
        )} of the repository is not known: configure it at integrations.azure`,
      };
}

/** Finds the repository that a URL leads into, if its host is configured. */
export function locateUrl(
  url: URL,
  integrations: ScmIntegrationRegistry,
): AzureLocation | undefined {
  const integration = integrations.azure.byUrl(url);
  const found = readRepository(url);
  return integration && found
    ? { integration, host: url.host, ...found }
    : undefined;
}

/** Returns the key that identifies a repository: its URL in lower case. */
export function toResourceKey({
  collection,
  project,
  repository,
}: Pick<AzureLocation, 'collection' | 'project' | 'repository'>): string {
  return `${collection}/${encodeURIComponent(
    project,
  )}/_git/${encodeURIComponent(repository)}`.toLowerCase();
}

/** Reads the annotation of the organization. A server may be asked by HTTP, as its links say. */
function toCollection(
  annotated: string,
  linked: URL | undefined,
): string | undefined {
  const address = annotated.replace(/^https?:\/\//, '').replace(/\/+$/, '');
  const [host = ''] = address.split('/');
  const protocol =
    linked?.host === host && !isService(host) ? linked.protocol : 'https:';
  const url = `${protocol}//${address}`;
  return URL.canParse(url)
    ? readCollection(new URL(`${url}/_git/_`))
    : undefined;
}

/** The organization that credentials are configured for, if there is just one. */
function findOnlyCollection({
  azure,
}: ScmIntegrationRegistry): string | undefined {
  const names = azure
    .list()
    .flatMap(({ config }) =>
      (config.credentials ?? []).flatMap(({ organizations = [] }) =>
        organizations.map(name => `${config.host}/${encodeURIComponent(name)}`),
      ),
    );
  return names.length === 1 ? `https://${names[0]}` : undefined;
}
