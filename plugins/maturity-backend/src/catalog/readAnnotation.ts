import { Entity } from '@backstage/catalog-model';

/** An annotation without blanks around it; empty if there is none. */
export function readAnnotation(entity: Entity, key: string): string {
  const value: unknown = entity.metadata.annotations?.[key];
  return typeof value === 'string' ? value.trim() : '';
}
