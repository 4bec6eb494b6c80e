import {
  EntityDependencyOfComponentsCard,
  EntityLayout,
} from '@backstage/plugin-catalog';
import { maturityTab, overviewTab } from './tabs';

/** The page of a Resource, and of every kind without its own page. */
export const resourcePage = (
  <EntityLayout>
    {overviewTab}
    {maturityTab}
    <EntityLayout.Route path="/dependents" title="Dependents">
      <EntityDependencyOfComponentsCard />
    </EntityLayout.Route>
  </EntityLayout>
);
