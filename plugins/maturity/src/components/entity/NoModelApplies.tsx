import { Entity } from '@backstage/catalog-model';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Card, CardBody, Text } from '@backstage/ui';
import { maturityTranslationRef } from '../../translation';
import styles from '../../states/States.module.css';

/** Where no model is meant for the entity: says so, and how to declare one. */
export function NoModelApplies(props: { entity: Entity; hasParts: boolean }) {
  const { t } = useTranslationRef(maturityTranslationRef);
  const { entity, hasParts } = props;
  const type =
    typeof entity.spec?.type === 'string'
      ? `, spec.type: ${entity.spec.type}`
      : '';
  return (
    <Card>
      <CardBody className={styles.state}>
        <Text as="h2" variant="title-x-small" weight="bold">
          {t('entity.states.noModelTitle')}
        </Text>
        <Text as="p">
          {t(
            hasParts
              ? 'entity.states.noModelPartsOnly'
              : 'entity.states.noModel',
          )}
        </Text>
        <Text as="p" variant="body-small" color="secondary">
          {t('entity.states.noModelHow')}
        </Text>
        <pre className={styles.code}>
          {`maturity:
  models:
    - id: …
      appliesTo: { kind: ${entity.kind}${type} }
      stages: […]`}
        </pre>
      </CardBody>
    </Card>
  );
}
