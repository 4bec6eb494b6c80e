import { Cell, Column, ColumnConfig } from '@backstage/ui';
import {
  AssessmentSortField,
  AssessmentSummary,
  Model,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { Fragment, ReactNode, useMemo } from 'react';
import { useTexts } from '../../translation';
import { RelativeTime } from '../../format/RelativeTime';
import { OutcomeFace } from '../../outcome/OutcomeFace';
import { EvidenceBar } from '../../evidence/EvidenceBar';
import { isOpenUpwards } from '../../stage/range';
import { fieldColumns } from '../../names/fields';
import { EntityName } from '../../names/EntityName';
import styles from './ServicesTable.module.css';
import { formatNumber } from '../../format/numbers';
import { StageLadderMini } from '../../stage/StageLadder';
import { toCheckColumn } from './useChosenColumns';
import { stepTitle } from '../../names/CheckText';
import { useStageWords } from '../../names/useEntityWords';

/** The stage as a small ladder with its words. */
function StageCell(props: { model: Model; item: AssessmentSummary }) {
  const { model, item } = props;
  const { rank, highestRank } = item;
  const t = useTexts();
  const title = model.stages[rank - 1]?.title;
  const words = useStageWords()({ rank, highestRank, title });
  const shown = isOpenUpwards(item)
    ? t('org.table.atLeast', { rank: formatNumber(rank) })
    : formatNumber(rank);
  return (
    <span className={styles.stage} title={words}>
      <span aria-hidden="true" className={styles.ladder}>
        <StageLadderMini
          rank={rank}
          highestRank={highestRank}
          count={model.stages.length}
          label={words}
        />
      </span>
      <span className={styles.clip}>
        {title === undefined ? words : `${shown} ${title}`}
      </span>
    </span>
  );
}

/** The best next step, and how many come with it. */
function NextStepCell(props: { model: Model; item: AssessmentSummary }) {
  const { model, item } = props;
  const t = useTexts();
  const [first] = item.nextSteps;
  if (first === undefined) {
    return (
      <span className={styles.quiet}>
        {item.rank === model.stages.length
          ? t('org.table.topReached')
          : t('org.table.none')}
      </span>
    );
  }
  const check = model.stages
    .flatMap(({ checks }) => checks)
    .find(({ id }) => id === first);
  const title = check ? stepTitle(check) : first;
  const others = item.nextStepCount - 1;
  return (
    <span className={styles.step}>
      <span className={styles.clip} title={title}>
        {title}
      </span>
      {others > 0 && (
        <span className={styles.quiet}>
          {t('org.table.nextStepMore', {
            count: others,
            shown: formatNumber(others),
          })}
        </span>
      )}
    </span>
  );
}

/** A row of the services table. */
export interface ServiceRow extends AssessmentSummary {
  readonly id: string;
}

/** A column, which can be drawn outside of BUI's table too. */
export interface ServiceColumn extends Omit<ColumnConfig<ServiceRow>, 'cell'> {
  readonly id: string;
  readonly sort?: AssessmentSortField;
  readonly content: (row: ServiceRow) => ReactNode;
}

/** A column as BUI's table takes it. */
export function toTableColumn(column: ServiceColumn): ColumnConfig<ServiceRow> {
  const { content, sort, ...config } = column;
  return {
    ...config,
    isSortable: sort !== undefined,
    cell: row => <Cell>{content(row)}</Cell>,
  };
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
    const checks = model.stages.flatMap(stage => stage.checks);
    return [
      {
        id: 'name',
        label: t('org.table.name'),
        isRowHeader: true,
        sort: 'name',
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
        sort: 'stage',
        defaultWidth: '4fr',
        minWidth: 230,
        content: item => <StageCell model={model} item={item} />,
      },
      {
        id: 'nextSteps',
        label: t('org.table.nextStep'),
        sort: 'nextSteps',
        defaultWidth: '5fr',
        minWidth: 240,
        content: item => <NextStepCell model={model} item={item} />,
      },
      {
        id: 'measured',
        label: t('org.table.measured'),
        sort: 'measured',
        defaultWidth: '2fr',
        minWidth: 130,
        content: item => (
          <EvidenceBar measured={item.measured} text="observed" />
        ),
      },
      ...fieldColumns.map(({ field, read, refKind, isUsual, ...column }) => ({
        ...column,
        label: t(`org.field.${field}`),
        content: (item: ServiceRow) => {
          const values = read(item);
          return values.length > 0 && refKind ? (
            values.map((ref, index) => (
              <Fragment key={ref}>
                {index > 0 && ', '}
                <EntityName entityRef={ref} defaultKind={refKind} />
              </Fragment>
            ))
          ) : (
            <Words text={values.join(', ') || none} />
          );
        },
      })),
      {
        id: 'stageSince',
        label: t('org.table.since'),
        sort: 'stageSince',
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
