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

/** One proof of a check: how it is judged, and the slots of what it is judged by. */
export interface ProofPlan {
  readonly judge: ConditionJudge;
  readonly slots: readonly number[];
  /** Whether the proof concerns the entity, where that has to be asked. */
  readonly guard?: {
    readonly judge: ConditionJudge;
    readonly slots: readonly number[];
  };
}

/** A check, made ready. */
export interface CheckPlan {
  readonly check: Check;
  readonly proofs: readonly ProofPlan[];
  /** Which of the model's exclusions says that it does not apply. */
  readonly exclusion?: number;
  /** Time from which it blocks; `Infinity` for a recommendation. */
  readonly blocksFrom: number;
}

/** A model as what to read, and what to judge by it. */
export interface ModelPlan {
  readonly model: Model;
  readonly entities: readonly EntityReading[];
  /** How many observations there are to make. */
  readonly slotCount: number;
  /** What makes checks not applicable, each once however many checks share it. */
  readonly exclusions: readonly ValueJudge[];
  /** In the order of the model, all stages. */
  readonly checks: readonly CheckPlan[];
  /** By check id. */
  readonly efforts: ReadonlyMap<string, Effort>;
}

/**
 * Plans the evaluation of a model.
 *
 * @throws InputError if it is not what `parseModel` made
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
  const slotOf = (operand: Operand) => reading.slotOf(operand, check.of);

  const proofs = parseProofs(check.condition, { lookup, report }) ?? [];

  return {
    check,
    proofs: proofs.map(proof => planProof(proof, slotOf)),
    exclusion: planExclusion(check, report, exclusions),
    blocksFrom: blocksFrom(check),
  };
}

function planProof(
  { when, condition }: ProofNode,
  slotOf: (operand: Operand) => number,
): ProofPlan {
  const plan = {
    judge: compileCondition(condition, slotOf),
    slots: listOperands(condition).map(slotOf),
  };
  return when
    ? {
        ...plan,
        guard: {
          judge: compileCondition(when, slotOf),
          slots: listOperands(when).map(slotOf),
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
 * Epoch milliseconds from which on a check blocks its stage; `Infinity` for a
 * recommended check.
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
