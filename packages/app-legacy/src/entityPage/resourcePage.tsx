import {
  EntityDependencyOfComponentsCard,
  EntityLayout,
} from '@backstage/plugin-catalog';
import {
  EntityMaturityContent,
  isMaturityAvailable,
} from '@platform-maturity/backstage-plugin-maturity';
import { overview } from './overview';

/** The page of a Resource, and of every kind that has no page of its own. */
export const resourcePage = (
  <EntityLayout>
    <EntityLayout.Route path="/" title="Overview">
      {overview}
    </EntityLayout.Route>
    <EntityLayout.Route
      path="/maturity"
      title="Maturity"
      if={isMaturityAvailable}
    >
      <EntityMaturityContent />
    </EntityLayout.Route>
    <EntityLayout.Route path="/dependents" title="Dependents">
      <EntityDependencyOfComponentsCard />
    </EntityLayout.Route>
  </EntityLayout>
);
