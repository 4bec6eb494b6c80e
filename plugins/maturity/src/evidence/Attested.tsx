import { Observation } from '@platform-maturity/backstage-plugin-maturity-common';
import { useTexts } from '../translation';
import { PersonName } from '../names/PersonName';
import { formatDate } from '../format/times';

/** Whether an observation is an attestation, or the lack of one. */
export function isAttestation({ fact, unknown }: Observation): boolean {
  return fact.startsWith('attestation/') && !unknown;
}

/** An attestation as a sentence: who, since when, until when. */
export function Attested(props: {
  observation: Observation;
  /** No links, for where none can stand. */
  isPlain?: boolean;
}) {
  const t = useTexts();
  const { observation, isPlain } = props;
  const { value, statement, expiresAt } = observation;
  if (value !== true) {
    return <>{t('entity.attested.byNobody')}</>;
  }
  if (!statement) {
    return <>{t('entity.attested.unsigned')}</>;
  }
  return (
    <>
      {t('entity.attested.by', {
        by: <PersonName by={statement.by} isPlain={isPlain} />,
        on: formatDate(statement.on),
      })}
      {expiresAt &&
        t('entity.attested.until', { until: formatDate(expiresAt) })}
    </>
  );
}
