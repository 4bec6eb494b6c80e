import {
  Accordion,
  AccordionPanel,
  AccordionTrigger,
  Badge,
  Text,
} from '@backstage/ui';
import {
  CheckResult,
  Check,
  Exemption,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { useTexts } from '../../translation';
import { ContradictedBadge } from '../../evidence/ContradictedBadge';
import { GradeMark } from '../../evidence/GradeMark';
import { Gist } from './Gist';
import { canBeStated, CheckStatements } from './statements/CheckStatements';
import { ProofList } from './ProofList';
import { useExplanations } from '../../evidence/unknownCauses';
import { OutcomeFace } from '../../outcome/OutcomeFace';
import { CheckStanding, readOutcome } from '../../stage/standing';
import styles from './CheckList.module.css';
import { EvidenceLinks } from '../../evidence/Observed';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { EntityRefLink, useEntity } from '@backstage/plugin-catalog-react';
import { ReactNode } from 'react';
import { formatDate } from '../../format/times';
import { ExternalLink } from '../../links/ExternalLink';
import { PersonName } from '../../names/EntityName';

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
      {result?.contradicted && (
        <Part title={t('entity.contradicted.word')}>
          <Gist check={check} result={result} />
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
      {result?.hidden && !unknown && (
        <Part title={t('entity.detail.proofs')}>
          {t('entity.unknown.hidden.why')}
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
          <ProofList check={check} proofs={result.proofs} />
        </Part>
      )}
      {result && canBeStated(result) && (
        <Part title={t('statements.part')}>
          <CheckStatements {...{ entityRef, check, result }} />
        </Part>
      )}
    </dl>
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
            {result?.grade && <GradeMark grade={result.grade} />}
          </span>
          <span className={styles.rowText}>
            <Text className={styles.rowTitle}>{check.title}</Text>
            {result && (
              <Text
                variant="body-small"
                color="secondary"
                className={styles.gist}
                data-contradicted={result.contradicted || undefined}
              >
                <Gist check={check} result={result} />
              </Text>
            )}
          </span>
          <span className={styles.marks}>
            {result?.contradicted && <ContradictedBadge />}
            {check.of === 'organization' && (
              <Badge size="small">{t('entity.checks.ofOrganization')}</Badge>
            )}
            {!check.required && (
              <Badge size="small">{t('entity.checks.recommended')}</Badge>
            )}
          </span>
        </span>
      </AccordionTrigger>
      <AccordionPanel>
        <CheckDetail check={check} result={result} />
      </AccordionPanel>
    </Accordion>
  );
}
