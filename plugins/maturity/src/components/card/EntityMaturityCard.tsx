import { stringifyEntityRef } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import {
  Alert,
  Button,
  Card,
  CardBody,
  CardFooter,
  CardHeader,
  Link,
  Text,
} from '@backstage/ui';
import { entityTabRouteRef } from '../../routes';
import { maturityTranslationRef } from '../../translation';
import { useEntityMaturity } from '../entity/useEntityMaturity';
import { Bone, isDenied } from '../states';
import ground from '../ground.module.css';
import { CardStanding } from './CardStanding';
import styles from './EntityMaturityCard.module.css';

function CardFailed(props: { error: Error; onRetry: () => void }) {
  const { t } = useTranslationRef(maturityTranslationRef);
  return isDenied(props.error) ? (
    <Text color="secondary">{t('entity.card.denied')}</Text>
  ) : (
    <Alert
      status="danger"
      icon
      title={t('entity.states.failed')}
      description={props.error.message}
      customActions={
        <Button variant="tertiary" onPress={props.onRetry}>
          {t('common.retry')}
        </Button>
      }
    />
  );
}

/** The stage and the top next step of the entity whose page it stands on. */
export function EntityMaturityCard() {
  const { t } = useTranslationRef(maturityTranslationRef);
  const { entity } = useEntity();
  const tab = useRouteRef(entityTabRouteRef);
  const read = useEntityMaturity(stringifyEntityRef(entity));
  return (
    <Card>
      <CardHeader>
        <Text as="h3" variant="title-x-small" weight="bold">
          {t('entity.card.title')}
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
          <CardFailed error={read.error} onRetry={read.reload} />
        )}
        {read.status === 'ready' && <CardStanding maturity={read.value} />}
      </CardBody>
      {tab && read.status === 'ready' && (
        <CardFooter>
          <Link href={tab()} variant="body-medium">
            {t('entity.card.open')}
          </Link>
        </CardFooter>
      )}
    </Card>
  );
}
