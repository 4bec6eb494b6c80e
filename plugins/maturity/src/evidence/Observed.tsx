import { Text } from '@backstage/ui';
import {
  Evidence,
  Observation,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { RelativeTime } from '../format/RelativeTime';
import { ExternalLink } from '../links/ExternalLink';
import { useTexts } from '../translation';
import { Attested, isAttestation } from './Attested';
import styles from './Observed.module.css';
import { formatValue } from './formatValue';
import { FactNames, readSourceId } from './sourceTitles';
import { explainUnknown } from './unknownCauses';

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

function useNames(names: FactNames, fact: string) {
  const t = useTexts();
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
  names: FactNames;
  /** Leaves out the source and the time. */
  isSourceKnown?: boolean;
}) {
  const t = useTexts();
  const { observation, names, isSourceKnown } = props;
  const { title, source, declaration } = useNames(names, observation.fact);
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
                ? explainUnknown(unknown, { t, names, now: Date.now() }).why
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
