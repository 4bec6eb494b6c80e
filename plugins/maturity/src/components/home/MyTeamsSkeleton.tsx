import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { maturityTranslationRef } from '../../translation';
import { Bone } from '../../states/Bone';

/** The widget's layout while its numbers are on their way. */
export function MyTeamsSkeleton() {
  const { t } = useTranslationRef(maturityTranslationRef);
  return (
    <div role="status" aria-label={t('home.loading')}>
      {['4.5rem', '7rem', '7rem'].map((height, index) => (
        <Bone key={index} width="100%" height={height} />
      ))}
    </div>
  );
}
