import {
  ANNOTATION_LOCATION,
  ANNOTATION_SOURCE_LOCATION,
  Entity,
  parseLocationRef,
} from '@backstage/catalog-model';
import {
  shorten,
  webUrl,
} from '@platform-maturity/backstage-plugin-maturity-node/http';
import { Finding } from './findAnnotations';

/** Annotations with the slug of a repository, most specific host first. */
const SLUGS = [
  'github.com/project-slug',
  'gitlab.com/project-slug',
  'bitbucket.org/project-slug',
  'bitbucket.com/project-slug',
  'dev.azure.com/project-repo',
  'gitea.com/repo-slug',
] as const;

const SLUG = /^[\w.~-]+(\/[\w.~ -]+)+$/;
const MAX_SHOWN = 300;

function annotation(entity: Entity, key: string): string {
  const value: unknown = entity.metadata.annotations?.[key];
  return typeof value === 'string' ? value.trim() : '';
}

function locationUrl(entity: Entity, key: string): string | undefined {
  try {
    const { type, target } = parseLocationRef(annotation(entity, key));
    return type === 'url' ? webUrl(target) : undefined;
  } catch {
    return undefined;
  }
}

/** The location of the source code of an entity: a URL, else the slug of a repository. */
export function findSourceLocation(entity: Entity): Finding | undefined {
  const url =
    locationUrl(entity, ANNOTATION_SOURCE_LOCATION) ??
    locationUrl(entity, ANNOTATION_LOCATION);
  if (url) {
    return { value: url, evidence: { title: shorten(url, MAX_SHOWN), url } };
  }
  for (const key of SLUGS) {
    const slug = annotation(entity, key);
    if (SLUG.test(slug)) {
      const title = `${key}: ${shorten(slug, MAX_SHOWN)}`;
      return { value: shorten(slug, MAX_SHOWN), evidence: { title } };
    }
  }
  return undefined;
}

/**
 * Tells whether the entity names its own source location. The catalog gives each
 * entity the folder of its descriptor, which says nothing about the origin of a
 * resource.
 */
export function hasOwnSourceLocation(entity: Entity): boolean {
  const source = locationUrl(entity, ANNOTATION_SOURCE_LOCATION);
  const descriptor = locationUrl(entity, ANNOTATION_LOCATION);
  return (
    source !== undefined &&
    (descriptor === undefined || new URL('./', descriptor).href !== source)
  );
}

/** The target of the TechDocs reference, if it can be resolved. */
export function findTechDocs(entity: Entity): Finding | undefined {
  const other = annotation(entity, 'backstage.io/techdocs-entity');
  if (/^[a-z]+:[\w.-]+\/[\w.-]+$/i.test(other)) {
    const value = shorten(other, MAX_SHOWN);
    return { value, evidence: { title: `documentation of ${value}` } };
  }
  const reference = annotation(entity, 'backstage.io/techdocs-ref');
  const [, type, target] = /^(url|dir):(.+)$/s.exec(reference) ?? [];
  if (!type) {
    return undefined;
  }
  const url = type === 'url' ? webUrl(target) : resolveFolder(entity, target);
  if (url) {
    return { value: url, evidence: { title: shorten(url, MAX_SHOWN), url } };
  }
  // Descriptors on the backend's own disk have no address to link to.
  const isLocal = annotation(entity, ANNOTATION_LOCATION).startsWith('file:');
  return type === 'dir' && isLocal
    ? {
        value: shorten(reference, MAX_SHOWN),
        evidence: { title: shorten(reference, MAX_SHOWN) },
      }
    : undefined;
}

function resolveFolder(entity: Entity, folder: string): string | undefined {
  const base = locationUrl(entity, ANNOTATION_LOCATION);
  return base && URL.canParse(folder, base)
    ? webUrl(new URL(folder, base).href)
    : undefined;
}

/** The template that an entity was made from. */
export function findSourceTemplate(entity: Entity): Finding | undefined {
  const relation = entity.relations?.find(
    ({ type }) => type === 'scaffoldedFrom',
  )?.targetRef;
  const template =
    annotation(entity, 'backstage.io/source-template') ||
    (typeof entity.spec?.scaffoldedFrom === 'string'
      ? entity.spec.scaffoldedFrom
      : relation);
  const value = shorten(template ?? '', MAX_SHOWN);
  return value ? { value, evidence: { title: value } } : undefined;
}
