import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Flex, Skeleton, VisuallyHidden } from '@backstage/ui';
import { maturityTranslationRef } from '../../../translation';
import styles from './skeleton.module.css';

const rows = Array.from({ length: 12 }, (_, index) => index);

/** A table's layout before it is known what stands in it. */
export function TableSkeleton() {
  const { t } = useTranslationRef(maturityTranslationRef);
  return (
    <div className={styles.bones}>
      <Flex direction="column" gap="2">
        <VisuallyHidden role="status">{t('org.states.loading')}</VisuallyHidden>
        <Skeleton className={styles.bone} width="10rem" height="1.25rem" />
        {rows.map(row => (
          <Skeleton
            key={row}
            className={styles.bone}
            width="100%"
            height="2.5rem"
          />
        ))}
      </Flex>
    </div>
  );
}
