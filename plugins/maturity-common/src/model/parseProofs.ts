import { ConditionNode } from './conditionNode';
import { createConditionParser, ConditionOptions } from './parseCondition';
import { Path } from './Problems';

const GUARD = '$when';
const DECIDES = '$decides';

/** One alternative of a condition. Any one passes the check. */
export interface ProofNode {
  /** If the guard is false, the proof does not apply to the entity. */
  readonly when?: ConditionNode;
  /**
   * Observed to be false, it fails the check against what is declared or
   * attested. While its source cannot tell, no statement passes the check.
   */
  readonly decides?: true;
  readonly condition: ConditionNode;
}

/**
 * Parses the condition of a check into its proofs: the alternatives of the
 * outermost `$any`, otherwise the whole condition. Reports every error and then
 * returns `undefined`.
 */
export function parseProofs(
  input: unknown,
  options: ConditionOptions,
): readonly ProofNode[] | undefined {
  const parser = createConditionParser(options);

  function parseProof(alternative: unknown, path: Path): ProofNode | undefined {
    if (!isRecord(alternative)) {
      const condition = parser.parse(alternative, path);
      return condition && { condition };
    }
    const { [GUARD]: guard, [DECIDES]: decides, ...rest } = alternative;
    if (decides !== undefined && decides !== true) {
      options.report([...path, DECIDES], 'must be true, or left out');
      return undefined;
    }
    const when =
      guard === undefined ? undefined : parser.parse(guard, [...path, GUARD]);
    const condition = parser.parse(rest, path);
    if (!condition || (guard !== undefined && !when)) {
      return undefined;
    }
    return {
      condition,
      ...(when && { when }),
      ...(decides && { decides }),
    };
  }

  const alternatives = readAlternatives(input);
  if (!alternatives) {
    const condition = parser.parse(input);
    return condition && [{ condition }];
  }
  const proofs = alternatives.map((alternative, index) =>
    parseProof(alternative, ['$any', index]),
  );
  const known = proofs.filter(proof => proof !== undefined);
  return known.length === proofs.length ? known : undefined;
}

/** The alternatives of a condition that is an `$any`, and of no other. */
export function readAlternatives(
  input: unknown,
): readonly unknown[] | undefined {
  if (!isRecord(input) || Object.keys(input).length !== 1) {
    return undefined;
  }
  const { $any } = input;
  return Array.isArray($any) && $any.length > 0 ? $any : undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
