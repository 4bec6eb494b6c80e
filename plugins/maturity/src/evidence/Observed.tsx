import { Text } from '@backstage/ui';
import {
  Evidence,
  Observation,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { RelativeTime } from '../format/RelativeTime';
import { ExternalLink } from '../links/ExternalLink';
import { useTexts } from '../translation';
import styles from './Observed.module.css';
import { formatValue } from './formatValue';
import { readSourceId, useFactNames } from './sourceTitles';
import { useExplanations } from './unknownCauses';
import { formatDate } from '../format/times';
import { PersonName } from '../names/EntityName';

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

const shownLinks = 4;

/** The links to the evidence. */
export function EvidenceLinks(props: { evidence?: readonly Evidence[] }) {
  const t = useTexts();
  const { evidence = [] } = props;
  const rest = evidence.length - shownLinks;
  return (
    <>
      {evidence.slice(0, shownLinks).map((item, index) => (
        <ExternalLink key={index} href={item.url} title={item.title} />
      ))}
      {rest > 0 && (
        <Text variant="body-small" color="secondary" className={styles.quiet}>
          {t('entity.detail.moreEvidence', { count: rest })}
        </Text>
      )}
    </>
  );
}

function useNames(fact: string) {
  const t = useTexts();
  const names = useFactNames();
  const declaration = names.findDeclaration(fact);
  const sourceId = readSourceId(fact);
  const isEntityPath = sourceId === 'entity';
  return {
    declaration,
    title: declaration?.title ?? fact.slice(sourceId.length + 1),
    source: isEntityPath
      ? t('entity.value.catalogFile')
      : names.sourceTitle(sourceId),
  };
}

/** One observed fact: what, its value, where it was seen, by which source, when. */
export function Observed(props: {
  observation: Observation;
  /** Leaves out the source and the time. */
  isSourceKnown?: boolean;
}) {
  const t = useTexts();
  const { observation, isSourceKnown } = props;
  const { title, source, declaration } = useNames(observation.fact);
  const { explainUnknown } = useExplanations();
  const { unknown, lastError } = observation;
  const isSaid = isAttestation(observation);
  return (
    <span className={styles.observed}>
      <span className={styles.line}>
        <Text variant="body-small" className={styles.value}>
          {isSaid ? (
            <Attested observation={observation} />
          ) : (
            <>
              <span className={styles.title}>{title}: </span>
              {unknown
                ? explainUnknown(unknown).why
                : formatValue(observation.value, t, declaration?.type)}
            </>
          )}
        </Text>
        <EvidenceLinks evidence={observation.evidence} />
        {!unknown && !isSaid && !isSourceKnown && (
          <Text variant="body-small" color="secondary" className={styles.quiet}>
            {t('entity.detail.source', { source })}
            {observation.observedAt && ' · '}
            {observation.observedAt && (
              <RelativeTime instant={observation.observedAt} />
            )}
          </Text>
        )}
      </span>
      {lastError && (
        <Text variant="body-small" className={styles.error}>
          {t('entity.detail.lastError', { message: lastError.message })}
        </Text>
      )}
    </span>
  );
}
