import {
  Check,
  CheckResult,
  Observation,
  UnmetTest,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { formatValue } from '../../evidence/formatValue';
import { Attested, isAttestation, useFactWords } from '../../evidence/Observed';
import { findStated, useExplanations } from '../../evidence/unknownCauses';
import { useNeeds } from '../../evidence/useNeeds';
import { RelativeTime } from '../../format/RelativeTime';
import { formatDate } from '../../format/times';
import { PersonName } from '../../names/EntityName';
import { useTexts } from '../../translation';
import { findFailing } from './failing';

/** "Default branch protected: no", and where it was seen. */
function Seen(props: { observation: Observation; unmet?: UnmetTest }) {
  const t = useTexts();
  const toNeed = useNeeds();
  const { observation, unmet } = props;
  const { value, evidence, observedAt, fact } = observation;
  const { declaration, source, isEntityPath } = useFactWords(fact);
  const shown =
    value === true && evidence?.length
      ? evidence[0].title
      : formatValue(value, t, declaration?.type);
  return (
    <>
      {declaration ? `${declaration.title}: ` : ''}
      {unmet
        ? t('entity.needs.seen', {
            seen: shown,
            needed: toNeed(unmet, declaration?.type),
          })
        : shown}
      {!isEntityPath && ` · ${source}`}
      {observedAt && ' · '}
      {observedAt && <RelativeTime instant={observedAt} />}
    </>
  );
}

/** Who or what says that a check is met, and what shows that it is not. */
function Contradiction(props: { stated: Observation; shown: Observation }) {
  const t = useTexts();
  const { stated, shown } = props;
  const { source, title, declaration } = useFactWords(shown.fact);
  const declared = useFactWords(stated.fact);
  const seen = t('entity.contradicted.fact', {
    title,
    value: formatValue(shown.value, t, declaration?.type),
  });
  const { statement } = stated;
  return (
    <>
      {statement
        ? t('entity.contradicted.attested', {
            by: <PersonName by={statement.by} isPlain />,
            on: formatDate(statement.on),
            source,
            seen,
          })
        : t('entity.contradicted.declared', {
            stated: declared.title,
            source,
            seen,
          })}
    </>
  );
}

/** The strongest observation that passes a check. */
function findPassing({ proofs, grade }: CheckResult): Observation | undefined {
  return proofs
    .filter(proof => proof.outcome === 'pass' && proof.grade === grade)
    .flatMap(({ observations }) => observations)
    .find(({ unknown }) => !unknown);
}

/** Whether it, or all that decides it, is of an entity that the caller may not see. */
function isHidden({ hidden, proofs }: CheckResult): boolean {
  return (
    hidden === true ||
    proofs
      .flatMap(({ observations }) => observations)
      .some(({ unknown }) => unknown?.cause === 'hidden')
  );
}

/**
 * The deciding evidence of a check in half a line: what passes it, what fails
 * it, or why it is not measured.
 */
export function Gist(props: { check: Check; result: CheckResult }) {
  const t = useTexts();
  const { check, result } = props;
  const unknown = useExplanations().explainResult(result);
  if (unknown) {
    return <>{unknown.why}</>;
  }
  if (result.exemption) {
    return <>{result.exemption.reason}</>;
  }
  const [failing] =
    result.outcome === 'fail' ? findFailing(check.condition, result) : [];
  const stated = result.contradicted && findStated(result);
  if (stated && failing) {
    return <Contradiction stated={stated} shown={failing.observation} />;
  }
  const observation =
    result.outcome === 'pass' ? findPassing(result) : failing?.observation;
  if (!observation) {
    return isHidden(result) ? <>{t('entity.unknown.hidden.why')}</> : null;
  }
  return isAttestation(observation) ? (
    <Attested observation={observation} isPlain />
  ) : (
    <Seen observation={observation} unmet={failing} />
  );
}
