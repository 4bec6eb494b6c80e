import { CheckInput } from '../../model/types';
import { evaluateModel } from '../evaluateModel';
import { EvaluationInput } from '../input';
import { Evaluation } from '../types';
import { entity, ladder, now, sources } from './tiny';

/** Conditions that pass, fail and are unknown for the entity without facts. */
export const PASS = { 'entity/kind': 'Component' };
export const FAIL = { 'entity/kind': 'API' };
export const UNKNOWN = { 'test/number': 1 };

/** Evaluates stages of checks, above an empty starting stage, for the entity without facts. */
export function evaluate(
  stages: CheckInput[][],
  more: Partial<EvaluationInput> = {},
): Evaluation {
  return evaluateModel({
    model: ladder(...stages),
    sources, entity, now, facts: {},
    ...more,
  });
}
