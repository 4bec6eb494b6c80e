import { formatOperand, listOperands } from './conditionNode';
import { createFactLookup } from './FactLookup';
import { parseProofs } from './parseProofs';
import { Model } from './types';

/**
 * Lists the ids (`source/name`) of all facts that a model reads, in the order
 * of the model, each once. Paths into the entity are not included.
 *
 * @public
 */
export function listFactIds(model: Model): string[] {
  const lookup = createFactLookup();
  const ids = new Set<string>();
  for (const stage of model.stages) {
    for (const check of stage.checks) {
      const proofs = parseProofs(check.condition, {
        lookup,
        report: () => {},
      });
      const operands = proofs?.flatMap(({ when, condition }) => [
        ...(when ? listOperands(when) : []),
        ...listOperands(condition),
      ]);
      for (const operand of operands ?? []) {
        if (!('path' in operand)) {
          ids.add(formatOperand(operand));
        }
      }
    }
  }
  return [...ids];
}
