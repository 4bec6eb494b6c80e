import { durationToMilliseconds } from '@backstage/types';
import { FactSourceDeclaration } from '../model/types';
import { observeSource } from './observeSource';
import { EntityFacts, Observation } from './types';

/**
 * What one source says of an entity at one time.
 *
 * @public
 */
export interface SourceObservations {
  readonly sourceId: string;
  /** ISO instant of the last successful look; absent if there never was one. */
  readonly observedAt?: string;
  /** The last look, if it failed. */
  readonly error?: { readonly message: string; readonly at: string };
  /** Facts that it reported, in the order in which it declares them. */
  readonly facts: readonly Observation[];
}

/**
 * All that the sources said of an entity, as a model would read it: what is too
 * old is not known. Sources that never looked at it are left out.
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
    const plan = facts.map(({ name, type, maxAge }, slot) => ({
      ...{ slot, name, type, id: `${id}/${name}` },
      maxAge: durationToMilliseconds(maxAge),
      unread: {
        fact: `${id}/${name}`,
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
