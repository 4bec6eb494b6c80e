import { Card, CardBody } from '@backstage/ui';
import { ReactNode } from 'react';
import styles from './Notice.module.css';
import panelStyles from './Panel.module.css';

/** A card in place of content, with the next action. */
export function Notice(props: {
  title: string;
  icon: ReactNode;
  /** Screen readers announce it at once: for errors. */
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

/** A message in place of a chart, when there is nothing to draw. */
export function PanelMessage(props: { title?: string; children: ReactNode }) {
  const { title, children } = props;
  return (
    <div className={panelStyles.message}>
      {title && <p className={panelStyles.messageTitle}>{title}</p>}
      <p>{children}</p>
    </div>
  );
}
