import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Skeleton, VisuallyHidden } from '@backstage/ui';
import { maturityTranslationRef } from '../../../translation';
import bones from '../states/skeleton.module.css';
import styles from './Overview.module.css';

/** The overview's layout while its numbers are on their way. */
export function OverviewSkeleton() {
  const { t } = useTranslationRef(maturityTranslationRef);
  return (
    <>
      <VisuallyHidden role="status">{t('org.states.loading')}</VisuallyHidden>
      <div className={bones.bones}>
        <Skeleton className={bones.bone} width="100%" height="9rem" />
      </div>
      {['21rem', '30rem'].map(height => (
        <div key={height} className={styles.pair}>
          {[1, 2].map(side => (
            <div key={side} className={bones.bones}>
              <Skeleton className={bones.bone} width="100%" height={height} />
            </div>
          ))}
        </div>
      ))}
    </>
  );
}
