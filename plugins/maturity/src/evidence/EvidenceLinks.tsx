import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import { Evidence } from '@platform-maturity/backstage-plugin-maturity-common';
import { maturityTranslationRef } from '../translation';
import { ExternalLink } from '../links/ExternalLink';
import styles from './Observed.module.css';

const shownLinks = 4;

/** Where something was seen, as links. */
export function EvidenceLinks(props: { evidence?: readonly Evidence[] }) {
  const { t } = useTranslationRef(maturityTranslationRef);
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
