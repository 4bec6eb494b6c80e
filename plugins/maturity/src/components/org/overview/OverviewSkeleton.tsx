import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Skeleton, VisuallyHidden } from '@backstage/ui';
import { maturityTranslationRef } from '../../../translation';

/** The overview's layout while its numbers are on their way. */
export function OverviewSkeleton() {
  const { t } = useTranslationRef(maturityTranslationRef);
  return (
    <>
      <VisuallyHidden role="status">{t('org.states.loading')}</VisuallyHidden>
      <Skeleton width="100%" height="9rem" />
      <Skeleton width="100%" height="20rem" />
      <Skeleton width="100%" height="36rem" />
    </>
  );
}
