import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { Text, VisuallyHidden } from '@backstage/ui';
import {
  Check,
  CheckResult,
  Exemption,
  ProofResult,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { ReactNode } from 'react';
import { EvidenceLinks, Observed } from '../../evidence/Observed';
import { FactNames } from '../../evidence/sourceTitles';
import { explainResult } from '../../evidence/unknownCauses';
import { formatDate } from '../../format/times';
import { ExternalLink } from '../../links/ExternalLink';
import { PersonName } from '../../names/PersonName';
import { OutcomeFace } from '../../outcome/OutcomeFace';
import { useTexts } from '../../translation';
import styles from './CheckDetail.module.css';

/** Each way to prove a check, with what came of it. */
function ProofList(props: {
  proofs: readonly ProofResult[];
  names: FactNames;
}) {
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
export function CheckDetail(props: {
  check: Check;
  result?: CheckResult;
  names: FactNames;
  entityRef: string;
}) {
  const t = useTexts();
  const { check, result, names, entityRef } = props;
  const isOfOther = result?.ofEntityRef && result.ofEntityRef !== entityRef;
  const unknown =
    result && explainResult(result, { t, names, now: Date.now() });
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
          <ProofList proofs={result.proofs} names={names} />
        </Part>
      )}
    </dl>
  );
}
