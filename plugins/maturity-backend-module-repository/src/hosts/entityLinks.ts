import {
  ANNOTATION_LOCATION,
  ANNOTATION_SOURCE_LOCATION,
  Entity,
  parseLocationRef,
} from '@backstage/catalog-model';

const MAX_LENGTH = 200;

/**
 * An annotation of an entity, without blanks around it; empty if there is none.
 *
 * @public
 */
export function annotationOf(entity: Entity, key: string): string {
  const value: unknown = entity.metadata.annotations?.[key];
  return typeof value === 'string' ? value.trim() : '';
}

/**
 * URLs that lead to the code of an entity, the best first: that of its source,
 * and that of the file that it was read from. Without credentials and query.
 *
 * @public
 */
export function linkedUrlsOf(entity: Entity): readonly URL[] {
  return [ANNOTATION_SOURCE_LOCATION, ANNOTATION_LOCATION].flatMap(
    key => urlOf(annotationOf(entity, key)) ?? [],
  );
}

/**
 * One line of what somebody wrote, short enough to be repeated in a message.
 *
 * @public
 */
export function shortened(text: string): string {
  const line = text.replace(/\p{Cc}+/gu, ' ');
  return line.length > MAX_LENGTH ? `${line.slice(0, MAX_LENGTH)}…` : line;
}

function urlOf(location: string): URL | undefined {
  try {
    const { type, target } = parseLocationRef(location);
    if (type !== 'url') {
      return undefined;
    }
    const url = new URL(target);
    url.username = '';
    url.password = '';
    url.search = '';
    url.hash = '';
    return url;
  } catch {
    return undefined;
  }
}
