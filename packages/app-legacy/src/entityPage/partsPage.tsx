import {
  EntityHasComponentsCard,
  EntityHasResourcesCard,
  EntityHasSystemsCard,
  EntityLayout,
  EntitySwitch,
  isKind,
} from '@backstage/plugin-catalog';
import Grid from '@material-ui/core/Grid';
import { maturityTab, overviewTab } from './tabs';

/** The page of a System or a Domain, with its parts. */
export const partsPage = (
  <EntityLayout>
    {overviewTab}
    {maturityTab}
    <EntityLayout.Route path="/parts" title="Parts">
      <EntitySwitch>
        <EntitySwitch.Case if={isKind('domain')}>
          <EntityHasSystemsCard />
        </EntitySwitch.Case>
        <EntitySwitch.Case>
          <Grid container spacing={3} alignItems="stretch">
            <Grid item xs={12} md={6}>
              <EntityHasComponentsCard />
            </Grid>
            <Grid item xs={12} md={6}>
              <EntityHasResourcesCard />
            </Grid>
          </Grid>
        </EntitySwitch.Case>
      </EntitySwitch>
    </EntityLayout.Route>
  </EntityLayout>
);
