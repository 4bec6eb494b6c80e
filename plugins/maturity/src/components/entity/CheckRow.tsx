import {
  Accordion,
  AccordionPanel,
  AccordionTrigger,
  Badge,
  Text,
  VisuallyHidden,
} from '@backstage/ui';
import {
  CheckResult,
  Check,
  Exemption,
  ProofResult,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { useTexts } from '../../translation';
import { formatValue } from '../../evidence/formatValue';
import { readSourceId, useFactNames } from '../../evidence/sourceTitles';
import { useExplanations } from '../../evidence/unknownCauses';
import { RelativeTime } from '../../format/RelativeTime';
import { OutcomeFace } from '../../outcome/OutcomeFace';
import { CheckStanding, readOutcome } from '../../stage/standing';
import styles from './CheckList.module.css';
import {
  Attested,
  isAttestation,
  EvidenceLinks,
  Observed,
} from '../../evidence/Observed';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { EntityRefLink, useEntity } from '@backstage/plugin-catalog-react';
import { ReactNode } from 'react';
import { formatDate } from '../../format/times';
import { ExternalLink } from '../../links/ExternalLink';
import { PersonName } from '../../names/EntityName';

/** Each way to prove a check, with what came of it. */
function ProofList(props: { proofs: readonly ProofResult[] }) {
  const t = useTexts();
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
              <Observed key={observation.fact} observation={observation} />
            ))}
          </div>
        </li>
      ))}
    </ul>
  );
}

function Part(props: { title: string; children: ReactNode }) {
  return (
    <>
      <dt>{props.title}</dt>
      <dd>{props.children}</dd>
    </>
  );
}

function ExemptionPart(props: { exemption: Exemption }) {
  const t = useTexts();
  const { reason, grantedBy, until, evidence } = props.exemption;
  return (
    <Part title={t('entity.detail.exemptReason')}>
      {reason}
      <span className={styles.granted}>
        <span>
          {t('entity.detail.exemptBy', { by: <PersonName by={grantedBy} /> })}
        </span>
        <span>
          {t('entity.detail.exemptUntil', { date: formatDate(until) })}
        </span>
        <EvidenceLinks evidence={evidence && [evidence]} />
      </span>
    </Part>
  );
}

/** All details of one check. */
function CheckDetail(props: { check: Check; result?: CheckResult }) {
  const t = useTexts();
  const { check, result } = props;
  const entityRef = stringifyEntityRef(useEntity().entity);
  const isOfOther = result?.ofEntityRef && result.ofEntityRef !== entityRef;
  const { explainResult } = useExplanations();
  const unknown = result && explainResult(result);
  return (
    <dl className={styles.detail}>
      {unknown && (
        <Part title={t('common.outcome.unknown')}>
          {unknown.why} {unknown.remedy}
        </Part>
      )}
      {result?.exemption && <ExemptionPart exemption={result.exemption} />}
      {result?.outcome === 'notApplicable' && (
        <Part title={t('common.outcome.notApplicable')}>
          {t('entity.detail.notApplicable')}
        </Part>
      )}
      <Part title={t('entity.detail.why')}>{check.why}</Part>
      <Part title={t('entity.detail.how')}>
        {check.fix.text}{' '}
        {check.fix.docs && (
          <ExternalLink href={check.fix.docs} title={t('entity.next.guide')} />
        )}
      </Part>
      {check.enforceFrom && (
        <Part title={t('entity.checks.enforceFrom')}>
          {formatDate(check.enforceFrom)}
        </Part>
      )}
      {isOfOther && result.ofEntityRef && (
        <Part title={t('entity.next.of')}>
          <EntityRefLink entityRef={result.ofEntityRef} />
        </Part>
      )}
      {result && result.proofs.length > 0 && (
        <Part title={t('entity.detail.proofs')}>
          {result.proofs.length > 1 && (
            <Text variant="body-small" color="secondary">
              {t('entity.detail.proofsHint')}
            </Text>
          )}
          <ProofList proofs={result.proofs} />
        </Part>
      )}
    </dl>
  );
}

/** The deciding evidence of a check in half a line, or the reason why it is not measured. */
function Gist(props: { result: CheckResult }) {
  const t = useTexts();
  const { result } = props;
  const names = useFactNames();
  const unknown = useExplanations().explainResult(result);
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
export function CheckRow(props: { standing: CheckStanding }) {
  const t = useTexts();
  const { standing } = props;
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
                <Gist result={result} />
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
        <CheckDetail check={check} result={result} />
      </AccordionPanel>
    </Accordion>
  );
}
