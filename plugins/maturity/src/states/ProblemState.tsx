import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { RiErrorWarningLine, RiLockLine } from '@remixicon/react';
import { maturityTranslationRef } from '../translation';
import { Notice } from './Notice';

/** The backend says no (403), by whichever of its names the error goes. */
function isForbidden(error: Error): boolean {
  const { statusCode } = error as { statusCode?: unknown };
  return error.name === 'NotAllowedError' || statusCode === 403;
}

/** Why something could not be loaded, and the way to try again. */
export function ProblemState(props: { error: Error; retry: () => void }) {
  const { error, retry } = props;
  const { t } = useTranslationRef(maturityTranslationRef);
  if (isForbidden(error)) {
    return (
      <Notice title={t('org.states.forbiddenTitle')} icon={<RiLockLine />}>
        <p>{t('org.states.forbiddenText')}</p>
      </Notice>
    );
  }
  return (
    <Notice
      isAlert
      title={t('org.states.errorTitle')}
      icon={<RiErrorWarningLine />}
      actions={
        <Button variant="secondary" onPress={retry}>
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
