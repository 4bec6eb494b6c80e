import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Cell, CellText, ColumnConfig } from '@backstage/ui';
import {
  AssessmentSortField,
  AssessmentSummary,
  Model,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { useMemo } from 'react';
import { maturityTranslationRef } from '../../../translation';
import { RelativeTime } from '../../format';
import { ShareMeter } from '../charts/ShareMeter';
import { EntityName } from '../EntityName';
import { NextStepCell } from './NextStepCell';
import { ServiceColumnId } from './serviceColumns';
import { StageCell } from './StageCell';

/** A row of the services table. */
export interface ServiceRow extends AssessmentSummary {
  readonly id: string;
}

/** A column; a sortable one is called as the backend calls it. */
type ServiceColumn = ColumnConfig<ServiceRow> &
  (
    | { isSortable: true; id: AssessmentSortField & ServiceColumnId }
    | { isSortable?: false; id: ServiceColumnId }
  );

function entityCell(entityRef: string | undefined, kind: string, none: string) {
  return entityRef ? (
    <Cell>
      <EntityName entityRef={entityRef} defaultKind={kind} />
    </Cell>
  ) : (
    <CellText title={none} />
  );
}

/** The columns of the services table. */
export function useServiceColumns(model: Model): readonly ServiceColumn[] {
  const { t } = useTranslationRef(maturityTranslationRef);
  return useMemo(() => {
    const none = t('org.table.none');
    return [
      {
        id: 'name',
        label: t('org.table.name'),
        isRowHeader: true,
        isSortable: true,
        defaultWidth: '3fr',
        minWidth: 170,
        cell: item => (
          <Cell>
            <EntityName
              isStrong
              entityRef={item.entityRef}
              defaultKind="component"
            />
          </Cell>
        ),
      },
      {
        id: 'stage',
        label: t('org.table.stage'),
        isSortable: true,
        defaultWidth: '4fr',
        minWidth: 260,
        cell: item => (
          <Cell>
            <StageCell model={model} rank={item.rank} />
          </Cell>
        ),
      },
      {
        id: 'nextSteps',
        label: t('org.table.nextStep'),
        isSortable: true,
        defaultWidth: '5fr',
        minWidth: 280,
        cell: item => (
          <Cell>
            <NextStepCell model={model} item={item} />
          </Cell>
        ),
      },
      {
        id: 'measured',
        label: t('org.table.measured'),
        isSortable: true,
        defaultWidth: '2fr',
        minWidth: 140,
        cell: item => (
          <Cell>
            <ShareMeter
              measured={item.measured}
              label={t('org.table.measured')}
            />
          </Cell>
        ),
      },
      {
        id: 'owner',
        label: t('org.table.owner'),
        isSortable: true,
        defaultWidth: '2fr',
        minWidth: 140,
        cell: item => entityCell(item.owner, 'group', none),
      },
      {
        id: 'system',
        label: t('org.table.system'),
        defaultWidth: '2fr',
        minWidth: 120,
        cell: item => entityCell(item.system, 'system', none),
      },
      {
        id: 'domain',
        label: t('org.field.domain'),
        defaultWidth: '2fr',
        minWidth: 120,
        cell: item => entityCell(item.domain, 'domain', none),
      },
      {
        id: 'type',
        label: t('org.table.type'),
        defaultWidth: '1fr',
        minWidth: 120,
        cell: item => <CellText title={item.type ?? none} />,
      },
      {
        id: 'lifecycle',
        label: t('org.table.lifecycle'),
        defaultWidth: '1fr',
        minWidth: 120,
        cell: item => <CellText title={item.lifecycle ?? none} />,
      },
      {
        id: 'tags',
        label: t('services.tags'),
        defaultWidth: '2fr',
        minWidth: 140,
        cell: item => <CellText title={item.tags.join(', ') || none} />,
      },
      {
        id: 'stageSince',
        label: t('org.table.since'),
        isSortable: true,
        defaultWidth: '2fr',
        minWidth: 185,
        cell: item =>
          item.stageSince ? (
            <Cell>
              <RelativeTime instant={item.stageSince} />
            </Cell>
          ) : (
            <CellText title={none} />
          ),
      },
    ];
  }, [model, t]);
}
