import { ConditionNode, Operand } from '../model/conditionNode';
import { Observation } from './types';
import { compileTests } from './compilePredicate';

/**
 * The three truth values as ordered numbers: "and" is the minimum, "or" the
 * maximum, and "not" the mirror image.
 */
export const FAIL = 0;
/** Neither true nor false: a fact was not observed. */
export const UNKNOWN = 1;
/** The condition is true. */
export const PASS = 2;

/** A truth value. */
export type Truth = typeof FAIL | typeof UNKNOWN | typeof PASS;

/** Names of the truth values. */
export const truthNames = ['fail', 'unknown', 'pass'] as const;

const MIRRORED = [PASS, UNKNOWN, FAIL] as const;

/** Evaluates a condition; observations are indexed by slot. */
export type ConditionJudge = (
  observations: readonly Observation[],
  now: number,
) => Truth;

/** Compiles a condition over observations. */
export function compileCondition(
  node: ConditionNode,
  findSlot: (operand: Operand) => number,
): ConditionJudge {
  switch (node.kind) {
    case 'all': {
      const parts = node.parts.map(part => compileCondition(part, findSlot));
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
      const parts = node.parts.map(part => compileCondition(part, findSlot));
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
      const part = compileCondition(node.part, findSlot);
      return (observations, now) => MIRRORED[part(observations, now)];
    }
    default: {
      const slot = findSlot(node.operand);
      const judge = compileTests(node.tests);
      const isFact = 'source' in node.operand;
      return (observations, now) => {
        const { unknown, value } = observations[slot];
        if (unknown) {
          return UNKNOWN;
        }
        // A source reports null if it looked and found nothing.
        const known = isFact && value === null ? undefined : value;
        return judge(known, now) ? PASS : FAIL;
      };
    }
  }
}
