import { Select, Switch } from '@backstage/ui';
import partition from 'lodash/partition';
import { useMemo } from 'react';
import { ChartPanel } from '../../charts/ChartPanel';
import { formatNumber } from '../../format/numbers';
import { useEntityWords, useStageWords } from '../../names/useEntityWords';
import { NothingFound } from '../../orgFrame/NothingFound';
import { useOrg } from '../../orgFrame/OrgContext';
import { OrgFrame } from '../../orgFrame/OrgFrame';
import { useCheckCounts } from '../../queries/queries';
import { useTexts } from '../../translation';
import { CheckItem } from './CheckItem';
import styles from './ChecksPanel.module.css';
import { OutcomeLegend, OutcomeTable } from './OutcomeBar';
import {
  byStage,
  CheckRow,
  checkSorts,
  isOfOrganization,
  toCheckRows,
  useChecksQuery,
} from './checkRows';
import { PageProblem } from '../../states/Notice';
import { TableSkeleton } from '../../states/AnswerView';

/** Every check of the model with its outcomes, the highest impact first. */
function ChecksPanel() {
  const t = useTexts();
  const { model, filter } = useOrg();
  const [checks, changeChecks] = useChecksQuery();
  const { data, error, isStale, retry } = useCheckCounts(filter);
  const stageWords = useStageWords();
  const words = useEntityWords(model);
  const { sort, isByStage, open } = checks;
  const counted = data?.modelId === model.id ? data : undefined;
  const rows = useMemo(
    () => counted && toCheckRows(model, counted.items, sort),
    [counted, model, sort],
  );

  if (error) {
    return <PageProblem error={error} onRetry={retry} />;
  }
  if (!counted || !rows) {
    return <TableSkeleton />;
  }
  if (counted.total === 0) {
    return <NothingFound />;
  }
  const [ofOrganization, own] = partition(rows, isOfOrganization);
  const renderItem = (row: CheckRow) => {
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
        checks: formatNumber(rows.length),
        entities: words.count(counted.total),
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
        byStage(own).map(({ stage, rows: [first, ...rest] }) => (
          <section key={stage.id} aria-label={stage.title}>
            <h3 className={styles.stageTitle}>
              {stageWords({ rank: first.rank, title: stage.title })}
            </h3>
            <ul className={styles.list}>{[first, ...rest].map(renderItem)}</ul>
          </section>
        ))
      ) : (
        <ul className={styles.list}>{own.map(renderItem)}</ul>
      )}
      {ofOrganization.length > 0 && (
        <section aria-label={t('checks.organization')}>
          <h3 className={styles.stageTitle}>{t('checks.organization')}</h3>
          <p className={styles.quiet}>{t('checks.organizationText')}</p>
          <ul className={styles.list}>{ofOrganization.map(renderItem)}</ul>
        </section>
      )}
    </ChartPanel>
  );
}

/** The content of the tab "Checks": the results of each check, its reason, and the entities that do not meet it. */
export function ChecksContent() {
  return (
    <OrgFrame exports="checks" skeleton={<TableSkeleton />}>
      <ChecksPanel />
    </OrgFrame>
  );
}
