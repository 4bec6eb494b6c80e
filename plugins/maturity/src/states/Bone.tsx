import { Skeleton } from '@backstage/ui';
import styles from './Bone.module.css';

/** A skeleton of a piece of the page that can be seen in both themes. */
export function Bone(props: { width: string; height: string }) {
  return (
    <div className={styles.bones}>
      <Skeleton className={styles.bone} {...props} />
    </div>
  );
}
