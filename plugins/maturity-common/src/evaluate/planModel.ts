import { InputError } from '@backstage/errors';
import { Operand, listOperands } from '../model/conditionNode';
import { createFactLookup } from '../model/FactLookup';
import { parseDate } from '../model/instant';
import { parsePredicate } from '../model/parseCondition';
import { parseProofs, ProofNode } from '../model/parseProofs';
import { Report } from '../model/Problems';
import { Check, Effort, FactSourceDeclaration, Model } from '../model/types';
import { compileCondition, ConditionJudge } from './compileCondition';
import { compilePredicate, ValueJudge } from './compilePredicate';
import { EntityReading, ReadingPlan } from './ReadingPlan';

/** A compiled proof of a check, with the slots that it reads. */
export interface ProofPlan {
  readonly judge: ConditionJudge;
  readonly slots: readonly number[];
  /** Decides whether the proof applies to the entity; absent if it always does. */
  readonly guard?: {
    readonly judge: ConditionJudge;
    readonly slots: readonly number[];
  };
}

/** A compiled check. */
export interface CheckPlan {
  readonly check: Check;
  readonly proofs: readonly ProofPlan[];
  /** Index of the exclusion of the check, if it has one. */
  readonly exclusion?: number;
  /** Time from which the check blocks; `Infinity` for a recommendation. */
  readonly blocksFrom: number;
}

/** A compiled model: the values to read and the checks to evaluate. */
export interface ModelPlan {
  readonly model: Model;
  readonly entities: readonly EntityReading[];
  /** Number of observations. */
  readonly slotCount: number;
  /** The `notApplicable` predicates of all checks, each once. */
  readonly exclusions: readonly ValueJudge[];
  /** The checks of all stages, in the order of the model. */
  readonly checks: readonly CheckPlan[];
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
    entities: reading.entities,
    slotCount: reading.slotCount,
    exclusions: [...exclusions.values()],
    efforts: new Map(checks.map(({ check }) => [check.id, check.fix.effort])),
  };
}

function planCheck(
  check: Check,
  reading: ReadingPlan,
  exclusions: Map<string, ValueJudge>,
): CheckPlan {
  const report: Report = (path, message) => {
    throw new InputError(
      `check '${check.id}' was not made by parseModel: ${path.join(
        '.',
      )} ${message}`,
    );
  };
  const lookup = createFactLookup();
  const findSlot = (operand: Operand) => reading.planSlot(operand, check.of);

  const proofs = parseProofs(check.condition, { lookup, report }) ?? [];

  return {
    check,
    proofs: proofs.map(proof => planProof(proof, findSlot)),
    exclusion: planExclusion(check, report, exclusions),
    blocksFrom: blocksFrom(check),
  };
}

function planProof(
  { when, condition }: ProofNode,
  findSlot: (operand: Operand) => number,
): ProofPlan {
  const plan = {
    judge: compileCondition(condition, findSlot),
    slots: listOperands(condition).map(findSlot),
  };
  return when
    ? {
        ...plan,
        guard: {
          judge: compileCondition(when, findSlot),
          slots: listOperands(when).map(findSlot),
        },
      }
    : plan;
}

function planExclusion(
  { notApplicable }: Check,
  report: Report,
  exclusions: Map<string, ValueJudge>,
): number | undefined {
  const predicate =
    notApplicable === undefined
      ? undefined
      : parsePredicate(notApplicable, { report });
  if (!predicate) {
    return undefined;
  }
  const key = JSON.stringify(notApplicable);
  if (!exclusions.has(key)) {
    exclusions.set(key, compilePredicate(predicate));
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
