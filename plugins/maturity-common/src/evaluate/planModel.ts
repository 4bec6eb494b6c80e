import { FilterPredicate } from '@backstage/filter-predicates';
import { createFactLookup } from '../model/FactLookup';
import { parseDate } from '../model/instant';
import { parsePredicate } from '../model/parseCondition';
import { parseProofs, ProofNode } from '../model/parseProofs';
import { Report, throwInvalid } from '../model/Problems';
import { Check, Effort, FactSourceDeclaration, Model } from '../model/types';
import {
  ConditionPlan,
  FindSlot,
  PASS,
  planCondition,
} from './compileCondition';
import { compilePredicate, ValueJudge } from './compilePredicate';
import { planProfiles, ProfilePlan } from './profiles';
import { EntityReading, ReadingPlan } from './ReadingPlan';

/** A compiled proof of a check, with the slots that it reads. */
export interface ProofPlan extends ConditionPlan {
  /** Decides whether the proof applies to the entity; absent if it always does. */
  readonly guard?: ConditionPlan;
  /** Whether it fails the check against statements when observed to be false. */
  readonly decides: boolean;
}

/** A compiled check. */
export interface CheckPlan {
  readonly check: Check;
  readonly proofs: readonly ProofPlan[];
  /** Index of the exclusion of the check, if it has one. */
  readonly exclusion?: number;
  /** Ids of the profiles to which it applies, if not to all. */
  readonly profiles?: ReadonlySet<string>;
  /** The weakest truth value that passes the check. */
  readonly weakestPass: number;
  /** Time from which the check blocks; `Infinity` for a recommendation. */
  readonly blocksFrom: number;
}

/** A compiled model: the values to read and the checks to evaluate. */
export interface ModelPlan {
  readonly model: Model;
  readonly entities: readonly EntityReading[];
  /** Number of observations. */
  readonly slotCount: number;
  /** Slots of values whose age is tested. */
  readonly timedSlots: readonly number[];
  /** The `notApplicable` predicates of all checks, each once. */
  readonly exclusions: readonly ValueJudge[];
  /** The checks of all stages, in the order of the model. */
  readonly checks: readonly CheckPlan[];
  readonly profiles?: ProfilePlan;
  readonly leavesOut: readonly {
    readonly reason: string;
    readonly selects: ValueJudge;
  }[];
  /** By check id. */
  readonly efforts: ReadonlyMap<string, Effort>;
}

/**
 * Plans the evaluation of a model.
 *
 * @throws InputError if the model is invalid
 */
export function planModel(
  model: Model,
  sources: Iterable<FactSourceDeclaration>,
): ModelPlan {
  const reading = new ReadingPlan(sources);
  const exclusions = new Map<string, ValueJudge>();
  const checks = model.stages.flatMap(stage =>
    stage.checks.map(check => planCheck(check, reading, exclusions)),
  );
  return {
    model,
    checks,
    profiles: planProfiles(model, reading),
    leavesOut: (model.leavesOut ?? []).map(({ reason, entities }) => ({
      reason,
      selects: compileFilter(entities, throwInvalid(`leavesOut '${reason}'`)),
    })),
    entities: reading.entities,
    slotCount: reading.slotCount,
    timedSlots: reading.timedSlots,
    exclusions: [...exclusions.values()],
    efforts: new Map(checks.map(({ check }) => [check.id, check.fix.effort])),
  };
}

function planCheck(
  check: Check,
  reading: ReadingPlan,
  exclusions: Map<string, ValueJudge>,
): CheckPlan {
  const report = throwInvalid(`check '${check.id}'`);
  const lookup = createFactLookup();
  const findSlot: FindSlot = (operand, isTimed) =>
    reading.planSlot(operand, check.of, isTimed);

  const proofs = parseProofs(check.condition, { lookup, report }) ?? [];

  return {
    check,
    proofs: proofs.map(proof => planProof(proof, findSlot)),
    exclusion: planExclusion(check, report, exclusions),
    profiles: check.profiles && new Set(check.profiles),
    weakestPass: PASS[check.grade ?? 'attested'],
    blocksFrom: blocksFrom(check),
  };
}

function planProof(
  { when, condition, decides }: ProofNode,
  findSlot: FindSlot,
): ProofPlan {
  const plan = {
    ...planCondition(condition, findSlot),
    decides: decides === true,
  };
  return when ? { ...plan, guard: planCondition(when, findSlot) } : plan;
}

/** Compiles a filter predicate of a parsed model. */
function compileFilter(predicate: FilterPredicate, report: Report): ValueJudge {
  const node = parsePredicate(predicate, { report });
  return node ? compilePredicate(node) : () => false;
}

function planExclusion(
  { notApplicable }: Check,
  report: Report,
  exclusions: Map<string, ValueJudge>,
): number | undefined {
  if (notApplicable === undefined) {
    return undefined;
  }
  const key = JSON.stringify(notApplicable);
  if (!exclusions.has(key)) {
    exclusions.set(key, compileFilter(notApplicable, report));
  }
  return [...exclusions.keys()].indexOf(key);
}

/**
 * Returns the time from which a check blocks its stage, in milliseconds since
 * the epoch; `Infinity` for a recommendation.
 *
 * @public
 */
export function blocksFrom(check: Check): number {
  if (!check.required) {
    return Infinity;
  }
  return check.enforceFrom === undefined
    ? -Infinity
    : parseDate(check.enforceFrom) ?? -Infinity;
}
