import {
  Entity,
  parseEntityRef,
  RELATION_OWNED_BY,
  stringifyEntityRef,
} from '@backstage/catalog-model';

function normalRef(
  ref: unknown,
  context: { defaultKind: string; defaultNamespace: string },
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
  const refs = (entity.relations ?? [])
    .filter(relation => relation.type === type)
    .map(({ targetRef }) => targetRef.toLocaleLowerCase('en-US'));
  return [...new Set(refs)].sort();
}

/** The ref in a field of the entity's `spec`, in full, if there is a usable one. */
export function specRef(
  entity: Entity,
  field: string,
  defaultKind: string,
): string | undefined {
  return normalRef(entity.spec?.[field], {
    defaultKind,
    defaultNamespace: entity.metadata.namespace ?? 'default',
  });
}

/** Ref of the owner: what the entity says itself, else what a relation says. */
export function ownerRef(entity: Entity): string | undefined {
  return (
    specRef(entity, 'owner', 'Group') ??
    relationTargets(entity, RELATION_OWNED_BY)[0]
  );
}
