import { ANNOTATION_SOURCE_LOCATION, Entity } from '@backstage/catalog-model';
import { Card, CardBody, Text, VisuallyHidden } from '@backstage/ui';
import { FactSourceDeclaration } from '@platform-maturity/backstage-plugin-maturity-common';
import { RiCheckLine } from '@remixicon/react';
import { useTexts } from '../../translation';
import styles from './States.module.css';
import { formatNumber } from '../../format/numbers';

/** The steps that an entity needs before it can be assessed. */
export function NotAssessedYet(props: {
  entity: Entity;
  sources: readonly FactSourceDeclaration[];
  hasLooked: boolean;
}) {
  const t = useTexts();
  const { entity, sources, hasLooked } = props;
  const steps = [
    {
      title: t('entity.states.stepSource'),
      how:
        sources.length === 0
          ? t('entity.states.stepNoSource')
          : t('entity.states.stepSourceHow', {
              sources: sources.map(({ title }) => title).join(', '),
            }),
      isDone: sources.length > 0,
    },
    {
      title: t('entity.states.stepRepository'),
      how: t('entity.states.stepRepositoryHow'),
      isDone: Boolean(
        entity.metadata.annotations?.[ANNOTATION_SOURCE_LOCATION],
      ),
    },
    {
      title: t('entity.states.stepOwner'),
      how: t('entity.states.stepOwnerHow'),
      isDone: Boolean(entity.relations?.some(r => r.type === 'ownedBy')),
    },
    {
      title: t('entity.states.stepLook'),
      how: t('entity.states.stepLookHow'),
      isDone: hasLooked,
    },
  ];
  return (
    <Card>
      <CardBody className={styles.state}>
        <Text as="h2" variant="title-x-small" weight="bold">
          {t('entity.states.notAssessedTitle')}
        </Text>
        <Text as="p">{t('entity.states.notAssessed')}</Text>
        <ol className={styles.steps}>
          {steps.map(({ title, how, isDone }, index) => (
            <li key={title} className={styles.step}>
              <span
                className={styles.mark}
                data-done={isDone || undefined}
                aria-hidden
              >
                {isDone ? (
                  <RiCheckLine className={styles.tick} />
                ) : (
                  formatNumber(index + 1)
                )}
              </span>
              <span className={styles.text}>
                <Text weight="bold">
                  {title}
                  <VisuallyHidden>
                    {' '}
                    ({t(isDone ? 'entity.states.done' : 'entity.states.toDo')})
                  </VisuallyHidden>
                </Text>
                <Text variant="body-small" color="secondary">
                  {how}
                </Text>
              </span>
            </li>
          ))}
        </ol>
      </CardBody>
    </Card>
  );
}
