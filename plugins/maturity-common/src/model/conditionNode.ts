import { FactId } from './FactLookup';
import { RE2JS } from 're2js';

/** What a value can be compared with. */
export type Literal = string | number | boolean;

/** The operators of the grammar, with what each is given once parsed. */
export interface Operands {
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

export type Operator = keyof Operands;

/** One operator with its operand. */
export type ValueTest<K extends Operator = Operator> = {
  [P in K]: { readonly operator: P; readonly operand: Operands[P] };
}[K];

/** A parsed condition. `S` is what the tests at its leaves are about. */
export type LogicNode<S> =
  | { readonly kind: 'all' | 'any'; readonly parts: readonly LogicNode<S>[] }
  | { readonly kind: 'not'; readonly part: LogicNode<S> }
  | {
      readonly kind: 'test';
      readonly subject: S;
      /** All of them are to hold. */
      readonly tests: readonly ValueTest[];
    };

/** A fact, or a path into the entity. */
export type Subject = FactId | { readonly path: string };

/** Parsed from a condition of a check: a statement about facts, which may be unknown. */
export type ConditionNode = LogicNode<Subject>;

/**
 * Parsed from a catalog filter predicate, or from what `$contains` is given: a
 * statement about one value. The subject is a path into it, or the value itself.
 */
export type PredicateNode = LogicNode<{ readonly path?: string }>;

/** The id under which results name a subject. */
export function subjectId(subject: Subject): string {
  return 'path' in subject
    ? `entity/${subject.path}`
    : `${subject.source}/${subject.name}`;
}

/** All subjects of a node, in the order of writing, each once. */
export function subjectsOf(node: ConditionNode): readonly Subject[] {
  const subjects = new Map<string, Subject>();
  function visit(part: ConditionNode) {
    switch (part.kind) {
      case 'test':
        subjects.set(subjectId(part.subject), part.subject);
        break;
      case 'not':
        visit(part.part);
        break;
      default:
        part.parts.forEach(visit);
    }
  }
  visit(node);
  return [...subjects.values()];
}
