import { EntityRefLink } from '@backstage/plugin-catalog-react';
import {
  CheckEvidence,
  Exemption,
  Outcome,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { useTexts } from '../../translation';
import { EvidenceLinks, Observed } from '../../evidence/Observed';
import { FactNames } from '../../evidence/sourceTitles';
import { explainUnknown } from '../../evidence/unknownCauses';
import { PersonName } from '../../names/PersonName';
import styles from './StageHistory.module.css';
import { formatDate } from '../../format/times';

function Granted(props: { exemption: Exemption }) {
  const t = useTexts();
  const { reason, grantedBy, until, evidence } = props.exemption;
  return (
    <>
      <span>{reason}</span>
      <span>
        {t('entity.detail.exemptBy', { by: <PersonName by={grantedBy} /> })}{' '}
        {t('entity.detail.exemptUntil', { date: formatDate(until) })}
      </span>
      <EvidenceLinks evidence={evidence && [evidence]} />
    </>
  );
}

/** The evidence of a check at one time, or the reason for missing evidence. */
export function StageChangeSighting(props: {
  sighting: CheckEvidence;
  outcome?: Outcome;
  /** The entity whose stage changed. */
  entityRef: string;
  names: FactNames;
}) {
  const t = useTexts();
  const { sighting, outcome, entityRef, names } = props;
  const { observations, unknown, exemption, ofEntityRef } = sighting;
  // The cause of an unknown replaces its observations.
  const read = unknown || exemption ? [] : observations;
  const isEmpty = read.length === 0 && !unknown && !exemption;
  return (
    <span className={styles.sighting}>
      {unknown && (
        <span>
          {explainUnknown(unknown, { t, names, now: Date.now() }).why}
        </span>
      )}
      {exemption && <Granted exemption={exemption} />}
      {read.map(observation => (
        <Observed
          key={observation.fact}
          observation={observation}
          names={names}
        />
      ))}
      {isEmpty && (
        <span>
          {outcome === 'notApplicable'
            ? t('entity.detail.notApplicable')
            : t('entity.history.nothingRead')}
        </span>
      )}
      {ofEntityRef !== undefined && ofEntityRef !== entityRef && (
        <span>
          {t('entity.next.of')} <EntityRefLink entityRef={ofEntityRef} />
        </span>
      )}
    </span>
  );
}
