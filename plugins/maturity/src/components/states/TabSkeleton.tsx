import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Card, CardBody } from '@backstage/ui';
import { maturityTranslationRef } from '../../translation';
import { Bone } from './Bone';
import styles from './TabSkeleton.module.css';

function Block(props: { lines: number; height: string }) {
  return (
    <Card>
      <CardBody className={styles.block}>
        <Bone width="14rem" height="1.25rem" />
        {Array.from({ length: props.lines }, (_, index) => (
          <Bone key={index} width="100%" height={props.height} />
        ))}
      </CardBody>
    </Card>
  );
}

/** The tab's final layout, before anything has been read. */
export function TabSkeleton() {
  const { t } = useTranslationRef(maturityTranslationRef);
  return (
    <div
      role="status"
      aria-label={t('entity.states.loading')}
      className={styles.root}
    >
      <Block lines={1} height="4.5rem" />
      <div className={styles.columns}>
        <div className={styles.column}>
          <Block lines={3} height="7rem" />
          <Block lines={5} height="2rem" />
        </div>
        <div className={styles.column}>
          <Block lines={1} height="8rem" />
          <Block lines={2} height="3rem" />
        </div>
      </div>
    </div>
  );
}
