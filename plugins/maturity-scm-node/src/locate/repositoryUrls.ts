import { ScmIntegrationRegistry } from '@backstage/integration';

/**
 * The root of a repository, and the folder in it that a URL leads to.
 *
 * @public
 */
export interface RepositoryFolder {
  /** URL of the root, at the ref of the original URL if it names one. */
  readonly root: string;
  /** Path from the root without slashes at its ends; empty for the root. */
  readonly folder: string;
}

interface HostLayout {
  /** Groups: `repo` with the repository's own path, `tree` up to the `ref` in it, `folder`. */
  readonly path: RegExp;
  /** Path and query of a file at a commit. */
  readonly file: (repo: string, commit: string, path: string) => string;
}

/**
 * The URL of a folder at each source control system. Entities in folders of one
 * repository share its root, so that it is read once. At a host without a layout
 * the whole URL is the root.
 */
const layouts: { readonly [type: string]: HostLayout | undefined } = {
  github: {
    path: /^(?<repo>\/[^/]+\/[^/]+)(?<tree>\/(?:tree|blob)\/(?<ref>[^/]+))?(?:\/(?<folder>.*))?$/,
    file: (repo, commit, path) => `${repo}/blob/${commit}/${path}`,
  },
  gitlab: {
    path: /^(?<repo>\/.+?)(?:(?<tree>(?:\/-)?\/(?:tree|blob)\/(?<ref>[^/]+))(?:\/(?<folder>.*))?)?\/?$/,
    file: (repo, commit, path) => `${repo}/-/blob/${commit}/${path}`,
  },
  bitbucketCloud: {
    path: /^(?<repo>\/[^/]+\/[^/]+)(?<tree>\/src\/(?<ref>[^/]+))?(?:\/(?<folder>.*))?$/,
    file: (repo, commit, path) => `${repo}/src/${commit}/${path}`,
  },
  bitbucketServer: {
    path: /^(?<repo>\/(?:projects|users)\/[^/]+\/repos\/[^/]+)(?<tree>\/(?:browse|src))?(?:\/(?<folder>.*))?$/,
    file: (repo, commit, path) => `${repo}/browse/${path}?at=${commit}`,
  },
  gitea: {
    path: /^(?<repo>\/[^/]+\/[^/]+)(?<tree>\/src\/(?:branch|tag|commit)\/(?<ref>[^/]+))?(?:\/(?<folder>.*))?$/,
    file: (repo, commit, path) => `${repo}/src/commit/${commit}/${path}`,
  },
};

/**
 * Splits the URL of a folder into the root of its repository and the folder.
 *
 * @public
 */
export function splitRepositoryUrl(
  url: string,
  integrations: ScmIntegrationRegistry,
): RepositoryFolder {
  const target = new URL(url);
  target.hash = '';
  const type = integrations.byUrl(target)?.type;
  if (type === 'azure') {
    const folder = trimSlashes(target.searchParams.get('path') ?? '');
    target.searchParams.delete('path');
    return { root: target.toString(), folder };
  }
  const groups = matchLayout(target, type);
  if (!groups) {
    return { root: target.toString(), folder: '' };
  }
  const folder = groups.tree ? groups.folder ?? '' : '';
  target.pathname = `${groups.repo}${groups.tree ?? ''}`.replace(
    /\/blob\/([^/]+)$/,
    '/tree/$1',
  );
  return { root: target.toString(), folder: trimSlashes(safeDecode(folder)) };
}

/** The repository that a URL leads to, and the ref. @public */
export interface RepositoryAddress {
  /** Without credentials, ref and folder: `https://github.com/acme/shop`. */
  readonly url: string;
  /**
   * Branch, tag or commit; left out when the URL names none. At Azure DevOps it has the
   * prefix of its kind: `GBmain`, `GTv1`, `GC` and a commit.
   */
  readonly ref?: string;
}

/**
 * Splits a root URL into repository and ref, by the rules of its host.
 *
 * @throws TypeError for what is not a URL.
 * @public
 */
export function parseRepositoryUrl(
  root: string,
  integrations: ScmIntegrationRegistry,
): RepositoryAddress {
  const target = new URL(root);
  const type = integrations.byUrl(target)?.type;
  const groups = matchLayout(target, type);
  const path = groups?.repo ?? target.pathname.replace(/\/+$/, '');
  const version = type === 'azure' && target.searchParams.get('version');
  const at = type === 'bitbucketServer' && target.searchParams.get('at');
  const ref = version || (groups?.ref && safeDecode(groups.ref)) || at;
  return {
    url: `${target.protocol}//${target.host}${path}`,
    ...(ref && { ref }),
  };
}

/** Returns an etag of a reader if it looks like a commit. @public */
export function toCommit(etag: string | undefined): string | undefined {
  return etag && /^(?:[0-9a-f]{12}|[0-9a-f]{40}|[0-9a-f]{64})$/.test(etag)
    ? etag
    : undefined;
}

/**
 * Creates a function that links to files of a repository, at the commit if it is
 * known.
 *
 * @public
 */
export function createFileLinks(options: {
  readonly root: string;
  readonly commit?: string;
  readonly integrations: ScmIntegrationRegistry;
}): (path: string) => string | undefined {
  const { commit, integrations } = options;
  const root = new URL(options.root);
  root.username = '';
  root.password = '';
  if (!/^https?:$/.test(root.protocol)) {
    return () => undefined;
  }
  const type = integrations.byUrl(root)?.type;
  const layout = layouts[type ?? ''];
  const repo = matchLayout(root, type)?.repo;
  return path => {
    const encoded = path.split('/').map(encodeURIComponent).join('/');
    if (layout && repo && commit) {
      return `${root.origin}${layout.file(repo, commit, encoded)}`;
    }
    if (type === 'azure') {
      const url = new URL(root);
      url.searchParams.set('path', `/${path}`);
      if (commit) {
        url.searchParams.set('version', `GC${commit}`);
      }
      return url.toString();
    }
    return integrations.resolveUrl({
      url: `/${encoded}`,
      base: root.toString(),
    });
  };
}

function matchLayout(url: URL, type: string | undefined) {
  return layouts[type ?? '']?.path.exec(url.pathname.replace(/\.git\/?$/, ''))
    ?.groups;
}

function trimSlashes(path: string): string {
  return path.replace(/^\/+|\/+$/g, '');
}

function safeDecode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
