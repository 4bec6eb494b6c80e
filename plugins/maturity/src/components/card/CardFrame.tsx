import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Card,
  CardBody,
  CardFooter,
  CardHeader,
  Link,
  Text,
} from '@backstage/ui';
import { ReactNode } from 'react';
import { maturityTranslationRef } from '../../translation';
import ground from '../../layout/ground.module.css';
import { Bone } from '../../states/Bone';
import { PartFailed } from '../../states/PartFailed';
import { Read } from '../../queries/useRead';
import styles from './Card.module.css';

/** A card of an entity's overview, until its content has been read and when that failed. */
export function CardFrame<T>(props: {
  title: string;
  read: Read<T> & { readonly reload: () => void };
  /** Where more of it is shown; none where that is not mounted. */
  more?: { readonly href: string | undefined; readonly text: string };
  children: (value: T) => ReactNode;
}) {
  const { title, read, more, children } = props;
  const { t } = useTranslationRef(maturityTranslationRef);
  return (
    <Card>
      <CardHeader>
        <Text as="h3" variant="title-x-small" weight="bold">
          {title}
        </Text>
      </CardHeader>
      <CardBody className={`${ground.ground} ${styles.body}`}>
        {read.status === 'loading' && (
          <div
            role="status"
            aria-label={t('entity.states.loading')}
            className={styles.skeleton}
          >
            <Bone width="60%" height="1.5rem" />
            <Bone width="100%" height="3rem" />
          </div>
        )}
        {read.status === 'failed' && (
          <PartFailed
            title={t('entity.states.failed')}
            error={read.error}
            onRetry={read.reload}
          />
        )}
        {read.status === 'ready' && children(read.value)}
      </CardBody>
      {more?.href && read.status === 'ready' && (
        <CardFooter>
          <Link href={more.href} variant="body-medium">
            {more.text}
          </Link>
        </CardFooter>
      )}
    </Card>
  );
}
