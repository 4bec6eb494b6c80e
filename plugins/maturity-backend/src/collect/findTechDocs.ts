import { Entity } from '@backstage/catalog-model';
import { ScmIntegrationRegistry } from '@backstage/integration';
import { FactObservation } from '@platform-maturity/backstage-plugin-maturity-common';
import {
  shorten,
  webUrl,
} from '@platform-maturity/backstage-plugin-maturity-node/http';
import { EntityLookup } from '../catalog/EntityLookup';
import { toRef } from '../catalog/relations';
import { readAnnotation } from '../catalog/readAnnotation';
import { readCodeLocation, resolveAgainst } from './codeLocation';

const ENTITY = 'backstage.io/techdocs-entity';
const REFERENCE = 'backstage.io/techdocs-ref';
const MAX_SHOWN = 300;

/** Ref of the entity whose documentation is shown for this one. */
export function techDocsEntityRef(entity: Entity): string | undefined {
  return toRef(readAnnotation(entity, ENTITY));
}

/**
 * The target of the TechDocs reference, as TechDocs resolves it, or why it leads
 * nowhere. The value is empty without a reference.
 */
export function findTechDocs(
  entity: Entity,
  integrations: ScmIntegrationRegistry,
  lookup: Pick<EntityLookup, 'get'>,
): FactObservation {
  const other = shorten(readAnnotation(entity, ENTITY), MAX_SHOWN);
  if (other) {
    const ref = techDocsEntityRef(entity);
    const owner = ref && lookup.get(ref);
    const restsOn = ref ? { restsOn: [ref] } : {};
    if (!owner) {
      return {
        unknown: `the documentation is that of ${other}, which is not in the catalog`,
        ...restsOn,
      };
    }
    return readAnnotation(owner, REFERENCE)
      ? {
          value: ref,
          evidence: [{ title: `documentation of ${ref}` }],
          ...restsOn,
        }
      : {
          unknown: `the documentation is that of ${ref}, which has none`,
          ...restsOn,
        };
  }
  return resolveReference(entity, integrations);
}

function resolveReference(
  entity: Entity,
  integrations: ScmIntegrationRegistry,
): FactObservation {
  const reference = readAnnotation(entity, REFERENCE);
  if (!reference) {
    return { value: '' };
  }
  const shown = shorten(reference, MAX_SHOWN);
  const nowhere = (why: string) => ({
    unknown: `the TechDocs reference '${shown}' cannot be resolved: ${why}`,
  });
  const [, type, target] = /^(url|dir):(.+)$/s.exec(reference) ?? [];
  if (!type) {
    return nowhere('it does not begin with url: or dir:');
  }
  const location = type === 'dir' ? readCodeLocation(entity) : undefined;
  if (type === 'dir' && !location) {
    return nowhere('the entity names no location of its code');
  }
  if (location && 'problem' in location) {
    // Descriptors on the backend's own disk have no address to link to.
    return location.type === 'file'
      ? { value: shown, evidence: [{ title: shown }] }
      : nowhere(location.problem);
  }
  const url = location
    ? resolveAgainst(location.url, target, integrations)
    : webUrl(target);
  return url
    ? { value: url, evidence: [{ title: shorten(url, MAX_SHOWN), url }] }
    : nowhere('it does not lead to a web address');
}
