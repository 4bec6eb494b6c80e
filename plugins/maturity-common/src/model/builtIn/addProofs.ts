import { readAlternatives } from '../parseProofs';
import { Check, Condition, Model } from '../types';

/**
 * A proof that a fact source adds to a check of the built-in models.
 *
 * @public
 */
export interface AddedProof {
  /** Id of a check that has several proofs: an `$any`. */
  readonly check: string;
  /** Over facts of the source. It can have `$when` and `$decides`. */
  readonly condition: Condition;
}

/**
 * Adds proofs to the checks of a model. They come before what people attest.
 * Checks that the model does not have are left out.
 *
 * @public
 */
export function addProofs(model: Model, proofs: readonly AddedProof[]): Model {
  if (proofs.length === 0) {
    return model;
  }
  const stages = model.stages.map(stage => ({
    ...stage,
    checks: stage.checks.map(check => addTo(check, proofs)),
  }));
  return { ...model, stages };
}

/** Whether proofs can be added to a check. @public */
export function acceptsProofs({ condition }: Check): boolean {
  return readAlternatives(condition) !== undefined;
}

function addTo(check: Check, proofs: readonly AddedProof[]): Check {
  const added = proofs.filter(proof => proof.check === check.id);
  const alternatives = readAlternatives(check.condition) as
    | readonly Condition[]
    | undefined;
  if (added.length === 0 || !alternatives) {
    return check;
  }
  const isAttested = (alternative: Condition) =>
    Object.keys(alternative).every(key => key.startsWith('attestation/'));
  return {
    ...check,
    condition: {
      $any: [
        ...alternatives.filter(one => !isAttested(one)),
        ...added.map(({ condition }) => condition),
        ...alternatives.filter(isAttested),
      ],
    },
  };
}
