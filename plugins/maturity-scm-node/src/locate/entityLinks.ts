import {
  ANNOTATION_LOCATION,
  ANNOTATION_SOURCE_LOCATION,
  Entity,
  parseLocationRef,
} from '@backstage/catalog-model';

const MAX_LENGTH = 200;

/**
 * Reads an annotation without blanks around it; empty if there is none.
 *
 * @public
 */
export function readAnnotation(entity: Entity, key: string): string {
  const value: unknown = entity.metadata.annotations?.[key];
  return typeof value === 'string' ? value.trim() : '';
}

/**
 * Reads the URLs that lead to the code of an entity, the best first: its source
 * location, then the file that the catalog read it from. They have no credentials
 * and no query.
 *
 * @public
 */
export function readLinkedUrls(entity: Entity): readonly URL[] {
  return [ANNOTATION_SOURCE_LOCATION, ANNOTATION_LOCATION].flatMap(
    key => parseUrl(readAnnotation(entity, key)) ?? [],
  );
}

/**
 * Makes one line of a text that somebody wrote, short enough for a message.
 *
 * @public
 */
export function toShortLine(text: string): string {
  const line = text.replace(/\p{Cc}+/gu, ' ');
  return line.length > MAX_LENGTH ? `${line.slice(0, MAX_LENGTH)}…` : line;
}

function parseUrl(location: string): URL | undefined {
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
