import {
  ANNOTATION_LOCATION,
  ANNOTATION_SOURCE_LOCATION,
  Entity,
  parseLocationRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { ScmIntegrationRegistry } from '@backstage/integration';
import { withoutSecrets } from '@platform-maturity/backstage-plugin-maturity-node/http';
import {
  RepositoryFolder,
  splitRepositoryUrl,
  toShortLine,
} from '@platform-maturity/backstage-plugin-maturity-scm-node';

/** Annotation of entities whose code is in a folder of the backend's machine. */
export const LOCAL_SOURCE_ANNOTATION = 'platform-maturity.io/local-source';

/** Why the code of an entity cannot be read. */
export interface MissingLocation {
  /**
   * `none`: the entity names no location. `unreadable`: it names one that no reader
   * can read, so nobody knows whether there is a repository.
   */
  readonly kind: 'none' | 'unreadable';
  readonly reason: string;
}

/** Where the code of an entity is. */
export type EntityLocation =
  | ({ readonly kind: 'url' | 'local' } & RepositoryFolder)
  | MissingLocation;

/**
 * Finds the code of an entity: the local source, else the source location, else
 * the folder of the file that the catalog read the entity from.
 */
export function locateEntity(
  entity: Entity,
  integrations: ScmIntegrationRegistry,
): EntityLocation {
  const annotations = entity.metadata.annotations ?? {};
  const local = annotations[LOCAL_SOURCE_ANNOTATION];
  if (local) {
    // As in sources of Terraform modules, `//` separates the repository from a folder in it.
    const [root, ...folder] = local.split('//');
    return { kind: 'local', root: root!, folder: folder.join('/') };
  }
  const isSource = Boolean(annotations[ANNOTATION_SOURCE_LOCATION]);
  const ref =
    annotations[ANNOTATION_SOURCE_LOCATION] ?? annotations[ANNOTATION_LOCATION];
  if (!ref) {
    return {
      kind: 'none',
      reason: `the entity has no ${ANNOTATION_SOURCE_LOCATION} annotation`,
    };
  }
  try {
    const { type, target } = parseLocationRef(ref);
    if (type !== 'url') {
      return cannotRead(
        `it is of the type '${toShortLine(
          type,
        )}', and only the type 'url' can be read`,
      );
    }
    const url = isSource ? target : findFolder(target);
    return { kind: 'url', ...splitRepositoryUrl(url, integrations) };
  } catch {
    return cannotRead(`it is not a URL: ${toShortLine(withoutSecrets(ref))}`);
  }
}

function cannotRead(reason: string): MissingLocation {
  return {
    kind: 'unreadable',
    reason: `this location cannot be read, because ${reason}`,
  };
}

/** The URL of the folder that holds a file. */
function findFolder(file: string): string {
  const url = new URL(file);
  const path = url.searchParams.get('path');
  if (path) {
    url.searchParams.set('path', path.replace(/[^/]*$/, ''));
  } else {
    url.pathname = url.pathname.replace(/[^/]*$/, '');
  }
  return url.toString();
}

/** A repository, and the entities whose code is in it. */
export interface Repository {
  readonly kind: 'url' | 'local';
  readonly root: string;
  readonly parts: readonly RepositoryPart[];
}

/** An entity, by its ref, and the folder with its code. */
export interface RepositoryPart {
  readonly ref: string;
  readonly folder: string;
}

/** Groups entities by repository. Entities without one come with the reason. */
export function groupByRepository(
  entities: readonly Entity[],
  integrations: ScmIntegrationRegistry,
): {
  readonly repositories: readonly Repository[];
  readonly without: ReadonlyMap<string, MissingLocation>;
} {
  const repositories = new Map<
    string,
    Repository & { readonly parts: RepositoryPart[] }
  >();
  const without = new Map<string, MissingLocation>();
  for (const entity of entities) {
    const ref = stringifyEntityRef(entity);
    const location = locateEntity(entity, integrations);
    if ('reason' in location) {
      without.set(ref, location);
      continue;
    }
    const { kind, root, folder } = location;
    const key = `${kind}:${root}`;
    const repository = repositories.get(key) ?? { kind, root, parts: [] };
    repository.parts.push({ ref, folder });
    repositories.set(key, repository);
  }
  return { repositories: [...repositories.values()], without };
}
