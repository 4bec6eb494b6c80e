import {
  AssessmentFilter,
  Model,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { ReactNode, useMemo } from 'react';
import { FilterBar } from './filters/FilterBar';
import { OrgProvider, OrgState } from './OrgContext';
import styles from './OrgFrame.module.css';
import { useModels } from './requests/useModels';
import { NoModel } from './states/NoModel';
import { ProblemState } from './states/ProblemState';
import { useKeptFilters } from './url/useKeptFilters';
import { OrgQueryState, useOrgQuery } from './url/useOrgQuery';

function stateOf(
  models: readonly Model[],
  model: Model,
  queryState: OrgQueryState,
): OrgState {
  const { query } = queryState;
  const filter: AssessmentFilter = { ...query.filter, modelId: model.id };
  const chosen = model.stages.findIndex(({ id }) => id === query.atLeast);
  const middle = Math.floor(model.stages.length / 2);
  return {
    ...queryState,
    models,
    model,
    filter,
    atLeast: (chosen >= 0 ? chosen : middle) + 1,
  };
}

/**
 * The frame of a tab of the org page: loads the model, reads the filters from
 * the URL, shows the filter bar, and has a place for when there is no model.
 */
export function OrgFrame(props: {
  /** Leaves the filter bar out. */
  hasNoFilters?: boolean;
  /** What stands in the tab's layout until the model is there. */
  skeleton: ReactNode;
  children: ReactNode;
}) {
  const { hasNoFilters, skeleton, children } = props;
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
        {skeleton}
      </>
    );
  } else if (!state) {
    body = <NoModel />;
  } else {
    body = (
      <OrgProvider value={state}>
        {!hasNoFilters && <FilterBar />}
        {children}
      </OrgProvider>
    );
  }
  return (
    <div className={styles.container}>
      <div className={styles.frame}>{body}</div>
    </div>
  );
}
