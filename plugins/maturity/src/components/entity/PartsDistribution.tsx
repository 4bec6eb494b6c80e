import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useApi, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert, Switch, Text } from '@backstage/ui';
import {
  AssessmentFilter,
  Model,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { useCallback, useState } from 'react';
import { maturityApiRef } from '../../api';
import { orgPageRouteRef } from '../../routes';
import { maturityTranslationRef } from '../../translation';
import { changeOrgQuery } from '../org/url/orgQuery';
import { Bone } from '../states';
import { useRead } from '../useRead';
import { PartsBar } from './PartsBar';
import styles from './PartsDistribution.module.css';
import { Section } from './Section';

const partFields = {
  system: 'system',
  domain: 'domain',
  group: 'owner',
} as const satisfies Record<string, keyof AssessmentFilter>;

type WholeKind = keyof typeof partFields;

function wholeKindOf(entity: Entity): WholeKind | undefined {
  const kind = entity.kind.toLocaleLowerCase('en-US');
  return kind in partFields ? (kind as WholeKind) : undefined;
}

function filterOf(
  kind: WholeKind,
  ref: string,
  isWithBelow: boolean,
): AssessmentFilter {
  const filter: AssessmentFilter = { [partFields[kind]]: [ref] };
  return kind === 'group' && isWithBelow
    ? { ...filter, ownerTree: true }
    : filter;
}

/** Whether an entity is made of others that have stages of their own. */
export function hasParts(entity: Entity): boolean {
  return wholeKindOf(entity) !== undefined;
}

/** How the parts of a system, domain or group are spread over the stages. */
export function PartsDistribution(props: {
  entity: Entity;
  models: readonly Model[];
}) {
  const { t } = useTranslationRef(maturityTranslationRef);
  const { entity, models } = props;
  const api = useApi(maturityApiRef);
  const orgPage = useRouteRef(orgPageRouteRef);
  const kind = wholeKindOf(entity) ?? 'group';
  const ref = stringifyEntityRef(entity);
  const [isWithBelow, setIsWithBelow] = useState(true);
  const parts = useRead(
    useCallback(
      options =>
        api.countAssessments(
          {
            filter: filterOf(kind, ref, isWithBelow),
          },
          options,
        ),
      [api, kind, ref, isWithBelow],
    ),
  );
  const hrefOf = (stage: string) => {
    const query = changeOrgQuery(new URLSearchParams(), {
      filter: { ...filterOf(kind, ref, isWithBelow), stage: [stage] },
    });
    return orgPage && `${orgPage().replace(/\/$/, '')}/services?${query}`;
  };
  const counts = parts.status === 'ready' ? parts.value.all : undefined;
  const model =
    parts.status === 'ready'
      ? models.find(({ id }) => id === parts.value.modelId)
      : undefined;
  return (
    <Section
      title={t(`entity.parts.title.${kind}`)}
      aside={
        counts && (
          <Text variant="body-small" color="secondary">
            {t('entity.parts.count', { count: counts.total })}
          </Text>
        )
      }
    >
      {kind === 'group' && (
        <Switch
          label={t('entity.parts.withBelow')}
          isSelected={isWithBelow}
          onChange={setIsWithBelow}
        />
      )}
      {parts.status === 'loading' && <Bone height="8rem" width="100%" />}
      {parts.status === 'failed' && (
        <Alert
          status="danger"
          icon
          title={t('entity.parts.failed')}
          description={parts.error.message}
        />
      )}
      {counts?.total === 0 && (
        <Text color="secondary">{t('entity.parts.none')}</Text>
      )}
      {counts && counts.total > 0 && (
        <ul className={styles.rows}>
          {counts.byStage.map(({ stage, count }, index) => {
            const title =
              model?.stages.find(({ id }) => id === stage)?.title ?? stage;
            return (
              <PartsBar
                key={stage}
                rank={index + 1}
                title={title}
                count={count}
                total={counts.total}
                href={hrefOf(stage)}
              />
            );
          })}
          <PartsBar
            title={t('entity.parts.notAssessed')}
            count={counts.notAssessed}
            total={counts.total}
            href={hrefOf('none')}
          />
        </ul>
      )}
    </Section>
  );
}
