import { RE2JS } from 're2js';
import { Literal, Arguments, Operator } from './conditionNode';
import { DURATION_FORMS, parseDuration } from './duration';
import { FactType, factTypeSchema } from './types';

/** A parsed argument, or why it is invalid. */
type Parsed<T> = { argument: T } | { problem: string };

interface OperatorRule<T> {
  /** The fact types that the operator supports. */
  readonly fits: readonly FactType[];
  readonly parse: (value: unknown) => Parsed<T>;
}

const SCALARS = [
  'boolean',
  'number',
  'string',
] as const satisfies readonly FactType[];

const LIMITS = { pattern: 1_000, alternatives: 1_000 };

/**
 * The rules of all operators except `$contains`. The grammar parses
 * `$contains`, because it nests.
 */
export const operatorRules: {
  readonly [K in Exclude<Operator, '$contains'>]: OperatorRule<Arguments[K]>;
} = {
  $exists: { fits: factTypeSchema.options, parse: parseBoolean },
  $notEmpty: {
    fits: ['string', 'strings', 'instant', 'object'],
    parse: parseBoolean,
  },
  $eq: { fits: SCALARS, parse: parseLiteral },
  $ne: { fits: SCALARS, parse: parseLiteral },
  $in: { fits: SCALARS, parse: parseLiterals },
  $hasPrefix: { fits: ['string'], parse: parseText },
  $matches: { fits: ['string'], parse: parsePattern },
  $gt: { fits: ['number'], parse: parseNumber },
  $gte: { fits: ['number'], parse: parseNumber },
  $lt: { fits: ['number'], parse: parseNumber },
  $lte: { fits: ['number'], parse: parseNumber },
  $within: { fits: ['instant'], parse: parseAge },
  $olderThan: { fits: ['instant'], parse: parseAge },
};

const containsFits: readonly FactType[] = ['strings'];

/** Lists the fact types that an operator supports. */
export function typesThatFit(operator: Operator): readonly FactType[] {
  return operator === '$contains' ? containsFits : operatorRules[operator].fits;
}

/** All operators, in the order of the documentation. */
export const operatorNames: readonly Operator[] = [
  ...(Object.keys(operatorRules) as Exclude<Operator, '$contains'>[]),
  '$contains',
];

export function isOperator(key: string): key is Operator {
  return operatorNames.some(name => name === key);
}

export function isLiteral(value: unknown): value is Literal {
  return ['string', 'number', 'boolean'].includes(typeof value);
}

function parseBoolean(value: unknown): Parsed<boolean> {
  return typeof value === 'boolean'
    ? { argument: value }
    : { problem: 'must be true or false' };
}

function parseNumber(value: unknown): Parsed<number> {
  return typeof value === 'number'
    ? { argument: value }
    : { problem: 'must be a number' };
}

function parseText(value: unknown): Parsed<string> {
  return typeof value === 'string' && value
    ? { argument: value }
    : { problem: 'must be text that is not empty' };
}

function parseLiteral(value: unknown): Parsed<Literal> {
  return isLiteral(value)
    ? { argument: value }
    : { problem: 'must be text, a number, true or false' };
}

function parseLiterals(value: unknown): Parsed<readonly Literal[]> {
  return Array.isArray(value) &&
    value.length > 0 &&
    value.length <= LIMITS.alternatives &&
    value.every(isLiteral)
    ? { argument: value.filter(isLiteral) }
    : {
        problem: `must be a list of 1 to ${LIMITS.alternatives} texts, numbers or booleans`,
      };
}

function parsePattern(value: unknown): Parsed<RE2JS> {
  if (typeof value !== 'string' || !value || value.length > LIMITS.pattern) {
    return {
      problem: `must be a regular expression of 1 to ${LIMITS.pattern} characters`,
    };
  }
  try {
    return { argument: RE2JS.compile(value) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return {
      problem: `${reason.replace(
        /^error parsing regexp: /,
        'bad regular expression: ',
      )} (RE2 syntax)`,
    };
  }
}

function parseAge(value: unknown): Parsed<number> {
  const argument = parseDuration(value);
  return argument === undefined
    ? { problem: `must be ${DURATION_FORMS}` }
    : { argument };
}
