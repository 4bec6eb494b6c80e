import { EntityLayout } from '@backstage/plugin-catalog';
import {
  EntityMaturityContent,
  isMaturityAvailable,
} from '@platform-maturity/backstage-plugin-maturity';
import { overview } from './overview';

/** The tab of every kind that has its own overview. */
export const overviewTab = (
  <EntityLayout.Route path="/" title="Overview">
    {overview}
  </EntityLayout.Route>
);

/** The maturity tab, for the kinds that can be assessed. */
export const maturityTab = (
  <EntityLayout.Route
    path="/maturity"
    title="Maturity"
    if={isMaturityAvailable}
  >
    <EntityMaturityContent />
  </EntityLayout.Route>
);
