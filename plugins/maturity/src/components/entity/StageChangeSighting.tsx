import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import {
  CheckSighting,
  Exemption,
  Outcome,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { maturityTranslationRef } from '../../translation';
import { EvidenceLinks } from '../../evidence/EvidenceLinks';
import { Observed } from '../../evidence/Observed';
import { FactNames } from '../../evidence/sourceTitles';
import { explainUnknown } from '../../evidence/unknownCauses';
import { PersonName } from '../../names/PersonName';
import { formatDate } from '../../format/format';
import styles from './StageHistory.module.css';

function Granted(props: { exemption: Exemption }) {
  const { t } = useTranslationRef(maturityTranslationRef);
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

/** What decided a check at one time: what was read, or why nothing could be. */
export function StageChangeSighting(props: {
  sighting: CheckSighting;
  outcome?: Outcome;
  /** The entity whose stage changed. */
  entityRef: string;
  names: FactNames;
}) {
  const { t } = useTranslationRef(maturityTranslationRef);
  const { sighting, outcome, entityRef, names } = props;
  const { observations, unknown, exemption, ofEntityRef } = sighting;
  // What is unknown was not read: its cause says all that there is.
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
