import {
  AssessmentFilter,
  DeliveryWindowDays,
  ExportSubject,
  GroupByField,
  Model,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { ReactNode, useMemo, useRef } from 'react';
import { middleRank } from '../charts/stageCounts';
import { formatInstant } from '../format/times';
import ground from '../layout/ground.module.css';
import {
  PrintPreparation,
  PrintProvider,
  usePrinting,
} from '../print/PrintContext';
import printStyles from '../print/print.module.css';
import { useModels } from '../queries/queries';
import { useLiveAnswers } from '../queries/useLiveChange';
import { useKeptFilters } from '../url/useKeptFilters';
import { FilterBar } from './FilterBar';
import { NoModel } from './NothingFound';
import { OrgProvider, OrgState, useOrg } from './OrgContext';
import styles from './OrgFrame.module.css';
import { PageActions } from './PageActions';
import { PageProblem } from '../states/Notice';
import { OrgQueryState, useOrgQuery } from '../url/orgQuery';

/** The head of a printed tab: the model and the time. */
function PrintHead() {
  const { model } = useOrg();
  return (
    <header className={printStyles.head}>
      <h1 className={printStyles.title}>{model.title}</h1>
      <p className={printStyles.date}>
        {formatInstant(new Date(Date.now()).toISOString())}
      </p>
    </header>
  );
}

function toOrgState(
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

/** The frame of a tab of the org page: the model, the filters of the URL, and the state without a model. */
export function OrgFrame(props: {
  hasNoFilters?: boolean;
  /** The content to export; no export when left out. */
  exports?: ExportSubject | readonly ExportSubject[];
  /** Groups exported counts by this field; by the field in the URL when left out. */
  exportGroupBy?: GroupByField;
  /** Days that exported metrics look back. */
  exportDays?: DeliveryWindowDays;
  /** Number of fixes in an exported plan. */
  exportLimit?: number;
  actions?: ReactNode;
  /** The content has a head of its own on paper. */
  hasOwnHead?: boolean;
  /** Title of the button that prints; "Print" when left out. */
  printTitle?: string;
  skeleton: ReactNode;
  children: ReactNode;
}) {
  const { hasNoFilters, exports, actions, skeleton, children } = props;
  const isPrinting = usePrinting();
  const preparation = useRef<PrintPreparation>({});
  useLiveAnswers();
  const isUrlComplete = useKeptFilters();
  const queryState = useOrgQuery();
  const { data, error, retry } = useModels();
  const { modelId } = queryState.query.filter;

  const state = useMemo(() => {
    const models = data?.items ?? [];
    const model = models.find(({ id }) => id === modelId) ?? models[0];
    return model && toOrgState(models, model, queryState);
  }, [data, modelId, queryState]);

  let body: ReactNode;
  if (error) {
    body = <PageProblem error={error} onRetry={retry} />;
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
      <OrgProvider value={state}>
        <PrintProvider value={preparation.current}>
          {isPrinting && !props.hasOwnHead && <PrintHead />}
          {!hasNoFilters && <FilterBar />}
          <PageActions
            exports={exports}
            groupBy={props.exportGroupBy}
            days={props.exportDays}
            limit={props.exportLimit}
            printTitle={props.printTitle}
          >
            {actions}
          </PageActions>
          {children}
        </PrintProvider>
      </OrgProvider>
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
