import { Cell, Column, ColumnConfig } from '@backstage/ui';
import {
  AssessmentSortField,
  AssessmentSummary,
  Model,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { ReactNode, useMemo } from 'react';
import { useTexts } from '../../translation';
import { RelativeTime } from '../../format/RelativeTime';
import { OutcomeFace } from '../../outcome/OutcomeFace';
import { ShareMeter } from '../../charts/ShareMeter';
import { EntityName } from '../../names/EntityName';
import { NextStepCell } from './NextStepCell';
import { ServiceColumnId, toCheckColumn } from './serviceColumns';
import styles from './ServicesTable.module.css';
import { StageCell } from './StageCell';

/** A row of the services table. */
export interface ServiceRow extends AssessmentSummary {
  readonly id: string;
}

/** A column, which can be drawn outside of BUI's table too; a sortable one is called as the backend calls it. */
export type ServiceColumn = Omit<ColumnConfig<ServiceRow>, 'cell'> & {
  readonly content: (row: ServiceRow) => ReactNode;
} & (
    | { isSortable: true; id: AssessmentSortField & ServiceColumnId }
    | { isSortable?: false; id: ServiceColumnId }
  );

/** A column as BUI's table takes it. */
export function toTableColumn(column: ServiceColumn): ColumnConfig<ServiceRow> {
  const { content, ...config } = column;
  return { ...config, cell: row => <Cell>{content(row)}</Cell> };
}

const checkWidths = { defaultWidth: '2fr', minWidth: 160 } as const;

function Words(props: { text: string }) {
  return (
    <span className={styles.clip} title={props.text}>
      {props.text}
    </span>
  );
}

/** The columns of the services table. */
export function useServiceColumns(model: Model): readonly ServiceColumn[] {
  const t = useTexts();
  return useMemo(() => {
    const none = t('org.table.none');
    const entity = (ref: string | undefined, kind: string) =>
      ref ? <EntityName entityRef={ref} defaultKind={kind} /> : none;
    const checks = model.stages.flatMap(stage => stage.checks);
    return [
      {
        id: 'name',
        label: t('org.table.name'),
        isRowHeader: true,
        isSortable: true,
        defaultWidth: '4fr',
        minWidth: 200,
        content: item => (
          <EntityName
            isStrong
            entityRef={item.entityRef}
            defaultKind="component"
          />
        ),
      },
      {
        id: 'stage',
        label: t('org.table.stage'),
        isSortable: true,
        defaultWidth: '4fr',
        minWidth: 230,
        content: item => <StageCell model={model} rank={item.rank} />,
      },
      {
        id: 'nextSteps',
        label: t('org.table.nextStep'),
        isSortable: true,
        defaultWidth: '5fr',
        minWidth: 240,
        content: item => <NextStepCell model={model} item={item} />,
      },
      {
        id: 'measured',
        label: t('org.table.measured'),
        isSortable: true,
        defaultWidth: '2fr',
        minWidth: 130,
        content: item => (
          <ShareMeter
            measured={item.measured}
            label={t('org.table.measured')}
          />
        ),
      },
      {
        id: 'owner',
        label: t('org.table.owner'),
        isSortable: true,
        defaultWidth: '2fr',
        minWidth: 120,
        content: item => entity(item.owner, 'group'),
      },
      {
        id: 'system',
        label: t('org.table.system'),
        defaultWidth: '2fr',
        minWidth: 110,
        content: item => entity(item.system, 'system'),
      },
      {
        id: 'domain',
        label: t('org.field.domain'),
        defaultWidth: '2fr',
        minWidth: 120,
        content: item => entity(item.domain, 'domain'),
      },
      {
        id: 'type',
        label: t('org.table.type'),
        defaultWidth: '1fr',
        minWidth: 120,
        content: item => <Words text={item.type ?? none} />,
      },
      {
        id: 'lifecycle',
        label: t('org.table.lifecycle'),
        defaultWidth: '1fr',
        minWidth: 120,
        content: item => <Words text={item.lifecycle ?? none} />,
      },
      {
        id: 'tags',
        label: t('services.tags'),
        defaultWidth: '2fr',
        minWidth: 140,
        content: item => <Words text={item.tags.join(', ') || none} />,
      },
      {
        id: 'stageSince',
        label: t('org.table.since'),
        isSortable: true,
        defaultWidth: '2fr',
        minWidth: 140,
        content: item =>
          item.stageSince ? <RelativeTime instant={item.stageSince} /> : none,
      },
      ...checks.map(
        ({ id, title }): ServiceColumn => ({
          id: toCheckColumn(id),
          label: title,
          header: () => (
            <Column id={toCheckColumn(id)} {...checkWidths}>
              <span title={title}>{title}</span>
            </Column>
          ),
          ...checkWidths,
          content: ({ outcomes }) =>
            outcomes?.[id] ? <OutcomeFace outcome={outcomes[id]} /> : none,
        }),
      ),
    ];
  }, [model, t]);
}
