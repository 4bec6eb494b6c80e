import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { LoadFailed } from '../../states/LoadFailed';
import { EntityMaturityTab } from './EntityMaturityTab';
import { TabSkeleton } from './TabSkeleton';
import { useEntityMaturity } from '../../queries/useEntityMaturity';

/** The maturity tab of the entity page that it stands on. */
export function EntityMaturityContent() {
  const { entity } = useEntity();
  const read = useEntityMaturity(stringifyEntityRef(entity));
  if (read.status === 'loading') {
    return <TabSkeleton />;
  }
  if (read.status === 'failed') {
    return <LoadFailed error={read.error} onRetry={read.reload} />;
  }
  const { value, replace } = read;
  return (
    <EntityMaturityTab
      entity={entity}
      maturity={value}
      onAssessments={assessments => replace({ ...value, assessments })}
    />
  );
}
