import {
  Accordion,
  AccordionPanel,
  AccordionTrigger,
  Badge,
  Text,
} from '@backstage/ui';
import { CheckResult } from '@platform-maturity/backstage-plugin-maturity-common';
import { useTexts } from '../../translation';
import { Attested, isAttestation } from '../../evidence/Attested';
import { formatValue } from '../../evidence/formatValue';
import { FactNames, readSourceId } from '../../evidence/sourceTitles';
import { explainResult } from '../../evidence/unknownCauses';
import { RelativeTime } from '../../format/RelativeTime';
import { OutcomeFace } from '../../outcome/OutcomeFace';
import { CheckStanding, readOutcome } from '../../stage/standing';
import { CheckDetail } from './CheckDetail';
import styles from './CheckList.module.css';

/** The deciding evidence of a check in half a line, or the reason why it is not measured. */
function Gist(props: { result: CheckResult; names: FactNames }) {
  const t = useTexts();
  const { result, names } = props;
  const unknown = explainResult(result, { t, names, now: Date.now() });
  if (unknown) {
    return <>{unknown.why}</>;
  }
  if (result.exemption) {
    return <>{result.exemption.reason}</>;
  }
  const decisive = result.proofs
    .filter(proof => proof.outcome === result.outcome)
    .flatMap(proof => proof.observations)
    .find(observation => !observation.unknown);
  if (!decisive) {
    return null;
  }
  if (isAttestation(decisive)) {
    return <Attested observation={decisive} isPlain />;
  }
  const declaration = names.findDeclaration(decisive.fact);
  const seen =
    decisive.value === true && decisive.evidence?.length
      ? decisive.evidence[0].title
      : formatValue(decisive.value, t, declaration?.type);
  const sourceId = readSourceId(decisive.fact);
  return (
    <>
      {declaration ? `${declaration.title}: ` : ''}
      {seen}
      {sourceId !== 'entity' && ` · ${names.sourceTitle(sourceId)}`}
      {decisive.observedAt && ' · '}
      {decisive.observedAt && <RelativeTime instant={decisive.observedAt} />}
    </>
  );
}

/** One check: its face, title and gist; opens to everything that is known of it. */
export function CheckRow(props: {
  standing: CheckStanding;
  names: FactNames;
  entityRef: string;
}) {
  const t = useTexts();
  const { standing, names, entityRef } = props;
  const { check, result } = standing;
  return (
    <Accordion className={styles.row}>
      <AccordionTrigger level={4} className={styles.rowTrigger}>
        <span className={styles.rowHead}>
          <span className={styles.face}>
            <OutcomeFace outcome={readOutcome(standing)} />
          </span>
          <span className={styles.rowText}>
            <Text className={styles.rowTitle}>{check.title}</Text>
            {result && (
              <Text
                variant="body-small"
                color="secondary"
                className={styles.gist}
              >
                <Gist result={result} names={names} />
              </Text>
            )}
          </span>
          {!check.required && (
            <Badge size="small" className={styles.badge}>
              {t('entity.checks.recommended')}
            </Badge>
          )}
        </span>
      </AccordionTrigger>
      <AccordionPanel>
        <CheckDetail
          check={check}
          result={result}
          names={names}
          entityRef={entityRef}
        />
      </AccordionPanel>
    </Accordion>
  );
}
