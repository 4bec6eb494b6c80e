import { Entity } from '@backstage/catalog-model';
import { evaluateFilterPredicate } from '@backstage/filter-predicates';
import { InputError } from '@backstage/errors';
import { FactSourceDeclaration, Model } from '../model/types';
import { judgeCheck } from './judgeCheck';
import { findProfile } from './profiles';
import { rankNextSteps } from './rankNextSteps';
import { ModelPlan, planModel } from './planModel';
import { readEntities } from './readEntities';
import { findStanding } from './findStanding';
import { EvaluationInput } from './input';
import { Evaluation } from './types';

/**
 * A model compiled by {@link compileModel}, for `evaluateModel`.
 *
 * @public
 */
export interface CompiledModel {
  readonly model: Model;
  /** Evaluates the model for one entity; `evaluateModel` calls it. */
  readonly evaluate: (input: EvaluationInput) => Evaluation;
}

/**
 * Options of {@link compileModel}.
 *
 * @public
 */
export interface CompileModelOptions {
  /**
   * The installed fact sources. Facts of other sources are unknown, even if
   * stored. Facts older than their declared maximum age are stale.
   */
  readonly sources: Iterable<FactSourceDeclaration>;
}

/**
 * Options to compile and evaluate a model in one call.
 *
 * @public
 */
export interface EvaluateModelOptions
  extends EvaluationInput,
    CompileModelOptions {
  readonly model: Model;
}

/**
 * Compiles a model to evaluate it for many entities. Compile each model once,
 * and again when the installed sources change.
 *
 * @param model - a result of {@link parseModel}
 * @throws InputError if the model is invalid
 * @public
 */
export function compileModel(
  model: Model,
  options: CompileModelOptions,
): CompiledModel {
  const plan = planModel(model, options.sources);
  return { model, evaluate: input => evaluate(plan, input) };
}

/**
 * Evaluates a model for one entity. The function is pure: no clock, no IO.
 * Stored data never makes it throw.
 *
 * @throws InputError if `now` is not a valid date
 * @public
 */
export function evaluateModel(
  compiled: CompiledModel,
  input: EvaluationInput,
): Evaluation;
/**
 * Compiles a model and evaluates it for a single entity.
 *
 * @public
 */
export function evaluateModel(options: EvaluateModelOptions): Evaluation;
export function evaluateModel(
  first: CompiledModel | EvaluateModelOptions,
  input?: EvaluationInput,
): Evaluation {
  if ('evaluate' in first) {
    return first.evaluate(input as EvaluationInput);
  }
  return compileModel(first.model, first).evaluate(first);
}

/**
 * Checks whether a model applies to an entity, like a catalog filter.
 *
 * @public
 */
export function modelAppliesTo(model: Model, entity: Entity): boolean {
  return evaluateFilterPredicate(model.appliesTo, entity);
}

function evaluate(plan: ModelPlan, input: EvaluationInput): Evaluation {
  const now = input.now.getTime();
  if (Number.isNaN(now)) {
    throw new InputError('now is not a valid date');
  }
  const readings = readEntities(plan, input, now);
  const profile =
    plan.profiles &&
    findProfile(plan.profiles, input.entity, readings.observations, now);
  const checks = plan.checks.map(check =>
    judgeCheck(check, input, readings, now, profile?.id),
  );
  const { blockers, ...standing } = findStanding(plan.model, checks);
  const evaluation: Draft = {
    ...standing,
    checks,
    nextSteps: rankNextSteps(blockers, plan.efforts),
  };
  if (profile) {
    evaluation.profile = profile;
  }
  if (readings.leftOut !== undefined) {
    evaluation.leftOut = readings.leftOut;
  }
  return evaluation;
}

/** A mutable evaluation, so that absent properties stay absent. */
type Draft = { -readonly [K in keyof Evaluation]: Evaluation[K] };
