import { ConditionNode, formatOperand, listOperands } from './conditionNode';
import { createFactLookup } from './FactLookup';
import { parseCondition } from './parseCondition';
import { parseProofs } from './parseProofs';
import { Model } from './types';

/**
 * Lists the ids (`source/name`) of all facts that a model reads, in the order
 * of the model, each once. Paths into the entity are not included.
 *
 * @public
 */
export function listFactIds(model: Model): string[] {
  const options = { lookup: createFactLookup(), report: () => {} };
  const ids = new Set<string>();
  const add = (node: ConditionNode | undefined) => {
    for (const operand of node ? listOperands(node) : []) {
      if (!('path' in operand)) {
        ids.add(formatOperand(operand));
      }
    }
  };
  for (const { contradictedBy } of model.profiles ?? []) {
    add(contradictedBy && parseCondition(contradictedBy, options));
  }
  for (const { condition } of model.stages.flatMap(({ checks }) => checks)) {
    for (const proof of parseProofs(condition, options) ?? []) {
      add(proof.when);
      add(proof.condition);
    }
  }
  return [...ids];
}
