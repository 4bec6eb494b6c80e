import { OrgFrame } from '../../orgFrame/OrgFrame';
import { ModelFilter } from '../../orgFrame/ModelFilter';
import { TableSkeleton } from '../../states/TableSkeleton';
import { ModelLadder } from './ModelLadder';

/** The content of the tab "Model": the ladder explained, for people who ask what this is. */
export function ModelContent() {
  return (
    <OrgFrame hasNoFilters skeleton={<TableSkeleton />}>
      <ModelFilter />
      <ModelLadder />
    </OrgFrame>
  );
}
