import { LogicNode, Operator, PredicateNode, ValueTest } from './conditionNode';
import { didYouMean } from './didYouMean';
import { describeMisfit } from './describeMisfit';
import { isLiteral, isOperator, operatorRules } from './operators';
import { Path, Report } from './Problems';
import { FactType } from './types';

const LIMITS = { depth: 16, tests: 200 };
const LOGIC = ['$all', '$any', '$not'];

/** The operators that conditions on a value can use. */
export interface Grammar {
  readonly operators: readonly Operator[];
  /** Operators that need no key, in an item of a list. */
  readonly selfOperators: readonly Operator[];
  /** Whether a value can have several operators at once. */
  readonly joinsOperators: boolean;
}

/** The differences between conditions over facts and predicates over a value. */
export interface Dialect<S> extends Grammar {
  /** The operand of a test without a key; absent if every test needs a key. */
  readonly self?: S;
  /** Reads the key of a test, or reports why it is invalid. */
  readOperand(
    key: string,
    path: Path,
  ): { readonly operand: S; readonly type?: FactType } | undefined;
  /** Parses the condition on the items of a list. */
  parseItem(value: unknown, path: Path): PredicateNode | undefined;
}

/**
 * Parses the logic that all dialects share. Each method reports every error and
 * then returns `undefined`.
 */
export class LogicParser<S> {
  readonly #dialect: Dialect<S>;
  readonly #report: Report;
  #tests = 0;

  constructor(dialect: Dialect<S>, report: Report) {
    this.#dialect = dialect;
    this.#report = report;
  }

  parse(input: unknown, path: Path = []): LogicNode<S> | undefined {
    const wasTooLarge = this.#tests > LIMITS.tests;
    const node = this.#parseNode(input, path, 0);
    if (this.#tests <= LIMITS.tests) {
      return node;
    }
    if (!wasTooLarge) {
      this.#report(path, `too large: more than ${LIMITS.tests} tests`);
    }
    return undefined;
  }

