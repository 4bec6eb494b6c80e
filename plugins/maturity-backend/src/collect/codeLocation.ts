import {
  ANNOTATION_LOCATION,
  ANNOTATION_SOURCE_LOCATION,
  Entity,
  parseLocationRef,
} from '@backstage/catalog-model';
import { ScmIntegrationRegistry } from '@backstage/integration';
import { readAnnotation } from '../catalog/readAnnotation';
import {
  shorten,
  webUrl,
} from '@platform-maturity/backstage-plugin-maturity-node/http';

const MAX_SHOWN = 100;

/** The location of the code of an entity: a web address, or why it is none. */
export type CodeLocation =
  | { readonly url: string }
  | {
      /** Type of the location; absent if it is not a location. */
      readonly type?: string;
      readonly problem: string;
    };

/** The location in an annotation, if there is one. */
export function readLocation(
  entity: Entity,
  key: string,
): CodeLocation | undefined {
  const ref = readAnnotation(entity, key);
  if (!ref) {
    return undefined;
  }
  const cannot = (why: string) =>
    `the location of the code cannot be read: ${why}`;
  try {
    const { type, target } = parseLocationRef(ref);
    if (type !== 'url') {
      const shown = shorten(type, MAX_SHOWN);
      return { type, problem: cannot(`it is of the type '${shown}'`) };
    }
    const url = webUrl(target);
    return url
      ? { url: withoutCredentials(url) }
      : { type, problem: cannot('it is not a web address') };
  } catch {
    return { problem: cannot('it is not of the form url:https://…') };
  }
}

/**
 * Reads where the code of an entity is: its source location, else the file that
 * the catalog read it from. TechDocs and the source `repository` do the same.
 */
export function readCodeLocation(entity: Entity): CodeLocation | undefined {
  return (
    readLocation(entity, ANNOTATION_SOURCE_LOCATION) ??
    readLocation(entity, ANNOTATION_LOCATION)
  );
}

/** Resolves a path against an address as the host of the address does. */
export function resolveAgainst(
  base: string,
  path: string,
  integrations: ScmIntegrationRegistry,
): string | undefined {
  try {
    return webUrl(integrations.resolveUrl({ url: path, base }));
  } catch {
    return undefined;
  }
}

function withoutCredentials(address: string): string {
  const url = new URL(address);
  url.username = '';
  url.password = '';
  return url.href;
}
