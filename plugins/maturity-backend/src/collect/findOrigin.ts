import {
  ANNOTATION_LOCATION,
  ANNOTATION_SOURCE_LOCATION,
  Entity,
} from '@backstage/catalog-model';
import { ScmIntegrationRegistry } from '@backstage/integration';
import { FactObservation } from '@platform-maturity/backstage-plugin-maturity-common';
import { shorten } from '@platform-maturity/backstage-plugin-maturity-node/http';
import { EntityLookup } from '../catalog/EntityLookup';
import { relationTargets, toRef } from '../catalog/relations';
import { findNamedRepositories, isRepositoryUrl } from './codeHosts';
import { readAnnotation } from '../catalog/readAnnotation';
import { readCodeLocation, readLocation, resolveAgainst } from './codeLocation';

const MAX_SHOWN = 300;

/**
 * The location of the source code of an entity: a URL, else the slug of a
 * repository. Empty if the entity names neither.
 */
export function findSourceLocation(entity: Entity): FactObservation {
  const location = readCodeLocation(entity);
  if (location && 'url' in location) {
    const { url } = location;
    const title = shorten(url, MAX_SHOWN);
    return { value: url, evidence: [{ title, url }] };
  }
  const [named] = findNamedRepositories(entity);
  if (named) {
    return { value: named.slug, evidence: [named.evidence] };
  }
  return location ? { unknown: location.problem } : { value: '' };
}

/**
 * Tells whether the entity names a place in a repository as its own source
 * location. The catalog gives each entity the folder of its descriptor, which
 * says nothing about the origin of a resource.
 */
export function hasOwnSourceLocation(
  entity: Entity,
  integrations: ScmIntegrationRegistry,
): boolean {
  const source = readLocation(entity, ANNOTATION_SOURCE_LOCATION);
  if (!source || !('url' in source)) {
    return false;
  }
  const descriptor = readLocation(entity, ANNOTATION_LOCATION);
  const given =
    descriptor && 'url' in descriptor
      ? [descriptor.url, resolveAgainst(descriptor.url, './', integrations)]
      : [];
  return (
    isRepositoryUrl(source.url, integrations) &&
    !given.some(url => url && withoutSlash(url) === withoutSlash(source.url))
  );
}

function withoutSlash(url: string): string {
  return url.replace(/\/$/, '');
}

/** Whatever the entity names as the template that it was made from. */
function namedTemplates(entity: Entity): string[] {
  const { scaffoldedFrom } = entity.spec ?? {};
  return [
    readAnnotation(entity, 'backstage.io/source-template'),
    typeof scaffoldedFrom === 'string' ? scaffoldedFrom.trim() : '',
    ...relationTargets(entity, 'scaffoldedFrom'),
  ].filter(Boolean);
}

/** Refs of the templates that an entity can have been made from. */
export function templateRefs(entity: Entity): string[] {
  return namedTemplates(entity)
    .flatMap(name => toRef(name, { defaultKind: 'Template' }) ?? [])
    .filter(ref => ref.startsWith('template:'));
}

/**
 * The template of the catalog that an entity was made from. Empty if the entity
 * names none.
 */
export function findSourceTemplate(
  entity: Entity,
  lookup: Pick<EntityLookup, 'get'>,
): FactObservation {
  const [name] = namedTemplates(entity);
  if (!name) {
    return { value: '' };
  }
  const refs = templateRefs(entity);
  const restsOn = refs.length > 0 ? { restsOn: refs } : {};
  const ref = refs.find(one => lookup.get(one));
  return ref
    ? { value: ref, evidence: [{ title: ref }], ...restsOn }
    : {
        unknown: `'${shorten(
          name,
          MAX_SHOWN,
        )}' is not a template of the catalog`,
        ...restsOn,
      };
}
