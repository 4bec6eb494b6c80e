import { Alert, Button } from '@backstage/ui';
import { RiErrorWarningLine, RiLockLine } from '@remixicon/react';
import { useTexts } from '../translation';
import { Notice } from './Notice';

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