  #parseNode(
    input: unknown,
    path: Path,
    depth: number,
  ): LogicNode<S> | undefined {
    const { self, selfOperators } = this.#dialect;
    if (depth > LIMITS.depth) {
      this.#report(path, `nested more than ${LIMITS.depth} levels deep`);
      return undefined;
    }
    if (isLiteral(input) && self !== undefined) {
      return this.#testNode(self, [{ operator: '$eq', argument: input }]);
    }
    const entries = this.#readEntries(
      input,
      path,
      'combine conditions with $all',
    );
    if (!entries) {
      return undefined;
    }
    const logic = entries.find(([key]) => LOGIC.includes(key));
    if (logic) {
      if (entries.length > 1) {
        this.#report(
          path,
          `${logic[0]} must be the only key; combine conditions with $all`,
        );
        return undefined;
      }
      return this.#parseLogic(logic[0], logic[1], [...path, logic[0]], depth);
    }
    if (self !== undefined && entries.some(([key]) => key.startsWith('$'))) {
      const tests = this.#parseTests(entries, path, selfOperators);
      return tests && this.#testNode(self, tests);
    }
    const parts = entries.map(([key, value]) =>
      this.#parseKeyed(key, value, path),
    );
    return parts.length === 1 ? parts[0] : joined('all', parts);
  }

  #parseLogic(
    key: string,
    argument: unknown,
    path: Path,
    depth: number,
  ): LogicNode<S> | undefined {
    if (key === '$not') {
      const part = this.#parseNode(argument, path, depth + 1);
      return part && { kind: 'not', part };
    }
    if (!Array.isArray(argument) || argument.length === 0) {
      this.#report(path, 'must be a list of at least one condition');
      return undefined;
    }
    const parts = argument.map((part: unknown, index) =>
      this.#parseNode(part, [...path, index], depth + 1),
    );
    return joined(key === '$all' ? 'all' : 'any', parts);
  }

  #parseKeyed(
    key: string,
    value: unknown,
    path: Path,
  ): LogicNode<S> | undefined {
    if (key.startsWith('$')) {
      this.#report(path, misplaced(key));
      return undefined;
    }
    const read = this.#dialect.readOperand(key, path);
    const inner = [...path, key];
    const tests = this.#parseValue(value, inner);
    const misfits = (tests ?? []).map(
      test => read?.type && describeMisfit(test, key, read.type),
    );
    for (const misfit of misfits.filter(Boolean)) {
      this.#report(inner, misfit ?? '');
    }
    return read && tests && !misfits.some(Boolean)
      ? this.#testNode(read.operand, tests)
      : undefined;
  }

  #parseValue(value: unknown, path: Path): readonly ValueTest[] | undefined {
    if (isLiteral(value)) {
      return [{ operator: '$eq', argument: value }];
    }
    const entries = this.#readEntries(
      value,
      path,
      'for one of several values use $in',
    );
    return entries && this.#parseTests(entries, path, this.#dialect.operators);
  }

  #parseTests(
    entries: readonly (readonly [string, unknown])[],
    path: Path,
    operators: readonly Operator[],
  ): readonly ValueTest[] | undefined {
    if (entries.length > 1 && !this.#dialect.joinsOperators) {
      this.#report(
        path,
        "must have only one operator, like the catalog's filters",
      );
      return undefined;
    }
    const tests = entries.map(([key, value]) =>
      this.#parseTest(key, value, path, operators),
    );
    return allKnown(tests);
  }

  #parseTest(
    key: string,
    value: unknown,
    path: Path,
    operators: readonly Operator[],
  ): ValueTest | undefined {
    if (!isOperator(key) || !operators.includes(key)) {
      this.#report(
        path,
        LOGIC.includes(key)
          ? `${key} combines conditions; use it outside of the key of a value`
          : `unknown operator '${key}'${didYouMean(key, operators)}`,
      );
      return undefined;
    }
    const inner = [...path, key];
    if (key === '$contains') {
      const argument = this.#dialect.parseItem(value, inner);
      return argument && { operator: key, argument };
    }
    const parsed = operatorRules[key].parse(value);
    if ('problem' in parsed) {
      this.#report(inner, parsed.problem);
      return undefined;
    }
    // Safe: the rule of the operator parsed its argument. TypeScript cannot
    // infer that.
    return { operator: key, argument: parsed.argument } as ValueTest;
  }

  #testNode(operand: S, tests: readonly ValueTest[]): LogicNode<S> {
    this.#tests += tests.length;
    return { kind: 'test', operand, tests };
  }

  #readEntries(
    input: unknown,
    path: Path,
    insteadOfList: string,
  ): [string, unknown][] | undefined {
    if (input === undefined) {
      this.#report(path, 'is missing');
    } else if (Array.isArray(input)) {
      this.#report(path, `must not be a list; ${insteadOfList}`);
    } else if (typeof input !== 'object' || input === null) {
      this.#report(path, 'must be an object');
    } else {
      const entries = Object.entries(input);
      if (entries.length > 0) {
        return entries;
      }
      this.#report(path, 'must not be empty');
    }
    return undefined;
  }
}

function misplaced(key: string): string {
  if (key === '$when') {
    return '$when is only allowed in an alternative of the outermost $any, next to the condition that it guards';
  }
  if (key === '$decides') {
    return '$decides is only allowed in an alternative of the outermost $any, next to the condition that decides';
  }
  return isOperator(key)
    ? `${key} tests a value; use it under the key of a value`
    : `unknown operator '${key}'${didYouMean(key, LOGIC)}`;
}

function joined<S>(
  kind: 'all' | 'any',
  parts: readonly (LogicNode<S> | undefined)[],
): LogicNode<S> | undefined {
  const known = allKnown(parts);
  return known && { kind, parts: known };
}

function allKnown<T>(items: readonly (T | undefined)[]): T[] | undefined {
  const known = items.filter(item => item !== undefined);
  return known.length === items.length ? known : undefined;
}
