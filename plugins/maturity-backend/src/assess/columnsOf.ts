import { Entity } from '@backstage/catalog-model';
import { AssessmentColumns } from '../database';

function textIn(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** What lists and counts group an entity by. */
export function columnsOf(
  entity: Entity,
  named: { owner?: string; system?: string; domain?: string },
): AssessmentColumns {
  const { metadata, spec } = entity;
  const tags: unknown[] = Array.isArray(metadata.tags) ? metadata.tags : [];
  return {
    kind: entity.kind,
    namespace: metadata.namespace ?? 'default',
    name: metadata.name,
    title: textIn(metadata.title),
    type: textIn(spec?.type),
    lifecycle: textIn(spec?.lifecycle),
    ...named,
    tags: tags.filter(tag => typeof tag === 'string'),
  };
}
