import {
  ANNOTATION_LOCATION,
  ANNOTATION_SOURCE_LOCATION,
  Entity,
  parseLocationRef,
} from '@backstage/catalog-model';
import { ScmIntegrationRegistry } from '@backstage/integration';
import { shortened } from '../hosts/entityLinks';
import { withoutSecrets } from '../readers/messages';
import { RepositoryFolder, repositoryFolderOf } from './hosts';

/** Annotation of entities whose code is in a folder of the backend's machine. */
export const LOCAL_SOURCE_ANNOTATION = 'platform-maturity.io/local-source';

/** Where the code of an entity is, or why that is not known. */
export type EntityLocation =
  | ({ readonly kind: 'url' | 'local' } & RepositoryFolder)
  | { readonly kind: 'none'; readonly reason: string };

/**
 * Where the code of an entity is: the local source, else the source location,
 * else the folder of the file that the entity was read from.
 */
export function entityLocationOf(
  entity: Entity,
  integrations: ScmIntegrationRegistry,
): EntityLocation {
  const annotations = entity.metadata.annotations ?? {};
  const local = annotations[LOCAL_SOURCE_ANNOTATION];
  if (local) {
    // As in sources of Terraform modules, `//` sets the repository apart from a folder in it.
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
      return {
        kind: 'none',
        reason: `the location of the entity is of the type '${shortened(
          type,
        )}', and only 'url' can be read`,
      };
    }
    const url = isSource ? target : folderOf(target);
    return { kind: 'url', ...repositoryFolderOf(url, integrations) };
  } catch {
    return {
      kind: 'none',
      reason: `the location of the entity is not a URL: ${shortened(
        withoutSecrets(ref),
      )}`,
    };
  }
}

/** The URL of the folder that holds a file. */
function folderOf(file: string): string {
  const url = new URL(file);
  const path = url.searchParams.get('path');
  if (path) {
    url.searchParams.set('path', path.replace(/[^/]*$/, ''));
  } else {
    url.pathname = url.pathname.replace(/[^/]*$/, '');
  }
  return url.toString();
}
