import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Button } from '@backstage/ui';
import { maturityAssessmentReadPermission } from '@platform-maturity/backstage-plugin-maturity-common';
import { maturityTranslationRef } from '../translation';
import { isDenied } from './isDenied';

/** What is shown when the assessment could not be read: denied, or broken with a retry. */
export function LoadFailed(props: { error: Error; onRetry: () => void }) {
  const { t } = useTranslationRef(maturityTranslationRef);
  const { error, onRetry } = props;
  if (isDenied(error)) {
    return (
      <Alert
        status="info"
        icon
        title={t('entity.states.deniedTitle')}
        description={t('entity.states.denied', {
          permission: maturityAssessmentReadPermission.name,
        })}
      />
    );
  }
  return (
    <Alert
      status="danger"
      icon
      title={t('entity.states.failed')}
      description={error.message}
      customActions={
        <Button variant="secondary" onPress={onRetry}>
          {t('common.retry')}
        </Button>
      }
    />
  );
}
