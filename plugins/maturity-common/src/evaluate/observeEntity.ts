import { durationToMilliseconds } from '@backstage/types';
import { FactSourceDeclaration } from '../model/types';
import { declaredGrade, observeSource } from './observeSource';
import { EntityFacts } from './input';
import { Observation, SourceObservations } from './types';

/**
 * Reads all stored facts of an entity like a model does: stale facts are
 * unknown. Sources that never collected the entity are left out.
 *
 * @param now - Milliseconds since 1970.
 * @public
 */
export function observeEntity(
  sources: readonly FactSourceDeclaration[],
  stored: EntityFacts,
  now: number,
): SourceObservations[] {
  return sources.flatMap(({ id, facts }) => {
    const look = Object.hasOwn(stored, id) ? stored[id] : undefined;
    if (!look) {
      return [];
    }
    const observed: Observation[] = [];
    const plan = facts.map((declared, slot) => ({
      slot,
      name: declared.name,
      type: declared.type,
      grade: declaredGrade(id, declared),
      id: `${id}/${declared.name}`,
      maxAge: durationToMilliseconds(declared.maxAge),
      unread: {
        fact: `${id}/${declared.name}`,
        unknown: {
          reason: 'missing' as const,
          cause: 'notReported' as const,
          source: id,
        },
      },
    }));
    observeSource(
      { id, isInstalled: true, facts: plan },
      stored,
      now,
      observed,
    );
    return {
      sourceId: id,
      observedAt: look.observedAt,
      error: look.error,
      facts: observed.filter(({ unknown }) => unknown?.cause !== 'notReported'),
    };
  });
}
