import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Button, Text } from '@backstage/ui';
import { maturityTranslationRef } from '../translation';
import { isDenied } from './isDenied';

/** In the place of a part of a page: quiet where the reader may not look, else what broke, with a retry. */
export function PartFailed(props: {
  title: string;
  error: Error;
  onRetry: () => void;
}) {
  const { title, error, onRetry } = props;
  const { t } = useTranslationRef(maturityTranslationRef);
  return isDenied(error) ? (
    <Text color="secondary">{t('entity.card.denied')}</Text>
  ) : (
    <Alert
      status="danger"
      icon
      title={title}
      description={error.message}
      customActions={
        <Button variant="tertiary" onPress={onRetry}>
          {t('common.retry')}
        </Button>
      }
    />
  );
}
