import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { maturityTranslationRef } from '../../../translation';
import { Bone } from '../../../states/Bone';
import { metricIds } from '../../../delivery/rulerScale';
import styles from './DeliverySection.module.css';

/** The layout of the section while its numbers are on their way. */
export function DeliverySkeleton() {
  const { t } = useTranslationRef(maturityTranslationRef);
  return (
    <div
      role="status"
      aria-label={t('delivery.states.loading')}
      className={styles.skeleton}
    >
      {metricIds.map(id => (
        <Bone key={id} width="100%" height="6rem" />
      ))}
    </div>
  );
}
