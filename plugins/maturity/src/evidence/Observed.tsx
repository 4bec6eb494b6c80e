import { Text } from '@backstage/ui';
import {
  Evidence,
  Observation,
  UnmetTest,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { RelativeTime } from '../format/RelativeTime';
import { ExternalLink } from '../links/ExternalLink';
import { useTexts } from '../translation';
import styles from './Observed.module.css';
import { formatValue } from './formatValue';
import { GradeMark } from './GradeMark';
import { useNeeds } from './useNeeds';
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
    return statement ? (
      <>
        {t(`entity.attested.${statement.answer ?? 'no'}`, {
          by: <PersonName by={statement.by} isPlain={isPlain} />,
          on: formatDate(statement.on),
        })}
      </>
    ) : (
      <>{t('entity.attested.byNobody')}</>
    );
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

/** The names of a fact and its source, and how it is declared. */
export function useFactWords(fact: string) {
  const t = useTexts();
  const names = useFactNames();
  const declaration = names.findDeclaration(fact);
  const sourceId = readSourceId(fact);
  const isEntityPath = sourceId === 'entity';
  return {
    declaration,
    isEntityPath,
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
  /** The need of the proof that the observation fails. */
  unmet?: UnmetTest;
}) {
  const t = useTexts();
  const toNeed = useNeeds();
  const { observation, isSourceKnown, unmet } = props;
  const { title, source, declaration } = useFactWords(observation.fact);
  const { explainUnknown } = useExplanations();
  const { unknown, lastError, grade } = observation;
  const value = formatValue(observation.value, t, declaration?.type);
  const seen = unmet
    ? t('entity.needs.seen', {
        seen: value,
        needed: toNeed(unmet, declaration?.type),
      })
    : value;
  const isSaid = isAttestation(observation);
  const isLacking =
    isSaid && observation.value !== true && !observation.statement;
  return (
    <span className={styles.observed}>
      <span className={styles.line}>
        <Text variant="body-small" className={styles.value}>
          {isSaid ? (
            <Attested observation={observation} />
          ) : (
            <>
              <span className={styles.title}>{title}: </span>
              {unknown ? explainUnknown(unknown).why : seen}
            </>
          )}
        </Text>
        {grade && !isLacking && <GradeMark grade={grade} />}
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
