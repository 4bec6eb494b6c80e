import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { useEntityMaturity } from '../../queries/entityQueries';
import { useLiveAnswers } from '../../queries/useLiveChange';
import { PageProblem } from '../../states/problems';
import { useTexts } from '../../translation';
import { EntityMaturityTab } from './EntityMaturityTab';
import { TabSkeleton } from './TabSkeleton';

/** The maturity tab of an entity page. */
export function EntityMaturityContent() {
  const t = useTexts();
  const { entity } = useEntity();
  const { data, error, retry } = useEntityMaturity(stringifyEntityRef(entity));
  useLiveAnswers();
  if (error) {
    return (
      <PageProblem
        title={t('entity.states.failed')}
        error={error}
        onRetry={retry}
      />
    );
  }
  return data ? (
    <EntityMaturityTab entity={entity} maturity={data} />
  ) : (
    <TabSkeleton />
  );
}
