import { declaredGrade } from '../../../evaluate/observeSource';
import { gradePath } from '../../../evaluate/ReadingPlan';
import { ConditionNode, Operand } from '../../conditionNode';
import { createFactLookup } from '../../FactLookup';
import { parseProofs, ProofNode } from '../../parseProofs';
import { allGrades, Check, FactSourceDeclaration, Grade } from '../../types';

/** A proof, with the strongest grade at which it can pass. */
export interface GradedProof extends ProofNode {
  readonly grade: Grade;
}

/** Grades the proofs of a check by the declarations of the facts that they read. */
export function gradeProofs(
  check: Check,
  sources: readonly FactSourceDeclaration[],
): GradedProof[] {
  const gradeOperand = (operand: Operand): Grade => {
    if ('path' in operand) {
      return gradePath(operand.path);
    }
    const { facts } = sources.find(({ id }) => id === operand.source) ?? {};
    const fact = facts?.find(({ name }) => name === operand.name);
    return declaredGrade(operand.source, fact);
  };
  const weakness = (node: ConditionNode): number => {
    switch (node.kind) {
      case 'all':
        return Math.max(...node.parts.map(weakness));
      case 'any':
        return Math.min(...node.parts.map(weakness));
      case 'not':
        return weakness(node.part);
      default:
        return allGrades.indexOf(gradeOperand(node.operand));
    }
  };
  const proofs = parseProofs(check.condition, {
    lookup: createFactLookup(sources),
    report: (path, message) => {
      throw new Error(`${check.id}: ${path.join('.')} ${message}`);
    },
  });
  return (proofs ?? []).map(proof => ({
    ...proof,
    grade: allGrades[weakness(proof.condition)],
  }));
}
