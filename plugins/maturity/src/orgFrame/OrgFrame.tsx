import {
  AssessmentFilter,
  DeliveryWindowDays,
  ExportSubject,
  GroupByField,
  Model,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { useApi } from '@backstage/frontend-plugin-api';
import { ReactNode, useMemo, useRef, useState } from 'react';
import { maturityApiRef } from '../api';
import ground from '../layout/ground.module.css';
import { LiveProvider } from '../queries/LiveContext';
import { useLiveChange } from '../queries/useLiveChange';
import { middleRank } from '../charts/stageCounts';
import { PageActions } from './PageActions';
import { FilterBar } from './FilterBar';
import { OrgProvider, OrgState } from './OrgContext';
import styles from './OrgFrame.module.css';
import { PrintPreparation, PrintProvider } from '../print/PrintContext';
import { PrintHead } from '../print/PrintHead';
import { usePrinting } from '../print/usePrinting';
import { forgetShared } from '../queries/shareRequest';
import { useModels } from '../queries/useModels';
import { NoModel } from './NoModel';
import { ProblemState } from '../states/ProblemState';
import { useKeptFilters } from '../url/useKeptFilters';
import { OrgQueryState, useOrgQuery } from '../url/useOrgQuery';

function stateOf(
  models: readonly Model[],
  model: Model,
  queryState: OrgQueryState,
): OrgState {
  const { query } = queryState;
  const filter: AssessmentFilter = { ...query.filter, modelId: model.id };
  const chosen = model.stages.findIndex(({ id }) => id === query.atLeast);
  return {
    ...queryState,
    models,
    model,
    filter,
    atLeast: chosen >= 0 ? chosen + 1 : middleRank(model),
  };
}

/** Counts how often assessments have changed; what was read before is forgotten. */
function useGenerations(): number {
  const api = useApi(maturityApiRef);
  const [generation, setGeneration] = useState(0);
  useLiveChange(() => {
    forgetShared(api);
    setGeneration(before => before + 1);
  });
  return generation;
}

/**
 * The frame of a tab of the org page: loads the model, reads the filters from
 * the URL, shows the filter bar, and has a place for when there is no model.
 */
export function OrgFrame(props: {
  /** Leaves the filter bar out. */
  hasNoFilters?: boolean;
  /** What of the tab can be exported; nothing when left out. */
  exports?: ExportSubject | readonly ExportSubject[];
  /** What exported counts are grouped by; the choice in the URL when left out. */
  exportGroupBy?: GroupByField;
  /** Days that exported metrics look back. */
  exportDays?: DeliveryWindowDays;
  /** Controls of the tab as a whole. */
  actions?: ReactNode;
  /** What stands in the tab's layout until the model is there. */
  skeleton: ReactNode;
  children: ReactNode;
}) {
  const { hasNoFilters, exports, exportGroupBy, exportDays, actions } = props;
  const { skeleton, children } = props;
  const isPrinting = usePrinting();
  const preparation = useRef<PrintPreparation>({});
  const generation = useGenerations();
  const isUrlComplete = useKeptFilters();
  const queryState = useOrgQuery();
  const { data, error, retry } = useModels();
  const { modelId } = queryState.query.filter;

  const state = useMemo(() => {
    const models = data?.items ?? [];
    const model = models.find(({ id }) => id === modelId) ?? models[0];
    return model && stateOf(models, model, queryState);
  }, [data, modelId, queryState]);

  let body: ReactNode;
  if (error && !data) {
    body = <ProblemState error={error} retry={retry} />;
  } else if (!data || !isUrlComplete) {
    body = (
      <>
        {!hasNoFilters && <div className={styles.filterSpace} />}
        <div className={styles.actionSpace} />
        {skeleton}
      </>
    );
  } else if (!state) {
    body = <NoModel />;
  } else {
    body = (
      <LiveProvider value={generation}>
        <OrgProvider value={state}>
          <PrintProvider value={preparation.current}>
            {isPrinting && <PrintHead />}
            {!hasNoFilters && <FilterBar />}
            <PageActions
              exports={exports}
              groupBy={exportGroupBy}
              days={exportDays}
            >
              {actions}
            </PageActions>
            {children}
          </PrintProvider>
        </OrgProvider>
      </LiveProvider>
    );
  }
  return (
    <div
      className={`${ground.ground} ${styles.container}`}
      data-maturity-page
      data-theme-mode={isPrinting ? 'light' : undefined}
    >
      <div className={styles.frame}>{body}</div>
    </div>
  );
}
