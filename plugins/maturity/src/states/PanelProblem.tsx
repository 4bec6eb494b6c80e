import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Button } from '@backstage/ui';
import { maturityTranslationRef } from '../translation';
import { isDenied } from './isDenied';

/** Why one part of the page could not be loaded, the rest of it being there. */
export function PanelProblem(props: { error: Error; retry: () => void }) {
  const { error, retry } = props;
  const { t } = useTranslationRef(maturityTranslationRef);
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
      title={t('org.states.errorTitle')}
      description={error.message}
      customActions={
        <Button variant="secondary" onPress={retry}>
          {t('common.retry')}
        </Button>
      }
    />
  );
}
