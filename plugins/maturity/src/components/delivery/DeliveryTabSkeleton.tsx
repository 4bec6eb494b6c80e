import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { VisuallyHidden } from '@backstage/ui';
import { maturityTranslationRef } from '../../translation';
import { Bone } from '../../states/Bone';

/** The layout of the tab while its numbers are on their way. */
export function DeliveryTabSkeleton() {
  const { t } = useTranslationRef(maturityTranslationRef);
  return (
    <>
      <VisuallyHidden role="status">
        {t('delivery.states.loading')}
      </VisuallyHidden>
      <Bone width="100%" height="36rem" />
      <Bone width="100%" height="40rem" />
    </>
  );
}
