import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { VisuallyHidden } from '@backstage/ui';
import { ProofResult } from '@platform-maturity/backstage-plugin-maturity-common';
import { maturityTranslationRef } from '../../translation';
import { Observed } from '../../evidence/Observed';
import { FactNames } from '../../evidence/sourceTitles';
import { OutcomeFace } from '../../outcome/OutcomeFace';
import styles from './CheckDetail.module.css';

/** Each way to prove a check, with what came of it. */
export function ProofList(props: {
  proofs: readonly ProofResult[];
  names: FactNames;
}) {
  const { t } = useTranslationRef(maturityTranslationRef);
  return (
    <ul className={styles.proofs}>
      {props.proofs.map((proof, index) => (
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
                names={props.names}
              />
            ))}
          </div>
        </li>
      ))}
    </ul>
  );
}
