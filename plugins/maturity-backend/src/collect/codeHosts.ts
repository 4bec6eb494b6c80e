import { Entity } from '@backstage/catalog-model';
import { ScmIntegrationRegistry } from '@backstage/integration';
import { shorten } from '@platform-maturity/backstage-plugin-maturity-node/http';
import { Evidence } from '@platform-maturity/backstage-plugin-maturity-common';
import { readAnnotation } from '../catalog/readAnnotation';

const MAX_SHOWN = 300;

interface CodeHost {
  readonly name: string;
  /** Paths that lead to a repository or into it. */
  readonly repository: RegExp;
}

const OWNER_AND_NAME = /^\/[^/]+\/[^/]+/;

/** Hosts of code by the type of their integration. Storage, such as S3, is none. */
const HOSTS: { readonly [type: string]: CodeHost | undefined } = {
  github: { name: 'github', repository: OWNER_AND_NAME },
  gitlab: { name: 'gitlab', repository: OWNER_AND_NAME },
  bitbucketCloud: { name: 'bitbucket-cloud', repository: OWNER_AND_NAME },
  bitbucketServer: {
    name: 'bitbucket-server',
    repository: /\/((projects|users)\/[^/]+\/repos|scm\/[^/]+)\/[^/]+/,
  },
  azure: { name: 'azure-devops', repository: /\/_git\/[^/]+/ },
  gitea: { name: 'gitea', repository: OWNER_AND_NAME },
  gerrit: { name: 'gerrit', repository: /^\/[^/]+/ },
  harness: { name: 'harness', repository: OWNER_AND_NAME },
  awsCodeCommit: { name: 'codecommit', repository: /\/repositories\/[^/]+/ },
};

/** Annotations with the name of a repository on one kind of host. */
const SLUGS: readonly (readonly [key: string, host: string])[] = [
  ['github.com/project-slug', 'github'],
  ['gitlab.com/project-slug', 'gitlab'],
  ['gitlab.com/project-id', 'gitlab'],
  ['bitbucket.org/project-slug', 'bitbucket-cloud'],
  ['bitbucket.com/project-slug', 'bitbucket-cloud'],
  ['dev.azure.com/project-repo', 'azure-devops'],
  ['gitea.com/repo-slug', 'gitea'],
];

/** Projects of Azure DevOps have names with blanks and other letters than ASCII. */
const SLUG = /^[\p{L}\p{N}_.~ -]+(\/[\p{L}\p{N}_.~ -]+)+$|^\d+$/u;

/** The kind of host that is configured for an address. */
export function findCodeHost(
  url: string,
  integrations: ScmIntegrationRegistry,
): string | undefined {
  return HOSTS[integrations.byUrl(url)?.type ?? '']?.name;
}

/** Tells whether an address leads to a repository, or into it, on a known host. */
export function isRepositoryUrl(
  url: string,
  integrations: ScmIntegrationRegistry,
): boolean {
  const host = HOSTS[integrations.byUrl(url)?.type ?? ''];
  return host?.repository.test(new URL(url).pathname) ?? false;
}

/** A repository that an annotation names, without its host. */
export interface NamedRepository {
  readonly key: string;
  readonly host: string;
  readonly slug: string;
  readonly evidence: Evidence;
}

/** The repositories that annotations name. */
export function findNamedRepositories(entity: Entity): NamedRepository[] {
  return SLUGS.flatMap(([key, host]) => {
    const slug = shorten(readAnnotation(entity, key), MAX_SHOWN);
    const evidence = { title: `${key}: ${slug}` };
    return SLUG.test(slug) ? [{ key, host, slug, evidence }] : [];
  });
}
