/** A repository, as a URL names it. */
export interface NamedRepository {
  /** URL of the organization or collection, without a slash at its end. */
  readonly collection: string;
  readonly project: string;
  readonly repository: string;
}

interface Parts {
  /** Names of the organization or collection; none at visualstudio.com. */
  readonly collection: readonly string[];
  readonly project: string | undefined;
  readonly repository: string | undefined;
}

/** Whether a host is one of Azure DevOps Services, and not a server. */
export function isService(host: string): boolean {
  return host === 'dev.azure.com' || isVisualStudio(host);
}

/**
 * Reads the repository in a URL: `/org/project/_git/repo`, `/org/_git/repo` where the
 * project has the same name, and below a path of its own on a server.
 */
export function readRepository(url: URL): NamedRepository | undefined {
  const { collection, project, repository } = splitUrl(url) ?? {};
  return collection && repository
    ? {
        collection: joinUrl(url, collection),
        project: project ?? repository,
        repository,
      }
    : undefined;
}

/** Reads the URL of the organization or collection in a URL of a repository. */
export function readCollection(url: URL): string | undefined {
  const { collection } = splitUrl(url) ?? {};
  return collection && joinUrl(url, collection);
}

function splitUrl(url: URL): Parts | undefined {
  const names = url.pathname.split('/').filter(Boolean).map(safeDecode);
  const mark = names.indexOf('_git');
  if (mark < 0) {
    return undefined;
  }
  const before = names.slice(0, mark);
  const repository = names[mark + 1];
  if (isVisualStudio(url.host)) {
    const [project, ...others] = before.filter(
      (name, at) => at > 0 || name.toLowerCase() !== 'defaultcollection',
    );
    return others.length ? undefined : { collection: [], project, repository };
  }
  // A server has its collections below a path, which is called tfs unless changed.
  const hasPath =
    url.host !== 'dev.azure.com' &&
    (before[0]?.toLowerCase() === 'tfs' || before.length === 3);
  const size = hasPath ? 2 : 1;
  return before.length === size || before.length === size + 1
    ? { collection: before.slice(0, size), project: before[size], repository }
    : undefined;
}

function joinUrl(url: URL, names: readonly string[]): string {
  const protocol = isService(url.host) ? 'https:' : url.protocol;
  return [`${protocol}//${url.host}`, ...names.map(encodeURIComponent)].join(
    '/',
  );
}

function isVisualStudio(host: string): boolean {
  return host.endsWith('.visualstudio.com');
}

function safeDecode(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
