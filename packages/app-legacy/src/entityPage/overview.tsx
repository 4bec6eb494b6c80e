import {
  EntityAboutCard,
  EntityLinksCard,
  EntityOrphanWarning,
  EntityProcessingErrorsPanel,
  EntityRelationWarning,
  EntitySwitch,
  hasCatalogProcessingErrors,
  hasRelationWarnings,
  isKind,
  isOrphan,
} from '@backstage/plugin-catalog';
import { EntityCatalogGraphCard } from '@backstage/plugin-catalog-graph';
import Grid from '@material-ui/core/Grid';
import {
  EntityMaturityCard,
  EntityMaturityPartsCard,
  isMaturityAvailable,
} from '@platform-maturity/backstage-plugin-maturity';

/** Warnings of the catalog, shown above the content. */
export const warnings = (
  <>
    <EntitySwitch>
      <EntitySwitch.Case if={isOrphan}>
        <Grid item xs={12}>
          <EntityOrphanWarning />
        </Grid>
      </EntitySwitch.Case>
    </EntitySwitch>
    <EntitySwitch>
      <EntitySwitch.Case if={hasRelationWarnings}>
        <Grid item xs={12}>
          <EntityRelationWarning />
        </Grid>
      </EntitySwitch.Case>
    </EntitySwitch>
    <EntitySwitch>
      <EntitySwitch.Case if={hasCatalogProcessingErrors}>
        <Grid item xs={12}>
          <EntityProcessingErrorsPanel />
        </Grid>
      </EntitySwitch.Case>
    </EntitySwitch>
  </>
);

/**
 * The maturity card: of the parts of the entity if it has any, otherwise of the
 * entity.
 */
export const maturityCards = (
  <EntitySwitch>
    <EntitySwitch.Case if={isKind(['group', 'system', 'domain'])}>
      <Grid item xs={12} md={6}>
        <EntityMaturityPartsCard />
      </Grid>
    </EntitySwitch.Case>
    <EntitySwitch.Case if={isMaturityAvailable}>
      <Grid item xs={12} md={6}>
        <EntityMaturityCard />
      </Grid>
    </EntitySwitch.Case>
  </EntitySwitch>
);

/** The overview tab of components, APIs, systems, domains and resources. */
export const overview = (
  <Grid container spacing={3} alignItems="stretch">
    {warnings}
    <Grid item xs={12} md={6}>
      <EntityAboutCard />
    </Grid>
    {maturityCards}
    <Grid item xs={12} md={6}>
      <EntityCatalogGraphCard height={400} />
    </Grid>
    <Grid item xs={12} md={6}>
      <EntityLinksCard />
    </Grid>
  </Grid>
);
