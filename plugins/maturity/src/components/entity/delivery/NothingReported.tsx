import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import { RiTruckLine } from '@remixicon/react';
import { maturityTranslationRef } from '../../../translation';
import { ExternalLink } from '../../../links/ExternalLink';
import { deliveryGuide } from '../../../delivery/guide';
import styles from './DeliverySection.module.css';

/** Nothing was ever reported: says so, what there would be to see, and the way there. */
export function NothingReported(props: { connected: readonly string[] }) {
  const { connected } = props;
  const { t } = useTranslationRef(maturityTranslationRef);
  return (
    <div className={styles.empty}>
      <RiTruckLine aria-hidden className={styles.emptyIcon} />
      <div className={styles.emptyText}>
        <Text weight="bold">{t('delivery.empty.title')}</Text>
        <Text as="p" color="secondary">
          {t('delivery.empty.text')}
        </Text>
        {connected.length > 0 && (
          <Text as="p" variant="body-small" color="secondary">
            {t('delivery.empty.connected', { sources: connected.join(', ') })}
          </Text>
        )}
        <ExternalLink href={deliveryGuide} title={t('delivery.connect')} />
      </div>
    </div>
  );
}
