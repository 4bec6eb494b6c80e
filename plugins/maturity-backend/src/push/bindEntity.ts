import {
  ANNOTATION_LOCATION,
  ANNOTATION_SOURCE_LOCATION,
  Entity,
  parseLocationRef,
} from '@backstage/catalog-model';
import { webUrl } from '@platform-maturity/backstage-plugin-maturity-node/http';
import { Binding } from './types';

/**
 * Tells whether an entity is that of a repository. Its annotation has to name the
 * repository, or its code has to be in it where it has no such annotation.
 *
 * @remarks
 * A slug is unique on one code host only: anybody can have the same on another one,
 * and tokens that prove it. Code that is known to be elsewhere binds nobody.
 */
export function isBoundTo(
  entity: Entity,
  repository: string,
  binding: Binding,
): boolean {
  const { annotation, ignoresCase, webUrl: host } = binding;
  const fold = (text: string) => (ignoresCase ? text.toLowerCase() : text);
  const slug = readAnnotation(entity, annotation);
  const location = readCodeUrl(entity);
  if (host && location && new URL(location).host !== new URL(host).host) {
    return false;
  }
  if (slug) {
    return fold(slug) === fold(repository);
  }
  const root = host && webUrl(`${host.replace(/\/$/, '')}/${repository}`);
  return Boolean(
    root && location && fold(`${location}/`).startsWith(fold(`${root}/`)),
  );
}

function readAnnotation(entity: Entity, key: string): string {
  const value: unknown = entity.metadata.annotations?.[key];
  return typeof value === 'string' ? value.trim() : '';
}

function readCodeUrl(entity: Entity): string | undefined {
  const ref =
    readAnnotation(entity, ANNOTATION_SOURCE_LOCATION) ||
    readAnnotation(entity, ANNOTATION_LOCATION);
  try {
    const { type, target } = parseLocationRef(ref);
    return type === 'url' ? webUrl(target) : undefined;
  } catch {
    return undefined;
  }
}
