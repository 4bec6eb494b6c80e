import { ConditionNode } from './conditionNode';
import { createConditionParser, ConditionOptions } from './parseCondition';
import { Path } from './Problems';

const GUARD = '$when';

/** One alternative that can prove a check. */
export interface ProofNode {
  /** Where it does not hold, the proof does not concern the entity. */
  readonly when?: ConditionNode;
  readonly condition: ConditionNode;
}

/**
 * Parses the condition of a check into its proofs: the alternatives of an
 * outermost `$any`, else the condition as a whole. Reports everything that is
 * wrong, and then answers `undefined`.
 */
export function parseProofs(
  input: unknown,
  options: ConditionOptions,
): readonly ProofNode[] | undefined {
  const parser = createConditionParser(options);

  function parseProof(alternative: unknown, path: Path): ProofNode | undefined {
    if (!isRecord(alternative) || !Object.hasOwn(alternative, GUARD)) {
      const condition = parser.parse(alternative, path);
      return condition && { condition };
    }
    const { [GUARD]: guard, ...rest } = alternative;
    const when = parser.parse(guard, [...path, GUARD]);
    const condition = parser.parse(rest, path);
    return when && condition && { when, condition };
  }

  const alternatives = alternativesOf(input);
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

function alternativesOf(input: unknown): readonly unknown[] | undefined {
  if (!isRecord(input) || Object.keys(input).length !== 1) {
    return undefined;
  }
  const { $any } = input;
  return Array.isArray($any) && $any.length > 0 ? $any : undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
