import { ANNOTATION_SOURCE_LOCATION, Entity } from '@backstage/catalog-model';
import { Card, CardBody, Text, VisuallyHidden, Alert } from '@backstage/ui';
import {
  FactSourceDeclaration,
  Assessment,
  SourceStatus,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { RiCheckLine } from '@remixicon/react';
import { useTexts } from '../../translation';
import styles from './States.module.css';
import { formatNumber } from '../../format/numbers';
import { useFactNames } from '../../evidence/sourceTitles';
import { formatRelative } from '../../format/times';

function FailedLook(props: {
  source: SourceStatus & { error: NonNullable<SourceStatus['error']> };
  isOwn: boolean;
}) {
  const t = useTexts();
  const { source, isOwn } = props;
  const names = useFactNames();
  const now = Date.now();
  const told = {
    source: names.sourceTitle(source.sourceId),
    when: formatRelative(source.error.at, now),
    message: source.error.message,
  };
  return (
    <li className={styles.trouble}>
      {isOwn
        ? t('entity.sources.error', told)
        : t('entity.sources.errorAbout', {
            ...told,
            entity: source.entityRef,
          })}
      {source.observedAt && (
        <span className={styles.lastGood}>
          {t('entity.sources.lastGood', {
            when: formatRelative(source.observedAt, now),
          })}
        </span>
      )}
    </li>
  );
}

/** Reports failed sources and outdated evidence; nothing when all is well. */
export function SourceTrouble(props: {
  sources: readonly SourceStatus[];
  assessment?: Assessment;
  entityRef: string;
}) {
  const t = useTexts();
  const { sources, assessment, entityRef } = props;
  const failed = sources.flatMap(source =>
    source.error ? { ...source, error: source.error } : [],
  );
  const stale =
    assessment?.checks.filter(({ unknown }) => unknown?.reason === 'stale') ??
    [];
  return (
    <>
      {failed.length > 0 && (
        <Alert
          status="danger"
          icon
          title={t('entity.sources.errorTitle', { count: failed.length })}
          description={
            <ul className={styles.list}>
              {failed.map(source => (
                <FailedLook
                  key={`${source.sourceId} ${source.entityRef}`}
                  source={source}
                  isOwn={source.entityRef === entityRef}
                />
              ))}
            </ul>
          }
        />
      )}
      {stale.length > 0 && (
        <Alert
          status="warning"
          icon
          title={t('entity.sources.staleTitle', { count: stale.length })}
          description={t('entity.sources.staleText')}
        />
      )}
    </>
  );
}

/** Tells readers that no model applies to the entity, which needs no action. */
export function NoModelApplies() {
  const t = useTexts();
  return (
    <Card>
      <CardBody className={styles.state}>
        <Text as="p">{t('entity.states.noModel')}</Text>
      </CardBody>
    </Card>
  );
}

/** Kinds that are assessed by what belongs to them. */
const WHOLES = ['group', 'system', 'domain'];

/** The steps that an entity needs before it can be assessed. */
export function NotAssessedYet(props: {
  entity: Entity;
  sources: readonly FactSourceDeclaration[];
  hasLooked: boolean;
}) {
  const t = useTexts();
  const { entity, sources, hasLooked } = props;
  const isWhole = WHOLES.includes(entity.kind.toLocaleLowerCase('en-US'));
  const look = {
    title: t('entity.states.stepLook'),
    how: t('entity.states.stepLookHow'),
    isDone: hasLooked,
  };
  const ofWhole = {
    title: t('entity.states.stepParts'),
    how: t('entity.states.stepPartsHow'),
    isDone: false,
  };
  const ofEntity = [
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
  ];
  const steps = [...(isWhole ? [ofWhole] : ofEntity), look];
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
