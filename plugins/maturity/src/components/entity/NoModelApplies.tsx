import { Card, CardBody, Text } from '@backstage/ui';
import { useTexts } from '../../translation';
import styles from './States.module.css';

/** Tells readers that no model applies to the entity, which needs no action. */
export function NoModelApplies(props: { hasMembers: boolean }) {
  const t = useTexts();
  return (
    <Card>
      <CardBody className={styles.state}>
        <Text as="h2" variant="title-x-small" weight="bold">
          {t('entity.states.noModelTitle')}
        </Text>
        <Text as="p">
          {t(
            props.hasMembers
              ? 'entity.states.noModelPartsOnly'
              : 'entity.states.noModel',
          )}
        </Text>
      </CardBody>
    </Card>
  );
}
