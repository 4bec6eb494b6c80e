import { InputError } from '@backstage/errors';
import { FactSourceDeclaration, Model } from '../model/types';
import { judgeCheck } from './judgeCheck';
import { nextStepsOf } from './nextStepsOf';
import { ModelPlan, planModel } from './planModel';
import { readEntities } from './readEntities';
import { standingOf } from './standingOf';
import { Evaluation, EvaluationInput } from './types';

/**
 * A model made ready for many entities by {@link compileModel}; hand it to
 * `evaluateModel`.
 *
 * @public
 */
export interface CompiledModel {
  readonly model: Model;
  /** Judges one entity; this is what `evaluateModel` calls. */
  readonly evaluate: (input: EvaluationInput) => Evaluation;
}

/**
 * What a model is compiled against.
 *
 * @public
 */
export interface CompileModelOptions {
  /**
   * The installed fact sources: facts of any other are unknown, whatever is
   * stored, and facts older than the declared age are stale.
   */
  readonly sources: Iterable<FactSourceDeclaration>;
}

/**
 * One evaluation in one call: what is judged, and by what.
 *
 * @public
 */
export interface EvaluateModelOptions
  extends EvaluationInput,
    CompileModelOptions {
  readonly model: Model;
}

/**
 * Makes a model ready to be evaluated for many entities. Do it once for each
 * model, and again when the installed sources change.
 *
 * @param model - made by {@link parseModel}
 * @throws InputError if the model was made in another way and is not valid
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
 * Judges one entity: a pure function, without clock and without IO, which never
 * throws over what is stored of an entity.
 *
 * @throws InputError if `now` is not a valid date
 * @public
 */
export function evaluateModel(
  compiled: CompiledModel,
  input: EvaluationInput,
): Evaluation;
/**
 * Compiles a model and judges one entity by it, for when there is only one.
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

function evaluate(plan: ModelPlan, input: EvaluationInput): Evaluation {
  const now = input.now.getTime();
  if (Number.isNaN(now)) {
    throw new InputError('now is not a valid date');
  }
  const readings = readEntities(plan, input, now);
  const checks = plan.checks.map(check =>
    judgeCheck(check, input, readings, now),
  );
  const { blockers, ...standing } = standingOf(plan.model, checks);
  return {
    ...standing,
    checks,
    nextSteps: nextStepsOf(blockers, plan.efforts),
  };
}
