import {
  CompoundEntityRef,
  Entity,
  getCompoundEntityRef,
  parseEntityRef,
} from '@backstage/catalog-model';

export const REFERENCE = 'backstage.io/techdocs-ref';
export const ELSEWHERE = 'backstage.io/techdocs-entity';

/** The entity whose pages are shown for another. */
export type DocsOwner =
  | (CompoundEntityRef & { readonly isElsewhere: boolean })
  | { readonly problem: string };

/** Finds whose pages are shown for an entity, nothing for one without documentation. */
export function findDocs(entity: Entity): DocsOwner | undefined {
  const other = readAnnotation(entity, ELSEWHERE);
  if (other) {
    try {
      return { ...parseEntityRef(other), isElsewhere: true };
    } catch {
      return { problem: `the annotation ${ELSEWHERE} names no entity` };
    }
  }
  return readAnnotation(entity, REFERENCE)
    ? { ...getCompoundEntityRef(entity), isElsewhere: false }
    : undefined;
}

/** Reads an annotation, empty without one. */
export function readAnnotation(entity: Entity, key: string): string {
  const value: unknown = entity.metadata.annotations?.[key];
  return typeof value === 'string' ? value.trim() : '';
}
