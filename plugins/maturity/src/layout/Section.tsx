import { Card, CardBody, Text } from '@backstage/ui';
import { ReactNode, useId } from 'react';
import styles from './Section.module.css';

/** A titled part of the tab. */
export function Section(props: {
  title?: string;
  aside?: ReactNode;
  children: ReactNode;
}) {
  const { title, aside, children } = props;
  const id = useId();
  return (
    <section aria-labelledby={title ? id : undefined}>
      <Card className={styles.card}>
        <CardBody className={styles.body}>
          {title && (
            <div className={styles.head}>
              <Text as="h2" id={id} variant="title-x-small" weight="bold">
                {title}
              </Text>
              {aside}
            </div>
          )}
          {children}
        </CardBody>
      </Card>
    </section>
  );
}
