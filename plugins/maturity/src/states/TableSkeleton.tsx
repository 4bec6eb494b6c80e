import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Flex, VisuallyHidden } from '@backstage/ui';
import { maturityTranslationRef } from '../translation';
import { Bone } from './Bone';

const rows = Array.from({ length: 12 }, (_, index) => index);

/** A table's layout before it is known what stands in it. */
export function TableSkeleton() {
  const { t } = useTranslationRef(maturityTranslationRef);
  return (
    <Flex direction="column" gap="2">
      <VisuallyHidden role="status">{t('org.states.loading')}</VisuallyHidden>
      <Bone width="10rem" height="1.25rem" />
      {rows.map(row => (
        <Bone key={row} width="100%" height="2.5rem" />
      ))}
    </Flex>
  );
}
