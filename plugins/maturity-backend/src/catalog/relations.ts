import {
  Entity,
  parseEntityRef,
  RELATION_OWNED_BY,
  stringifyEntityRef,
} from '@backstage/catalog-model';

/** The full ref that a value stands for; absent if it is no ref. */
export function toRef(
  ref: unknown,
  context?: { defaultKind?: string; defaultNamespace?: string },
): string | undefined {
  if (typeof ref !== 'string') {
    return undefined;
  }
  try {
    return stringifyEntityRef(parseEntityRef(ref, context));
  } catch {
    return undefined;
  }
}

/** Refs that the entity's relations of one type point at, each once, in order. */
export function relationTargets(entity: Entity, type: string): string[] {
  const relations = Array.isArray(entity.relations) ? entity.relations : [];
  const refs = relations.flatMap(relation => {
    const ref: unknown = relation?.type === type && relation.targetRef;
    return typeof ref === 'string' ? ref.toLocaleLowerCase('en-US') : [];
  });
  return [...new Set(refs)].sort();
}

/** The ref in a field of the entity's `spec`, in full, if there is a usable one. */
export function specRef(
  entity: Entity,
  field: string,
  defaultKind: string,
): string | undefined {
  return toRef(entity.spec?.[field], {
    defaultKind,
    defaultNamespace: entity.metadata.namespace ?? 'default',
  });
}

/** Refs of all owners: that of `spec.owner` first, then those of other relations. */
export function ownerRefs(entity: Entity): string[] {
  const own = specRef(entity, 'owner', 'Group');
  const related = relationTargets(entity, RELATION_OWNED_BY);
  return [...new Set(own ? [own, ...related] : related)];
}
