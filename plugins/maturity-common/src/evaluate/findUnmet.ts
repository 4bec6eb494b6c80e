import { JsonPrimitive } from '@backstage/types';
import { RE2JS } from 're2js';
import {
  ConditionNode,
  formatOperand,
  listOperands,
  ValueTest,
} from '../model/conditionNode';
import { createFactLookup } from '../model/FactLookup';
import { parseProofs } from '../model/parseProofs';
import { Condition } from '../model/types';
import { compileTests } from './compilePredicate';
import { Observation, ProofResult } from './types';

/** An operator of conditions. @public */
export type ConditionOperator =
  | '$exists'
  | '$notEmpty'
  | '$eq'
  | '$ne'
  | '$in'
  | '$contains'
  | '$hasPrefix'
  | '$matches'
  | '$gt'
  | '$gte'
  | '$lt'
  | '$lte'
  | '$within'
  | '$olderThan';

/**
 * An observation that fails a proof, and the value that the proof needs.
 *
 * @public
 */
export interface UnmetTest {
  readonly observation: Observation;
  readonly operator: ConditionOperator;
  /**
   * The values that the operator compares with: durations in milliseconds,
   * regular expressions as text; none for a nested predicate.
   */
  readonly expected: readonly JsonPrimitive[];
  /** Set where the test must not hold. */
  readonly isNegated: boolean;
}

/**
 * Finds the first observation that fails a proof; `undefined` if the proof does
 * not fail by what is known.
 *
 * @param condition - of the check, as the model has it
 * @param proof - one of the results of the check
 * @param now - the time in milliseconds since the epoch
 *
 * @public
 */
export function findUnmet(
  condition: Condition,
  proof: ProofResult,
  now: number,
): UnmetTest | undefined {
  const options = { lookup: createFactLookup(), report: () => {} };
  const seen = proof.observations.map(({ fact }) => fact).join('\n');
  const alternative = parseProofs(condition, options)?.find(
    each => listOperands(each.condition).map(formatOperand).join('\n') === seen,
  );
  return alternative && explain(alternative.condition, false);

  /** Finds a test that keeps a node from the value that is needed of it. */
  function explain(
    node: ConditionNode,
    isNegated: boolean,
  ): UnmetTest | undefined {
    if (node.kind === 'not') {
      return explain(node.part, !isNegated);
    }
    if (node.kind === 'test') {
      return explainTest(node, isNegated);
    }
    const unmet = node.parts.map(part => explain(part, isNegated));
    // One failing part fails an "all", and a negated "any".
    const suffices = (node.kind === 'all') !== isNegated;
    return suffices || !unmet.includes(undefined)
      ? unmet.find(part => part !== undefined)
      : undefined;
  }

  function explainTest(
    { operand, tests }: Extract<ConditionNode, { kind: 'test' }>,
    isNegated: boolean,
  ): UnmetTest | undefined {
    const fact = formatOperand(operand);
    const observation = proof.observations.find(each => each.fact === fact);
    if (!observation || observation.unknown) {
      return undefined;
    }
    const value = observation.value ?? undefined;
    const holds = (test: ValueTest) => compileTests([test])(value, now);
    const failing = isNegated
      ? tests.every(holds) && tests[0]
      : tests.find(test => !holds(test));
    return failing
      ? {
          observation,
          operator: failing.operator,
          expected: toValues(failing),
          isNegated,
        }
      : undefined;
  }
}

function toValues({ argument }: ValueTest): readonly JsonPrimitive[] {
  if (argument instanceof RE2JS) {
    return [argument.pattern()];
  }
  if (typeof argument !== 'object') {
    return [argument];
  }
  return 'kind' in argument ? [] : argument;
}
