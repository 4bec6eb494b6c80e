import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Skeleton } from '@backstage/ui';
import { maturityTranslationRef } from '../../translation';
import bones from '../org/states/skeleton.module.css';

/** The widget's layout while its numbers are on their way. */
export function MyTeamsSkeleton() {
  const { t } = useTranslationRef(maturityTranslationRef);
  return (
    <div role="status" aria-label={t('home.loading')} className={bones.bones}>
      {['4.5rem', '7rem', '7rem'].map((height, index) => (
        <Skeleton
          key={index}
          className={bones.bone}
          width="100%"
          height={height}
        />
      ))}
    </div>
  );
}
