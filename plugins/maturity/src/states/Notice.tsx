import { Card, CardBody, Alert, Button } from '@backstage/ui';
import { ReactNode } from 'react';
import styles from './Notice.module.css';
import panelStyles from './Panel.module.css';
import { RiErrorWarningLine, RiLockLine } from '@remixicon/react';
import { useTexts } from '../translation';

/** Whether the backend refused for lack of permission (403). */
export function isDenied(error: Error): boolean {
  const { statusCode } = error as { statusCode?: unknown };
  return error.name === 'NotAllowedError' || statusCode === 403;
}

interface ProblemProps {
  readonly error: Error;
  /** Names what could not be loaded. */
  readonly title?: string;
  readonly onRetry: () => void;
}

/** In place of a page: no access, or the error with a retry. */
export function PageProblem(props: ProblemProps) {
  const { error, title, onRetry } = props;
  const t = useTexts();
  if (isDenied(error)) {
    return (
      <Notice title={t('org.states.forbiddenTitle')} icon={<RiLockLine />}>
        <p>{t('org.states.forbiddenText')}</p>
      </Notice>
    );
  }
  return (
    <Notice
      isAlert
      title={title ?? t('org.states.errorTitle')}
      icon={<RiErrorWarningLine />}
      actions={
        <Button variant="secondary" onPress={onRetry}>
          {t('common.retry')}
        </Button>
      }
    >
      <p>{t('org.states.errorText')}</p>
      <p>
        <code>{error.message}</code>
      </p>
    </Notice>
  );
}

/** In place of one panel, section or card: no access, or the error with a retry. */
export function PanelProblem(props: ProblemProps) {
  const { error, title, onRetry } = props;
  const t = useTexts();
  if (isDenied(error)) {
    return (
      <Alert
        status="info"
        icon
        title={t('org.states.forbiddenTitle')}
        description={t('org.states.forbiddenText')}
      />
    );
  }
  return (
    <Alert
      status="danger"
      icon
      role="alert"
      title={title ?? t('org.states.errorTitle')}
      description={error.message}
      customActions={
        <Button variant="secondary" onPress={onRetry}>
          {t('common.retry')}
        </Button>
      }
    />
  );
}

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
