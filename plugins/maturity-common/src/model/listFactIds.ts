import { ConditionNode, formatOperand, listOperands } from './conditionNode';
import { createFactLookup } from './FactLookup';
import { parseCondition } from './parseCondition';
import { parseProofs } from './parseProofs';
import { Check, Model } from './types';

const options = { lookup: createFactLookup(), report: () => {} };

/**
 * Lists the ids (`source/name`) of all facts that a model reads, in the order
 * of the model, each once. Paths into the entity are not included.
 *
 * @public
 */
export function listFactIds(model: Model): string[] {
  const profiles = (model.profiles ?? []).flatMap(({ contradictedBy }) =>
    contradictedBy
      ? listNodeFactIds(parseCondition(contradictedBy, options))
      : [],
  );
  const checks = model.stages
    .flatMap(stage => stage.checks)
    .flatMap(listCheckFactIds);
  return [...new Set([...profiles, ...checks])];
}

/**
 * Lists the ids (`source/name`) of all facts that a check reads, each once. Paths
 * into the entity are not included.
 *
 * @public
 */
export function listCheckFactIds({ condition }: Check): string[] {
  const proofs = parseProofs(condition, options) ?? [];
  const ids = proofs.flatMap(proof => [
    ...listNodeFactIds(proof.when),
    ...listNodeFactIds(proof.condition),
  ]);
  return [...new Set(ids)];
}

function listNodeFactIds(node: ConditionNode | undefined): string[] {
  return (node ? listOperands(node) : []).flatMap(operand =>
    'path' in operand ? [] : formatOperand(operand),
  );
}
