import { ConditionNode, listOperands, Operand } from '../model/conditionNode';
import { Grade } from '../model/types';
import { Observation } from './types';
import { compileTests } from './compilePredicate';

/**
 * The truth values as ordered numbers, each known one with the grade that it
 * rests on: "and" is the minimum, "or" the maximum, and "not" the mirror image.
 * So one observation suffices to fail an "and", and an "or" fails as weakly as
 * its weakest part.
 */
export const UNKNOWN = 3;

/** A truth value: 0 to 2 are false, 4 to 6 are true. */
export type Truth = 0 | 1 | 2 | typeof UNKNOWN | 4 | 5 | 6;

/** False, by the grade of what was read. */
export const FAIL = { observed: 0, declared: 1, attested: 2 } as const;

/** True, by the grade of what was read. */
export const PASS = { attested: 4, declared: 5, observed: 6 } as const;

const GRADES = [
  'observed',
  'declared',
  'attested',
  undefined,
  'attested',
  'declared',
  'observed',
] as const;

const OUTCOMES = [
  'fail',
  'fail',
  'fail',
  'unknown',
  'pass',
  'pass',
  'pass',
] as const;

/** The outcome that a truth value means. */
export function toOutcome(truth: Truth): 'fail' | 'unknown' | 'pass' {
  return OUTCOMES[truth];
}

/** The grade that a truth value rests on; none if it is unknown. */
export function toGrade(truth: Truth): Grade | undefined {
  return GRADES[truth];
}

/** The truth value of a test; without a grade, the value was observed. */
function toTruth(holds: boolean, grade: Grade | undefined): Truth {
  // Compared one by one: this runs for each test of each entity.
  if (grade === 'attested') {
    return holds ? PASS.attested : FAIL.attested;
  }
  if (grade === 'declared') {
    return holds ? PASS.declared : FAIL.declared;
  }
  return holds ? PASS.observed : FAIL.observed;
}

const MIRRORED = [6, 5, 4, 3, 2, 1, 0] as const;

/** Evaluates a condition; observations are indexed by slot. */
export type ConditionJudge = (
  observations: readonly Observation[],
  now: number,
) => Truth;

/** Finds the slot of an operand; `isTimed` if its age is tested. */
export type FindSlot = (operand: Operand, isTimed?: boolean) => number;

/** Compiles a condition over observations. */
export function compileCondition(
  node: ConditionNode,
  findSlot: FindSlot,
): ConditionJudge {
  switch (node.kind) {
    case 'all': {
      const parts = node.parts.map(part => compileCondition(part, findSlot));
      return (observations, now) => {
        let least: Truth = PASS.observed;
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
        let most: Truth = FAIL.observed;
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
      const isTimed = node.tests.some(
        ({ operator }) => operator === '$within' || operator === '$olderThan',
      );
      const slot = findSlot(node.operand, isTimed);
      const judge = compileTests(node.tests);
      const isFact = 'source' in node.operand;
      return (observations, now) => {
        const { unknown, value, grade } = observations[slot];
        if (unknown) {
          return UNKNOWN;
        }
        // A source reports null if it looked and found nothing.
        const known = isFact && value === null ? undefined : value;
        return toTruth(judge(known, now), grade);
      };
    }
  }
}

/** A compiled condition, with the slots that it reads. */
export interface ConditionPlan {
  readonly judge: ConditionJudge;
  readonly slots: readonly number[];
}

/** Compiles a condition and lists the slots that it reads. */
export function planCondition(
  node: ConditionNode,
  findSlot: FindSlot,
): ConditionPlan {
  return {
    judge: compileCondition(node, findSlot),
    slots: listOperands(node).map(operand => findSlot(operand)),
  };
}
