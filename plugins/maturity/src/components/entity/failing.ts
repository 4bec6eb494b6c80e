import {
  CheckResult,
  Condition,
  findUnmet,
  ProofResult,
  UnmetTest,
} from '@platform-maturity/backstage-plugin-maturity-common';

function toWeight({ decides }: ProofResult): number {
  return decides ? 1 : 0;
}

/** The observations that fail a check, each fact once: the proof that decides first, attestations last. */
export function findFailing(
  condition: Condition,
  { proofs }: CheckResult,
): readonly UnmetTest[] {
  const now = Date.now();
  const unmet = proofs
    .filter(({ outcome }) => outcome === 'fail')
    .sort((one, other) => toWeight(other) - toWeight(one))
    .flatMap(proof => findUnmet(condition, proof, now) ?? []);
  const byFact = new Map(unmet.map(one => [one.observation.fact, one]));
  const isStatement = ({ observation }: UnmetTest) =>
    Number(observation.grade === 'attested');
  return [...byFact.values()].sort(
    (one, other) => isStatement(one) - isStatement(other),
  );
}
