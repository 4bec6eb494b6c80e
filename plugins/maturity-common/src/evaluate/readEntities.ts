import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { JsonObject, JsonValue } from '@backstage/types';
import { CLOCK_SKEW, parseInstant } from '../model/instant';
import { RelatedEntity } from '../model/types';
import { inFuture, observeSource } from './observeSource';
import { ModelPlan } from './planModel';
import { EntityReading } from './ReadingPlan';
import { EvaluationInput, Related } from './input';
import { Observation, Unknown } from './types';

/** All values that were read for one evaluation. */
export interface Readings {
  /** Whether each exclusion of the plan applies to the assessed entity. */
  readonly excluded: readonly boolean[];
  /** Why lists and counts leave the entity out, if they do. */
  readonly leftOut: string | undefined;
  /** By slot. */
  readonly observations: readonly Observation[];
  /** Refs of the related entities. */
  readonly refs: { readonly [K in RelatedEntity]?: string };
  /** Refs of other entities that decided which the related ones are. */
  readonly restsOn: { readonly [K in RelatedEntity]?: readonly string[] };
}

/**
 * Reads the values that a model needs from an entity and its related entities.
 * A value that cannot be read becomes an unknown observation with a reason.
 */
export function readEntities(
  plan: ModelPlan,
  input: EvaluationInput,
  now: number,
): Readings {
  const observations: Observation[] = new Array(plan.slotCount);
  const refs: { [K in RelatedEntity]?: string } = {};
  const restsOn: { [K in RelatedEntity]?: readonly string[] } = {};
  for (const reading of plan.entities) {
    const { of } = reading;
    let target: Related = { entity: input.entity, facts: input.facts };
    if (of) {
      target = input.related?.[of] ?? { missing: `no ${of} is known` };
      if (target.restsOn?.length) {
        restsOn[of] = target.restsOn;
      }
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
  for (const slot of plan.timedSlots) {
    observations[slot] = rejectFuture(observations[slot], now);
  }
  const entity = toJson(input.entity);
  const excluded = plan.exclusions.map(judge => judge(entity, now));
  const leftOut = plan.leavesOut.find(({ selects }) => selects(entity, now));
  return { excluded, observations, refs, restsOn, leftOut: leftOut?.reason };
}

function observePaths(
  { paths, tree }: EntityReading,
  entity: JsonObject,
  observations: Observation[],
) {
  const values: JsonValue[] = new Array(paths.length);
  tree.read(entity, values);
  for (let place = 0; place < paths.length; place++) {
    const { slot, nothing } = paths[place];
    const value = values[place];
    observations[slot] =
      value === undefined
        ? nothing
        : { fact: nothing.fact, value, grade: nothing.grade };
  }
}

/** A time in the future is invalid: it would never become old. */
function rejectFuture(observation: Observation, now: number): Observation {
  const { fact, value } = observation;
  const time = typeof value === 'string' ? parseInstant(value) : undefined;
  return time === undefined || time <= now + CLOCK_SKEW
    ? observation
    : { fact, unknown: inFuture(String(value)) };
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
  for (const { slot, nothing } of paths) {
    observations[slot] = { fact: nothing.fact, unknown };
  }
  for (const { slot, id } of sources.flatMap(({ facts }) => facts)) {
    observations[slot] = { fact: id, unknown };
  }
}

/** The type of an entity does not state that it is JSON. */
function toJson(entity: Entity): JsonObject {
  return entity as unknown as JsonObject;
}
