import { Flex, Skeleton, VisuallyHidden } from '@backstage/ui';
import { useTexts } from '../translation';
import styles from './Bone.module.css';

/** A skeleton that is visible in both themes. */
export function Bone(props: { width: string; height: string }) {
  return (
    <div className={styles.bones}>
      <Skeleton className={styles.bone} {...props} />
    </div>
  );
}

const rows = Array.from({ length: 12 }, (_, index) => index);

/** A table's layout while it is loading. */
export function TableSkeleton() {
  const t = useTexts();
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
