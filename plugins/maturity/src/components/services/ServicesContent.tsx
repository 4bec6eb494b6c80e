import { OrgFrame } from '../../orgFrame/OrgFrame';
import { TableSkeleton } from '../../states/TableSkeleton';
import { ServicesTable } from './ServicesTable';

/** The content of the tab "Services": every service, found and sorted by the backend. */
export function ServicesContent() {
  return (
    <OrgFrame exports="assessments" skeleton={<TableSkeleton />}>
      <ServicesTable />
    </OrgFrame>
  );
}
