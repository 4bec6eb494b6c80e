import { FactId } from './FactLookup';
import { RE2JS } from 're2js';

/** A value that conditions compare with. */
export type Literal = string | number | boolean;

/** The operators of the grammar, each with its parsed argument. */
export interface Arguments {
  readonly $exists: boolean;
  readonly $notEmpty: boolean;
  readonly $eq: Literal;
  readonly $ne: Literal;
  readonly $in: readonly Literal[];
  readonly $contains: PredicateNode;
  readonly $hasPrefix: string;
  readonly $matches: RE2JS;
  readonly $gt: number;
  readonly $gte: number;
  readonly $lt: number;
  readonly $lte: number;
  /** Milliseconds. */
  readonly $within: number;
  /** Milliseconds. */
  readonly $olderThan: number;
}

export type Operator = keyof Arguments;

/** One operator with its argument. */
export type ValueTest<K extends Operator = Operator> = {
  [P in K]: { readonly operator: P; readonly argument: Arguments[P] };
}[K];

/** A parsed condition. `S` is the type of the operands at its leaves. */
export type LogicNode<S> =
  | { readonly kind: 'all' | 'any'; readonly parts: readonly LogicNode<S>[] }
  | { readonly kind: 'not'; readonly part: LogicNode<S> }
  | {
      readonly kind: 'test';
      readonly operand: S;
      /** All tests must hold. */
      readonly tests: readonly ValueTest[];
    };

/** The value that a condition tests: a fact, or a path into the entity. */
export type Operand = FactId | { readonly path: string };

/** The parsed condition of a check. Its facts may be unknown. */
export type ConditionNode = LogicNode<Operand>;

/**
 * A parsed predicate over one known value: a catalog filter predicate, or the
 * argument of `$contains`. The operand is a path into the value, or the value
 * itself.
 */
export type PredicateNode = LogicNode<{ readonly path?: string }>;

/** Formats an operand as the id that results show. */
export function formatOperand(operand: Operand): string {
  return 'path' in operand
    ? `entity/${operand.path}`
    : `${operand.source}/${operand.name}`;
}

/** Lists the operands of a node in written order, each once. */
export function listOperands(node: ConditionNode): readonly Operand[] {
  const operands = new Map<string, Operand>();
  function visit(part: ConditionNode) {
    switch (part.kind) {
      case 'test':
        operands.set(formatOperand(part.operand), part.operand);
        break;
      case 'not':
        visit(part.part);
        break;
      default:
        part.parts.forEach(visit);
    }
  }
  visit(node);
  return [...operands.values()];
}
