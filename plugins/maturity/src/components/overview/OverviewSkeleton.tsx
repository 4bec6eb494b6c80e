import { VisuallyHidden } from '@backstage/ui';
import { useTexts } from '../../translation';
import { Bone } from '../../states/Bone';
import styles from './Overview.module.css';

/** The overview's layout while it is loading. */
export function OverviewSkeleton() {
  const t = useTexts();
  return (
    <>
      <VisuallyHidden role="status">{t('org.states.loading')}</VisuallyHidden>
      <Bone width="100%" height="9rem" />
      {['21rem', '30rem'].map(height => (
        <div key={height} className={styles.pair}>
          {[1, 2].map(side => (
            <Bone key={side} width="100%" height={height} />
          ))}
        </div>
      ))}
    </>
  );
}
