import { OrgFrame } from '../../orgFrame/OrgFrame';
import { TableSkeleton } from '../../states/TableSkeleton';
import { TeamsTable } from './TeamsTable';

/** The content of the tab "Teams": who owns what, and where it stands. */
export function TeamsContent() {
  return (
    <OrgFrame
      exports="counts"
      exportGroupBy="owner"
      skeleton={<TableSkeleton />}
    >
      <TeamsTable />
    </OrgFrame>
  );
}
