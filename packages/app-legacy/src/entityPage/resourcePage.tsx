import {
  EntityDependencyOfComponentsCard,
  EntityLayout,
} from '@backstage/plugin-catalog';
import { maturityTab, overviewTab } from './tabs';

/** The page of a Resource, and of every kind that has no page of its own. */
export const resourcePage = (
  <EntityLayout>
    {overviewTab}
    {maturityTab}
    <EntityLayout.Route path="/dependents" title="Dependents">
      <EntityDependencyOfComponentsCard />
    </EntityLayout.Route>
  </EntityLayout>
);
