import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { JsonObject, JsonValue } from '@backstage/types';
import { RelatedEntity } from '../model/types';
import { observeSource } from './observeSource';
import { EntityReading } from './ReadingPlan';
import { EvaluationInput, Observation, Related, Unknown } from './types';

/** What was read for one evaluation. */
export interface Readings {
  /** The assessed entity. */
  readonly entity: JsonObject;
  /** By slot. */
  readonly observations: readonly Observation[];
  /** Refs of the related entities that were read. */
  readonly refs: { readonly [K in RelatedEntity]?: string };
}

/**
 * Reads all that a model needs of an entity and of those related to it. What
 * cannot be read is an observation too, which says why.
 */
export function readEntities(
  plan: {
    readonly slotCount: number;
    readonly entities: readonly EntityReading[];
  },
  input: EvaluationInput,
  now: number,
): Readings {
  const observations: Observation[] = new Array(plan.slotCount);
  const refs: { [K in RelatedEntity]?: string } = {};
  for (const reading of plan.entities) {
    const { of } = reading;
    let target: Related = input;
    if (of) {
      target = input.related?.[of] ?? { missing: `no ${of} is known` };
      if ('missing' in target) {
        markMissing(reading, of, target.missing, observations);
        continue;
      }
      refs[of] = stringifyEntityRef(target.entity);
    }
    observePaths(reading, toJson(target.entity), observations);
    for (const source of reading.sources) {
      observeSource(source, target.facts, now, observations);
    }
  }
  return { entity: toJson(input.entity), observations, refs };
}

function observePaths(
  { paths, tree }: EntityReading,
  entity: JsonObject,
  observations: Observation[],
) {
  const values: JsonValue[] = new Array(paths.length);
  tree.read(entity, values);
  for (const [place, { slot, id }] of paths.entries()) {
    const value = values[place];
    observations[slot] =
      value === undefined ? { fact: id } : { fact: id, value };
  }
}

function markMissing(
  { paths, sources }: EntityReading,
  of: RelatedEntity,
  message: string,
  observations: Observation[],
) {
  const unknown: Unknown = {
    reason: 'missing',
    cause: 'noRelatedEntity',
    of,
    message,
  };
  for (const { slot, id } of [...paths, ...sources.flatMap(s => s.facts)]) {
    observations[slot] = { fact: id, unknown };
  }
}

/** An entity is JSON, which its type does not say. */
function toJson(entity: Entity): JsonObject {
  return entity as unknown as JsonObject;
}
