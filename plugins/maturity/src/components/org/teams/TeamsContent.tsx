import { OrgFrame } from '../OrgFrame';
import { TableSkeleton } from '../states/TableSkeleton';
import { TeamsTable } from './TeamsTable';

/** The content of the tab "Teams": who owns what, and where it stands. */
export function TeamsContent() {
  return (
    <OrgFrame skeleton={<TableSkeleton />}>
      <TeamsTable />
    </OrgFrame>
  );
}
