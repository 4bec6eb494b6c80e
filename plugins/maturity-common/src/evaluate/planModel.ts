import { InputError } from '@backstage/errors';
import { Subject, subjectsOf } from '../model/conditionNode';
import { createFactLookup } from '../model/FactLookup';
import { parseDate } from '../model/instant';
import { parseCondition, parsePredicate } from '../model/parseCondition';
import { Report } from '../model/Problems';
import { Check, Effort, FactSourceDeclaration, Model } from '../model/types';
import { compileCondition, ConditionJudge } from './compileCondition';
import { compilePredicate, ValueJudge } from './compilePredicate';
import { EntityReading, ReadingPlan } from './ReadingPlan';

/** One proof of a check: how it is judged, and the slots of what it is judged by. */
export interface ProofPlan {
  readonly judge: ConditionJudge;
  readonly slots: readonly number[];
}

/** A check, made ready. */
export interface CheckPlan {
  readonly check: Check;
  readonly proofs: readonly ProofPlan[];
  readonly notApplicable?: ValueJudge;
  /** Time from which it blocks; `Infinity` for a recommendation. */
  readonly blocksFrom: number;
}

/** A model as what to read, and what to judge by it. */
export interface ModelPlan {
  readonly model: Model;
  readonly entities: readonly EntityReading[];
  /** How many observations there are to make. */
  readonly slotCount: number;
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
  const checks = model.stages.flatMap(stage =>
    stage.checks.map(check => planCheck(check, reading)),
  );
  return {
    model,
    checks,
    entities: reading.entities,
    slotCount: reading.slotCount,
    efforts: new Map(checks.map(({ check }) => [check.id, check.fix.effort])),
  };
}

function planCheck(check: Check, reading: ReadingPlan): CheckPlan {
  const report: Report = (path, message) => {
    throw new InputError(
      `check '${check.id}' was not made by parseModel: ${path.join(
        '.',
      )} ${message}`,
    );
  };
  const lookup = createFactLookup();
  const slotOf = (subject: Subject) => reading.slotOf(subject, check.of);

  const condition = parseCondition(check.condition, { lookup, report });
  const proofs = condition?.kind === 'any' ? condition.parts : [condition];
  const predicate =
    check.notApplicable !== undefined
      ? parsePredicate(check.notApplicable, { report })
      : undefined;

  return {
    check,
    proofs: proofs
      .filter(node => node !== undefined)
      .map(node => ({
        judge: compileCondition(node, slotOf),
        slots: subjectsOf(node).map(slotOf),
      })),
    notApplicable: predicate && compilePredicate(predicate),
    blocksFrom: blocksFrom(check),
  };
}

function blocksFrom(check: Check): number {
  if (!check.required) {
    return Infinity;
  }
  return check.enforceFrom === undefined
    ? -Infinity
    : parseDate(check.enforceFrom) ?? -Infinity;
}
