import { Entity } from '@backstage/catalog-model';
import { createFactLookup } from '../model/FactLookup';
import { parseCondition } from '../model/parseCondition';
import { throwInvalid } from '../model/Problems';
import { Model, Profile } from '../model/types';
import { ConditionPlan, PASS, planCondition } from './compileCondition';
import { ReadingPlan } from './ReadingPlan';
import { Observation, ProfileResult } from './types';

/** A compiled profile. */
interface CompiledProfile {
  readonly id: string;
  readonly contradiction?: ConditionPlan;
}

/** The profiles of a model, by what recognises them. */
export interface ProfilePlan {
  /** By type, in lower case. */
  readonly byType: ReadonlyMap<string, CompiledProfile>;
  readonly byDefault: CompiledProfile;
}

/** Plans the profiles of a model; `undefined` if it has none. */
export function planProfiles(
  model: Model,
  reading: ReadingPlan,
): ProfilePlan | undefined {
  const byType = new Map<string, CompiledProfile>();
  let byDefault: CompiledProfile | undefined;
  for (const profile of model.profiles ?? []) {
    const compiled = {
      id: profile.id,
      contradiction: planContradiction(profile, reading),
    };
    for (const type of profile.types) {
      byType.set(normalize(type), compiled);
    }
    byDefault = profile.default ? compiled : byDefault;
  }
  return byDefault && { byType, byDefault };
}

function planContradiction(
  { id, contradictedBy }: Profile,
  reading: ReadingPlan,
): ConditionPlan | undefined {
  const node =
    contradictedBy &&
    parseCondition(contradictedBy, {
      lookup: createFactLookup(),
      report: throwInvalid(`profile '${id}'`),
    });
  return (
    node &&
    planCondition(node, (operand, isTimed) =>
      reading.planSlot(operand, undefined, isTimed),
    )
  );
}

/** Finds the profile of an entity, and what contradicts it. */
export function findProfile(
  { byType, byDefault }: ProfilePlan,
  entity: Entity,
  observations: readonly Observation[],
  now: number,
): ProfileResult {
  const type: unknown = entity.spec?.type;
  const known =
    typeof type === 'string' ? byType.get(normalize(type)) : undefined;
  const { id, contradiction } = known ?? byDefault;
  const isContradicted =
    contradiction?.judge(observations, now) === PASS.observed;
  const result = {
    id,
    isDefault: known === undefined,
    contradictions: isContradicted
      ? contradiction.slots
          .map(slot => observations[slot])
          .filter(({ value }) => value !== undefined)
      : [],
  };
  return typeof type === 'string' ? { ...result, type } : result;
}

function normalize(type: string): string {
  return type.trim().toLocaleLowerCase('en-US');
}
