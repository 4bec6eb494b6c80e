import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { Text } from '@backstage/ui';
import {
  Check,
  CheckResult,
  Exemption,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { ReactNode } from 'react';
import { maturityTranslationRef } from '../../translation';
import { EvidenceLinks } from '../../evidence/EvidenceLinks';
import { FactNames } from '../../evidence/sourceTitles';
import { explainUnknown } from '../../evidence/unknownCauses';
import { PersonName } from '../../names/PersonName';
import { formatDate } from '../../format/format';
import { ExternalLink } from '../../links/ExternalLink';
import styles from './CheckDetail.module.css';
import { ProofList } from './ProofList';

function Part(props: { title: string; children: ReactNode }) {
  return (
    <>
      <dt>{props.title}</dt>
      <dd>{props.children}</dd>
    </>
  );
}

function ExemptionPart(props: { exemption: Exemption }) {
  const { t } = useTranslationRef(maturityTranslationRef);
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

/** Everything that is known of one check. */
export function CheckDetail(props: {
  check: Check;
  result?: CheckResult;
  names: FactNames;
  entityRef: string;
}) {
  const { t } = useTranslationRef(maturityTranslationRef);
  const { check, result, names, entityRef } = props;
  const isOfOther = result?.ofEntityRef && result.ofEntityRef !== entityRef;
  const unknown =
    result?.unknown &&
    explainUnknown(result.unknown, { t, names, now: Date.now() });
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
