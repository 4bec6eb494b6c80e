import { VisuallyHidden } from '@backstage/ui';
import {
  Check,
  findUnmet,
  ProofResult,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { Observed } from '../../evidence/Observed';
import { OutcomeFace } from '../../outcome/OutcomeFace';
import { useTexts } from '../../translation';
import styles from './CheckList.module.css';

/** Each way to prove a check, with what came of it, and what is missing where it fails. */
export function ProofList(props: {
  check: Check;
  proofs: readonly ProofResult[];
}) {
  const t = useTexts();
  const { check, proofs } = props;
  return (
    <ul className={styles.proofs}>
      {proofs.map((proof, index) => {
        const unmet =
          proof.outcome === 'fail'
            ? findUnmet(check.condition, proof, Date.now())
            : undefined;
        return (
          <li key={index} className={styles.proof}>
            <span title={t(`entity.detail.proofOutcome.${proof.outcome}`)}>
              <OutcomeFace outcome={proof.outcome} iconOnly />
            </span>
            <div className={styles.observations}>
              {proof.observations.length === 0 && (
                <VisuallyHidden>
                  {t(`entity.detail.proofOutcome.${proof.outcome}`)}
                </VisuallyHidden>
              )}
              {proof.observations.map(observation => (
                <Observed
                  key={observation.fact}
                  observation={observation}
                  unmet={unmet?.observation === observation ? unmet : undefined}
                />
              ))}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
