import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Skeleton, VisuallyHidden } from '@backstage/ui';
import { maturityTranslationRef } from '../../../translation';
import styles from '../states/skeleton.module.css';

/** The overview's layout while its numbers are on their way. */
export function OverviewSkeleton() {
  const { t } = useTranslationRef(maturityTranslationRef);
  return (
    <div className={styles.bones}>
      <VisuallyHidden role="status">{t('org.states.loading')}</VisuallyHidden>
      <Skeleton className={styles.bone} width="100%" height="9rem" />
      <Skeleton className={styles.bone} width="100%" height="20rem" />
      <Skeleton className={styles.bone} width="100%" height="36rem" />
    </div>
  );
}
