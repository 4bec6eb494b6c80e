import { JsonValue } from '@backstage/types';
import { CLOCK_SKEW, parseInstant } from '../model/instant';
import {
  Literal,
  Arguments,
  Operator,
  PredicateNode,
  ValueTest,
} from '../model/conditionNode';
import { PathTree } from './PathTree';

/** Tests a known value; `undefined` is a missing value. */
export type ValueJudge = (value: JsonValue | undefined, now: number) => boolean;

const createJudge: {
  readonly [K in Operator]: (argument: Arguments[K]) => ValueJudge;
} = {
  $exists: expected => value => (value !== undefined) === expected,
  $notEmpty: expected => value => isNotEmpty(value) === expected,
  $eq: equals,
  $ne: literal => {
    const isEqual = equals(literal);
    return (value, now) => !isEqual(value, now);
  },
  $in: literals => {
    const judges = literals.map(equals);
    return (value, now) => judges.some(judge => judge(value, now));
  },
  $contains: node => {
    const judge = compilePredicate(node);
    return (value, now) =>
      Array.isArray(value) && value.some(item => judge(item, now));
  },
  $hasPrefix: prefix => {
    const upper = prefix.toUpperCase();
    return value =>
      typeof value === 'string' && value.toUpperCase().startsWith(upper);
  },
  $matches: pattern => value =>
    typeof value === 'string' && pattern.test(value),
  $gt: limit => value => toNumber(value) > limit,
  $gte: limit => value => toNumber(value) >= limit,
  $lt: limit => value => toNumber(value) < limit,
  $lte: limit => value => toNumber(value) <= limit,
  $within: age => (value, now) => {
    const passed = now - toInstant(value);
    return passed <= age && passed >= -CLOCK_SKEW;
  },
  $olderThan: age => (value, now) => now - toInstant(value) > age,
};

/** Compiles a predicate over one known value. */
export function compilePredicate(node: PredicateNode): ValueJudge {
  switch (node.kind) {
    case 'all': {
      const parts = node.parts.map(compilePredicate);
      return (value, now) => parts.every(part => part(value, now));
    }
    case 'any': {
      const parts = node.parts.map(compilePredicate);
      return (value, now) => parts.some(part => part(value, now));
    }
    case 'not': {
      const part = compilePredicate(node.part);
      return (value, now) => !part(value, now);
    }
    default: {
      const judge = compileTests(node.tests);
      if (node.operand.path === undefined) {
        return judge;
      }
      const tree = PathTree.create([node.operand.path]);
      return (value, now) => {
        const found: JsonValue[] = [];
        tree.read(value, found);
        return judge(found[0], now);
      };
    }
  }
}

/** Compiles all tests of a value into one function. */
export function compileTests(tests: readonly ValueTest[]): ValueJudge {
  const judges = tests.map(compileTest);
  return judges.length === 1
    ? judges[0]
    : (value, now) => judges.every(judge => judge(value, now));
}

function compileTest<K extends Operator>(test: ValueTest<K>): ValueJudge {
  return createJudge[test.operator](test.argument);
}

/**
 * Equality as in the catalog's filter predicates: ignores case, and a number
 * equals its text.
 */
function equals(literal: Literal): ValueJudge {
  if (typeof literal === 'boolean') {
    return value => value === literal;
  }
  const text = String(literal);
  const upper = text.toUpperCase();
  return typeof literal === 'number'
    ? value => value === literal || value === text
    : value =>
        value === literal ||
        (typeof value === 'string' && value.toUpperCase() === upper) ||
        (typeof value === 'number' && String(value) === literal);
}

function isNotEmpty(value: JsonValue | undefined): boolean {
  if (typeof value === 'string') {
    return value.trim() !== '';
  }
  if (Array.isArray(value)) {
    return value.length > 0;
  }
  if (typeof value === 'object' && value !== null) {
    return Object.keys(value).length > 0;
  }
  return value !== undefined && value !== null;
}

/**
 * Converts to a number; NaN, for which every comparison is false, if the value
 * is not a number.
 */
function toNumber(value: JsonValue | undefined): number {
  if (typeof value === 'string' && value.trim() !== '') {
    return Number(value);
  }
  return typeof value === 'number' ? value : NaN;
}

/**
 * Converts to milliseconds; NaN, for which every comparison is false, if the
 * value is not an instant.
 */
function toInstant(value: JsonValue | undefined): number {
  return (typeof value === 'string' ? parseInstant(value) : undefined) ?? NaN;
}
