import { Card, CardBody } from '@backstage/ui';
import { ReactNode } from 'react';
import styles from './Notice.module.css';

/** A calm card in the place of content, with what to do about it. */
export function Notice(props: {
  title: string;
  icon: ReactNode;
  /** Read out at once by screen readers: for what went wrong. */
  isAlert?: boolean;
  actions?: ReactNode;
  children?: ReactNode;
}) {
  const { title, icon, isAlert, actions, children } = props;
  return (
    <Card>
      <CardBody>
        <div className={styles.notice} role={isAlert ? 'alert' : 'status'}>
          <span className={styles.icon} aria-hidden="true">
            {icon}
          </span>
          <h2 className={styles.title}>{title}</h2>
          <div className={styles.text}>{children}</div>
          {actions && <div className={styles.actions}>{actions}</div>}
        </div>
      </CardBody>
    </Card>
  );
}
