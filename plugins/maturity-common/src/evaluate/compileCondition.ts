import { ConditionNode, Operand } from '../model/conditionNode';
import { Observation } from './types';
import { compileTests } from './compilePredicate';

/**
 * The three truth values, as numbers in whose order "and" is the minimum, "or"
 * the maximum and "not" the mirror image.
 */
export const FAIL = 0;
/** Neither, because something was not observed. */
export const UNKNOWN = 1;
/** The condition holds. */
export const PASS = 2;

/** A truth value. */
export type Truth = typeof FAIL | typeof UNKNOWN | typeof PASS;

/** The words of the truth values. */
export const truthNames = ['fail', 'unknown', 'pass'] as const;

const MIRRORED = [PASS, UNKNOWN, FAIL] as const;

/** Decides over observations, which stand at the slots given when compiling. */
export type ConditionJudge = (
  observations: readonly Observation[],
  now: number,
) => Truth;

/** Compiles a condition over observations. */
export function compileCondition(
  node: ConditionNode,
  slotOf: (operand: Operand) => number,
): ConditionJudge {
  switch (node.kind) {
    case 'all': {
      const parts = node.parts.map(part => compileCondition(part, slotOf));
      return (observations, now) => {
        let least: Truth = PASS;
        for (const part of parts) {
          const truth = part(observations, now);
          least = truth < least ? truth : least;
        }
        return least;
      };
    }
    case 'any': {
      const parts = node.parts.map(part => compileCondition(part, slotOf));
      return (observations, now) => {
        let most: Truth = FAIL;
        for (const part of parts) {
          const truth = part(observations, now);
          most = truth > most ? truth : most;
        }
        return most;
      };
    }
    case 'not': {
      const part = compileCondition(node.part, slotOf);
      return (observations, now) => MIRRORED[part(observations, now)];
    }
    default: {
      const slot = slotOf(node.operand);
      const judge = compileTests(node.tests);
      const isFact = 'source' in node.operand;
      return (observations, now) => {
        const { unknown, value } = observations[slot];
        if (unknown) {
          return UNKNOWN;
        }
        // A source that reports null has looked and found nothing.
        const known = isFact && value === null ? undefined : value;
        return judge(known, now) ? PASS : FAIL;
      };
    }
  }
}
