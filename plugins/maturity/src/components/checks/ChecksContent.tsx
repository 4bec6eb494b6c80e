import { OrgFrame } from '../../orgFrame/OrgFrame';
import { TableSkeleton } from '../../states/TableSkeleton';
import { ChecksPanel } from './ChecksPanel';

/** The content of the tab "Checks": what became of each, why it exists, and who does not meet it. */
export function ChecksContent() {
  return (
    <OrgFrame exports="checks" skeleton={<TableSkeleton />}>
      <ChecksPanel />
    </OrgFrame>
  );
}
