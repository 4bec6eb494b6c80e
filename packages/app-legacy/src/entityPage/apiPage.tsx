import {
  EntityApiDefinitionCard,
  EntityProvidingComponentsCard,
} from '@backstage/plugin-api-docs';
import { EntityLayout } from '@backstage/plugin-catalog';
import Grid from '@material-ui/core/Grid';
import { maturityTab, overviewTab } from './tabs';

/** The page of an API. */
export const apiPage = (
  <EntityLayout>
    {overviewTab}
    {maturityTab}
    <EntityLayout.Route path="/definition" title="Definition">
      <Grid container spacing={3}>
        <Grid item xs={12}>
          <EntityProvidingComponentsCard />
        </Grid>
        <Grid item xs={12}>
          <EntityApiDefinitionCard />
        </Grid>
      </Grid>
    </EntityLayout.Route>
  </EntityLayout>
);
