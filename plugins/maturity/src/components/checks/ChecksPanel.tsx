import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Select, Switch } from '@backstage/ui';
import { useMemo } from 'react';
import { maturityTranslationRef } from '../../translation';
import { formatNumber } from '../../format/format';
import { ChartPanel } from '../../charts/ChartPanel';
import { useOrg } from '../../orgFrame/OrgContext';
import { useCheckCounts } from '../../queries/useCheckCounts';
import { NothingFound } from '../../orgFrame/NothingFound';
import { ProblemState } from '../../states/ProblemState';
import { TableSkeleton } from '../../states/TableSkeleton';
import { useStageWords } from '../../names/useStageWords';
import { CheckItem } from './CheckItem';
import { byStage, CheckRow, checkSorts, toCheckRows } from './checkRows';
import styles from './ChecksPanel.module.css';
import { OutcomeLegend } from './OutcomeBar';
import { OutcomeTable } from './OutcomeTable';
import { useChecksQuery } from './useChecksQuery';

/** Every check of the model with what became of it, the one that pays most first. */
export function ChecksPanel() {
  const { t } = useTranslationRef(maturityTranslationRef);
  const { model, filter } = useOrg();
  const { checks, changeChecks } = useChecksQuery();
  const { data, error, isStale, retry } = useCheckCounts(filter);
  const stageWords = useStageWords();
  const { sort, isByStage, open } = checks;
  const counted = data?.modelId === model.id ? data : undefined;
  const rows = useMemo(
    () => counted && toCheckRows(model, counted.items, sort),
    [counted, model, sort],
  );

  if (error) {
    return <ProblemState error={error} retry={retry} />;
  }
  if (!counted || !rows) {
    return <TableSkeleton />;
  }
  if (counted.total === 0) {
    return <NothingFound />;
  }
  const itemOf = (row: CheckRow) => {
    const { id } = row.check;
    const isOpen = open.includes(id);
    return (
      <CheckItem
        key={id}
        row={row}
        isOpen={isOpen}
        onToggle={() =>
          changeChecks({
            open: isOpen ? open.filter(other => other !== id) : [...open, id],
          })
        }
      />
    );
  };
  return (
    <ChartPanel
      title={t('checks.title')}
      text={t('checks.text', {
        count: counted.total,
        shown: formatNumber(counted.total),
        checks: formatNumber(rows.length),
      })}
      isStale={isStale}
      table={<OutcomeTable rows={rows} />}
      controls={
        <div className={styles.controls}>
          <Select
            size="small"
            aria-label={t('checks.sort')}
            options={checkSorts.map(id => ({
              id,
              label: t(`checks.sorts.${id}`),
            }))}
            value={sort}
            onChange={key => {
              const chosen = checkSorts.find(id => id === key);
              if (chosen) changeChecks({ sort: chosen });
            }}
          />
          <Switch
            label={t('checks.byStage')}
            isSelected={isByStage}
            onChange={chosen => changeChecks({ isByStage: chosen })}
          />
        </div>
      }
    >
      <OutcomeLegend />
      {isByStage ? (
        byStage(rows).map(({ stage, rows: [first, ...rest] }) => (
          <section key={stage.id} aria-label={stage.title}>
            <h3 className={styles.stageTitle}>
              {stageWords({ rank: first.rank, title: stage.title })}
            </h3>
            <ul className={styles.list}>{[first, ...rest].map(itemOf)}</ul>
          </section>
        ))
      ) : (
        <ul className={styles.list}>{rows.map(itemOf)}</ul>
      )}
    </ChartPanel>
  );
}
